import { closeSync, openSync, rmSync, statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { EmulatorError } from "../errors.js";
import { loadSqlite } from "./sqlite.js";

/** The file beside the data file that its owner holds a lock on; it is empty, and gone when the owner ends in order. */
const SUFFIX = "-lock";
const MOST_TRIES = 10;

/**
 * Makes this process the one owner of a data file. The lock is SQLite's own on an empty file beside it, so that the operating system takes
 * it back however the process ends, and other programs can still read the data file.
 *
 * @param file the data file with every symbolic link followed, so that two ways to it are one
 * @returns gives the data file back
 * @throws EmulatorError when another emulator has it
 */
export function lockDataFile(file: string): () => void {
  const path = file + SUFFIX;
  for (let tries = 1; ; tries++) {
    createIfMissing(path);
    const before = inodeOf(path);
    const lock = tryLock(path, file);
    // An owner that ends removes the file: a lock on one that was removed meanwhile would keep nobody out.
    if (before !== undefined && before === inodeOf(path)) return () => release(lock, path);
    lock.close();
    if (tries === MOST_TRIES) throw new EmulatorError(describeOwner(file));
  }
}

/** Opens no file that is there: to close it would end, on POSIX, every lock that this process has on it. */
function createIfMissing(path: string): void {
  try {
    closeSync(openSync(path, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}

function tryLock(path: string, file: string): DatabaseSync {
  const { DatabaseSync } = loadSqlite();
  const lock = new DatabaseSync(path);
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    const isBusy = error instanceof Error && /locked|busy/.test(error.message);
    throw isBusy ? new EmulatorError(describeOwner(file), { cause: error }) : error;
  }
}

function release(lock: DatabaseSync, path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Windows removes no open file; an empty one that stays is in nobody's way.
  }
  lock.close();
}

function inodeOf(path: string): bigint | undefined {
  return statSync(path, { throwIfNoEntry: false, bigint: true })?.ino;
}

function describeOwner(file: string): string {
  return `The data file ${file} is in use by another emulator. Stop that one, or name another file.`;
}
