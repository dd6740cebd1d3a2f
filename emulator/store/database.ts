import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import type { OpenDataFile } from "./data-file.js";

export type Row = Record<string, SQLOutputValue>;

/** An open data file with its prepared statements and transactions. */
export class Database {
  readonly #connection: DatabaseSync;
  readonly #release: () => void;
  readonly #statements = new Map<string, StatementSync>();

  constructor({ connection, release }: OpenDataFile) {
    this.#connection = connection;
    this.#release = release;
    // SQLite's own lower() knows ASCII only.
    connection.function("fold", { deterministic: true }, (text) => (typeof text === "string" ? text.toLowerCase() : null));
  }

  /** Runs a statement whose text is fixed: it is prepared once. */
  run(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...values).changes);
  }

  /** Like run, for what needs the number of the new row. */
  insert(sql: string, ...values: SQLInputValue[]): number {
    return Number(this.#prepared(sql).run(...values).lastInsertRowid);
  }

  get(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.#prepared(sql).get(...values);
  }

  all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepared(sql).all(...values);
  }

  /** Reads with a text that depends on the request; it is not kept. */
  allOnce(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#connection.prepare(sql).all(...values);
  }

  /** All of the work is written, or none; what is returned is written already. The work must not wait for anything. */
  transaction<T>(work: () => T): T {
    this.#prepared("BEGIN IMMEDIATE").run();
    try {
      const result = work();
      this.#prepared("COMMIT").run();
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
    this.#release();
  }

  #rollBack(): void {
    try {
      this.#prepared("ROLLBACK").run();
    } catch {
      // On a full disk or a read error SQLite has rolled back by itself; what the caller is told is why.
    }
  }

  #prepared(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}
