import { closeSync, mkdirSync, openSync, realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { EmulatorError } from "../errors.js";
import { APPLICATION_ID, MIGRATIONS } from "./migrations.js";
import { lockDataFile } from "./owner-lock.js";
import { loadSqlite } from "./sqlite.js";

/** Data that lives as long as the process. */
export const IN_MEMORY = ":memory:";

/** An open data file that no other emulator opens until it is released. */
export interface OpenDataFile {
  connection: DatabaseSync;
  release(): void;
}

/**
 * Opens a data file, or makes one with its folder, readable by its owner only, and brings it to the present layout.
 *
 * @throws EmulatorError in one sentence for a file that cannot be used; such a file is left as it is
 */
export function openDataFile(file: string): OpenDataFile {
  const { DatabaseSync } = loadSqlite();
  let database: DatabaseSync | undefined;
  let release = () => {};
  try {
    if (file !== IN_MEMORY) {
      const isNew = createIfMissing(file);
      release = lockDataFile(realpathSync(file));
      if (!isNew) inspect(new DatabaseSync(file, { readOnly: true }), file);
    }
    database = new DatabaseSync(file);
    // WAL with NORMAL: what was committed survives the end of this process at any moment; only a loss of power can take the last commits.
    database.exec("PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    migrate(database);
    return { connection: database, release };
  } catch (error) {
    database?.close();
    release();
    if (error instanceof EmulatorError) throw error;
    throw new EmulatorError(`The data file ${file} cannot be used: ${reasonOf(error)}. Name another one.`, { cause: error });
  }
}

/** Makes an empty file with its folder where there is none; an empty one that is there counts as made. */
function createIfMissing(file: string): boolean {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) closeSync(openSync(file, "wx", 0o600));
  else if (!found.isFile()) throw new EmulatorError(`The data file ${file} is not a file. Name another one.`);
  return !found || found.size === 0;
}

function inspect(database: DatabaseSync, file: string): void {
  try {
    if (readNumber(database, "PRAGMA application_id", "application_id") !== APPLICATION_ID) {
      throw new EmulatorError(`The data file ${file} is a database of another program. Name another one.`);
    }
    const version = readNumber(database, "SELECT max(version) AS version FROM migration", "version");
    if (version > MIGRATIONS.length) {
      throw new EmulatorError(
        `The data file ${file} was written by a newer emulator (layout ${version}, this one knows ${MIGRATIONS.length}). Update pulumi-web1on1 or name another file.`,
      );
    }
  } finally {
    database.close();
  }
}

function migrate(database: DatabaseSync): void {
  database.exec("BEGIN IMMEDIATE");
  try {
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.exec("CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, appliedAt TEXT NOT NULL) STRICT");
    const version = readNumber(database, "SELECT coalesce(max(version), 0) AS version FROM migration", "version");
    for (const [index, step] of MIGRATIONS.entries()) {
      if (index < version) continue;
      database.exec(step);
      database.prepare("INSERT INTO migration (version, appliedAt) VALUES (?, ?)").run(index + 1, new Date().toISOString());
    }
    database.exec("COMMIT");
  } catch (error) {
    database.exec("ROLLBACK");
    throw error;
  }
}

function readNumber(database: DatabaseSync, sql: string, column: string): number {
  return Number(database.prepare(sql).get()?.[column]);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
}
