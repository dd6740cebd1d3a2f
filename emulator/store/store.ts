import type { SQLInputValue } from "node:sqlite";
import { type JsonObject, parseStoredObject } from "../json.js";
import type { Database } from "./database.js";
import type { History } from "./history.js";

/** What an object is known by: a bot and its user have the same id. */
export interface ObjectKey {
  kind: string;
  id: string;
}

/** An uploaded image as it came. */
export interface StoredImage {
  type: string;
  bytes: Uint8Array;
}

/** A condition of a list, or a term to sort it by, in SQL over the columns `id` and `body` of `object`. */
export interface Condition {
  sql: string;
  values: SQLInputValue[];
}

export interface Slice {
  limit?: number | undefined;
  offset: number;
}

export const EVERYTHING: Slice = { offset: 0 };

/** A slice of a list, and how long the whole is. */
export interface Listing {
  total: number;
  bodies: JsonObject[];
}

/** The objects of the API and who names whom, knowing no kind by name. */
export class Store {
  readonly #database: Database;
  /** Each write of an object is noted in it. */
  readonly history: History;

  constructor(database: Database, history: History) {
    this.#database = database;
    this.history = history;
  }

  insert(kind: string, id: string, body: JsonObject): void {
    const text = JSON.stringify(body);
    this.#database.run("INSERT INTO object (kind, id, body) VALUES (?, ?, ?)", kind, id, text);
    this.history.noteCreate({ kind, id }, body, text);
  }

  update(kind: string, id: string, body: JsonObject): void {
    const before = this.get(kind, id);
    this.#database.run("UPDATE object SET body = ? WHERE kind = ? AND id = ?", JSON.stringify(body), kind, id);
    if (before) this.history.noteUpdate({ kind, id }, before, body);
  }

  /** Takes the object and its entries among the references; what named it is the caller's to settle. */
  remove({ kind, id }: ObjectKey): void {
    const before = this.get(kind, id);
    if (before) this.history.noteDelete({ kind, id }, before);
    this.#database.run("DELETE FROM object WHERE kind = ? AND id = ?", kind, id);
    this.#database.run("DELETE FROM reference WHERE sourceKind = ? AND source = ?", kind, id);
    this.#database.run("DELETE FROM reference WHERE targetKind = ? AND target = ?", kind, id);
  }

  removeAll(): void {
    this.history.clear();
    this.#database.run("DELETE FROM object");
    this.#database.run("DELETE FROM reference");
  }

  get(kind: string, id: string): JsonObject | undefined {
    const row = this.#database.get("SELECT body FROM object WHERE kind = ? AND id = ?", kind, id);
    return row && parseStoredObject(row.body);
  }

  has(kind: string, id: string): boolean {
    return this.#database.get("SELECT 1 FROM object WHERE kind = ? AND id = ?", kind, id) !== undefined;
  }

  countAll(): number {
    return Number(this.#database.get("SELECT count(*) AS total FROM object")?.total);
  }

  /** Whether an object is there and meets a condition, of which there are few texts: each is prepared once. */
  isAmong({ kind, id }: ObjectKey, { sql, values }: Condition): boolean {
    return this.#database.get(`SELECT 1 FROM object WHERE kind = ? AND id = ? AND ${sql}`, kind, id, ...values) !== undefined;
  }

  /** The id of the object of a kind that has a text, in any case, in a property that migrations.ts has a unique index of. */
  findByText(kind: string, property: string, text: string): string | undefined {
    const sql = `SELECT id FROM object WHERE kind = '${kind}' AND lower(json_extract(body, '$.${property}')) = lower(?)`;
    const id = this.#database.get(sql, text)?.id;
    return typeof id === "string" ? id : undefined;
  }

  /**
   * The objects of a kind, and how many there are without the slice.
   *
   * @param order terms to sort by; those that are equal in all of them stay in the order they were made
   */
  list(kind: string, conditions: readonly Condition[], slice: Slice, order: readonly Condition[] = []): Listing {
    const ofKind = { sql: "object.kind = ?", values: [kind] };
    return this.#list({ sql: "object", values: [] }, [ofKind, ...conditions], slice, order);
  }

  /** The same for a list inside an object. */
  listItems(items: readonly JsonObject[], conditions: readonly Condition[], slice: Slice, order: readonly Condition[]): Listing {
    const table = "(SELECT key AS seq, json_extract(value, '$.id') AS id, value AS body FROM json_each(?)) AS object";
    return this.#list({ sql: table, values: [JSON.stringify(items)] }, conditions, slice, order);
  }

  #list(table: Condition, conditions: readonly Condition[], { limit, offset }: Slice, order: readonly Condition[]): Listing {
    const where = conditions.map((condition) => condition.sql).join(" AND ");
    const from = `FROM ${table.sql} WHERE ${where === "" ? "TRUE" : where}`;
    const values = [...table.values, ...conditions.flatMap((condition) => condition.values)];
    // Without the + SQLite walks through all of a kind in this order rather than look up the few that a condition leaves.
    const last = conditions.length > 1 ? "+object.seq" : "object.seq";
    const terms = [...order.map(({ sql }) => sql), last].join(", ");
    const rows = this.#database.allOnce(
      `SELECT object.body ${from} ORDER BY ${terms} LIMIT ? OFFSET ?`,
      ...values,
      ...order.flatMap((term) => term.values),
      limit ?? -1,
      offset,
    );
    const bodies = rows.map((row) => parseStoredObject(row.body));
    // A page that is not full is the last one: whoever asks for that need not wait until all are counted.
    const isLast = rows.length < (limit ?? Number.POSITIVE_INFINITY) && (rows.length > 0 || offset === 0);
    const total = isLast ? offset + rows.length : Number(this.#database.allOnce(`SELECT count(*) AS total ${from}`, ...values)[0]?.total);
    return { total, bodies };
  }

  /** Notes which objects this one names, instead of those noted before. */
  setReferences(source: ObjectKey, targets: readonly ObjectKey[]): void {
    this.#database.run("DELETE FROM reference WHERE sourceKind = ? AND source = ?", source.kind, source.id);
    for (const target of targets) {
      this.#database.run("INSERT OR IGNORE INTO reference VALUES (?, ?, ?, ?)", target.kind, target.id, source.kind, source.id);
    }
  }

  /** The objects that name this one. */
  listSources({ kind, id }: ObjectKey): ObjectKey[] {
    const rows = this.#database.all("SELECT sourceKind, source FROM reference WHERE targetKind = ? AND target = ?", kind, id);
    return rows.map((row) => ({ kind: String(row.sourceKind), id: String(row.source) }));
  }

  /** Keeps the image of an object under an id of its own, in place of the one before. */
  setImage(owner: ObjectKey, id: string, { type, bytes }: StoredImage): void {
    this.#database.run(
      "INSERT OR REPLACE INTO image (kind, object, id, type, bytes) VALUES (?, ?, ?, ?, ?)",
      owner.kind,
      owner.id,
      id,
      type,
      bytes,
    );
  }

  removeImage({ kind, id }: ObjectKey): void {
    this.#database.run("DELETE FROM image WHERE kind = ? AND object = ?", kind, id);
  }

  getImage(id: string): StoredImage | undefined {
    const row = this.#database.get("SELECT type, bytes FROM image WHERE id = ?", id);
    return row?.bytes instanceof Uint8Array ? { type: String(row.type), bytes: row.bytes } : undefined;
  }
}
