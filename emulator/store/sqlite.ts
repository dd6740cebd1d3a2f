import { EmulatorError } from "../errors.js";

type Sqlite = typeof import("node:sqlite");

/**
 * Loads Node's own SQLite.
 *
 * Node 22 announces on loading that the module is experimental. That one sentence is dropped while it loads; every other warning passes.
 *
 * @throws EmulatorError where Node has no SQLite (before 22.13)
 */
export function loadSqlite(): Sqlite {
  const emitWarning = process.emitWarning;
  process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
    if (!String(warning).startsWith("SQLite is an experimental feature")) Reflect.apply(emitWarning, process, [warning, ...rest]);
  };
  try {
    const sqlite: Sqlite | undefined = process.getBuiltinModule?.("node:sqlite");
    if (!sqlite) throw new EmulatorError(`The emulator needs the SQLite of Node 22.13 or newer, this is ${process.version}.`);
    return sqlite;
  } finally {
    process.emitWarning = emitWarning;
  }
}
