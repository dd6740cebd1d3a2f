import type { Database } from "./database.js";

/** What a data file knows of itself: keys of signing, ids of what was seeded. */
export class Settings {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  get(name: string): string | undefined {
    const value = this.#database.get("SELECT value FROM setting WHERE name = ?", name)?.value;
    return typeof value === "string" ? value : undefined;
  }

  set(name: string, value: string): void {
    this.#database.run(
      "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
      name,
      value,
    );
  }
}
