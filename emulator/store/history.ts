import { type JsonObject, parseStoredObject } from "../json.js";
import { findChanges, LONGEST_SIDE, type Sides, writeSide } from "./changes.js";
import type { Database, Row } from "./database.js";
import type { ObjectKey } from "./store.js";

/** The request that writes. */
export interface Occasion {
  user: string;
  /** The x-request-id of its answer. */
  request: string;
  method: string;
  /** Without the query. */
  path: string;
}

export type Operation = "create" | "update" | "delete";

/** One write of one object. */
export interface Change extends Sides {
  key: ObjectKey;
  /** ISO 8601. */
  time: string;
  operation: string;
  /** Nothing where the emulator wrote by itself, as at its first start. */
  occasion: Partial<Occasion>;
  /** The object whose removal brought this about. */
  cause: ObjectKey | undefined;
}

export interface HistoryParts {
  database: Database;
  /** Replaces the secrets of a stored object of a kind. */
  mask(kind: string, body: JsonObject): JsonObject;
  clock(): number;
}

/** So many changes are shown of one object, and a few more kept. */
const MOST_PER_OBJECT = 50;
/** An object's own changes are cut once in so many of them: cutting costs as much as noting. */
const TRIM_OBJECT_EVERY = 16;
const MOST_COUNTED = 1000;
/** So many are kept in all; the oldest go first. */
const MOST_KEPT = 10_000;
/** The total is looked at once in so many entries. */
const TRIM_EVERY = 256;

/** What was written, when, by which request. It is written in the transaction of the write itself, and holds no secret. */
export class History {
  readonly #parts: HistoryParts;
  #occasion: Occasion | undefined;
  #cause: ObjectKey | undefined;
  /** How often each object was changed since its changes were cut. */
  readonly #counts = new Map<string, number>();

  constructor(parts: HistoryParts) {
    this.#parts = parts;
  }

  /** Every write of the work is one of this request. Nothing in it may be awaited. */
  during<T>(occasion: Occasion, work: () => T): T {
    this.#occasion = occasion;
    try {
      return work();
    } finally {
      this.#occasion = undefined;
    }
  }

  /** Every write of the work follows from the removal of this object. */
  because<T>(cause: ObjectKey, work: () => T): T {
    const outer = this.#cause;
    this.#cause = cause;
    try {
      return work();
    } finally {
      this.#cause = outer;
    }
  }

  /** @param text the body as it is stored: it need not be written a second time where nothing of it is secret */
  noteCreate(key: ObjectKey, body: JsonObject, text: string): void {
    const shown = this.#parts.mask(key.kind, body);
    this.#note("create", key, "{}", shown === body && text.length <= LONGEST_SIDE ? text : writeSide(shown));
  }

  noteUpdate(key: ObjectKey, before: JsonObject, after: JsonObject): void {
    const { mask } = this.#parts;
    const shown = { before: mask(key.kind, before), after: mask(key.kind, after) };
    const changes = findChanges(before, after, shown);
    // A log-in notes its time at the user: no request changed anything.
    if (!this.#occasion && Object.keys({ ...changes.before, ...changes.after }).length === 0) return;
    this.#note("update", key, writeSide(changes.before), writeSide(changes.after));
    this.#trimNowAndThen(key);
  }

  noteDelete(key: ObjectKey, body: JsonObject): void {
    this.#note("delete", key, writeSide(this.#parts.mask(key.kind, body)), "{}");
  }

  clear(): void {
    this.#parts.database.run("DELETE FROM history");
  }

  /** The changes of an object, the newest first. */
  list({ kind, id }: ObjectKey): Change[] {
    const sql = `SELECT * FROM history WHERE kind = ? AND object = ? ORDER BY seq DESC LIMIT ${MOST_PER_OBJECT}`;
    return this.#parts.database.all(sql, kind, id).map(readChange);
  }

  /** What a request wrote, in the order it did. */
  listOfRequest(request: string, limit: number): Change[] {
    return this.#parts.database.all("SELECT * FROM history WHERE request = ? ORDER BY seq LIMIT ?", request, limit).map(readChange);
  }

  /** Grows with every change. */
  lastNumber(): number {
    return Number(this.#parts.database.get("SELECT coalesce(max(seq), 0) AS last FROM history")?.last);
  }

  #trimNowAndThen({ kind, id }: ObjectKey): void {
    if (this.#counts.size > MOST_COUNTED) this.#counts.clear();
    const count = (this.#counts.get(`${kind} ${id}`) ?? 0) + 1;
    this.#counts.set(`${kind} ${id}`, count % TRIM_OBJECT_EVERY);
    if (count < TRIM_OBJECT_EVERY) return;
    this.#parts.database.run(
      `DELETE FROM history WHERE kind = ?1 AND object = ?2 AND seq <=
       (SELECT seq FROM history WHERE kind = ?1 AND object = ?2 ORDER BY seq DESC LIMIT 1 OFFSET ${MOST_PER_OBJECT})`,
      kind,
      id,
    );
  }

  #note(operation: Operation, { kind, id }: ObjectKey, before: string, after: string): void {
    const { database, clock } = this.#parts;
    const seq = database.insert(
      `INSERT INTO history (kind, object, time, operation, user, request, method, path, causeKind, cause, before, after)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      kind,
      id,
      new Date(clock()).toISOString(),
      operation,
      this.#occasion?.user ?? null,
      this.#occasion?.request ?? null,
      this.#occasion?.method ?? null,
      this.#occasion?.path ?? null,
      this.#cause?.kind ?? null,
      this.#cause?.id ?? null,
      before,
      after,
    );
    if (seq % TRIM_EVERY === 0) database.run("DELETE FROM history WHERE seq <= ?", seq - MOST_KEPT);
  }
}

function readChange(row: Row): Change {
  const text = (value: unknown) => (typeof value === "string" ? value : undefined);
  const cause = text(row.cause);
  return {
    key: { kind: String(row.kind), id: String(row.object) },
    time: String(row.time),
    operation: String(row.operation),
    occasion: { user: text(row.user), request: text(row.request), method: text(row.method), path: text(row.path) },
    cause: cause === undefined ? undefined : { kind: String(row.causeKind), id: cause },
    before: parseStoredObject(row.before),
    after: parseStoredObject(row.after),
  };
}
