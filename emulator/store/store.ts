import type { SQLInputValue } from "node:sqlite";
import type { JsonObject } from "../json.js";
import { parseStoredObject } from "../json.js";
import type { Database } from "./database.js";

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

/** A condition of a list in SQL over the column `body`. */
export interface Condition {
  sql: string;
  values: SQLInputValue[];
}

export interface Slice {
  limit?: number | undefined;
  offset: number;
}

/** The objects of the API and who names whom, knowing no kind by name. */
export class Store {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  insert(kind: string, id: string, body: JsonObject): void {
    this.#database.run("INSERT INTO object (kind, id, body) VALUES (?, ?, ?)", kind, id, JSON.stringify(body));
  }

  update(kind: string, id: string, body: JsonObject): void {
    this.#database.run("UPDATE object SET body = ? WHERE kind = ? AND id = ?", JSON.stringify(body), kind, id);
  }

  /** Takes the object and its entries among the references; what named it is the caller's to settle. */
  remove({ kind, id }: ObjectKey): void {
    this.#database.run("DELETE FROM object WHERE kind = ? AND id = ?", kind, id);
    this.#database.run("DELETE FROM reference WHERE sourceKind = ? AND source = ?", kind, id);
    this.#database.run("DELETE FROM reference WHERE targetKind = ? AND target = ?", kind, id);
  }

  removeAll(): void {
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

  /** The objects of a kind in the order they were made, and how many there are without the slice. */
  list(kind: string, conditions: readonly Condition[], slice: Slice): { total: number; bodies: JsonObject[] } {
    const where = ["kind = ?", ...conditions.map((condition) => condition.sql)].join(" AND ");
    const values = [kind, ...conditions.flatMap((condition) => condition.values)];
    const [count] = this.#database.allOnce(`SELECT count(*) AS total FROM object WHERE ${where}`, ...values);
    const rows = this.#database.allOnce(
      `SELECT body FROM object WHERE ${where} ORDER BY seq LIMIT ? OFFSET ?`,
      ...values,
      slice.limit ?? -1,
      slice.offset,
    );
    return { total: Number(count?.total), bodies: rows.map((row) => parseStoredObject(row.body)) };
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
