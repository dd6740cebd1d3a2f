import { createHash, randomBytes } from "node:crypto";
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { codeOf, EngineError } from "../errors.js";

const FULL = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
const FORBIDDEN = new Set(["EACCES", "EPERM", "EROFS"]);

/** What went wrong with a file, as a sentence that says what to do. */
export function fileError(doing: "read" | "write" | "append to" | "delete", path: string, cause: unknown): EngineError {
  if (cause instanceof EngineError) return cause;
  const code = codeOf(cause);
  const reason = (text: string) => new EngineError(`Cannot ${doing} ${path}: ${text}`, { cause });
  if (code !== undefined && FULL.has(code)) {
    const state = doing === "append to" ? "what it holds so far is safe" : "the file is as it was before";
    return reason(`no space is left (${code}). Free some and run again; ${state}.`);
  }
  if (code !== undefined && FORBIDDEN.has(code)) {
    return reason(
      `${doing === "read" ? "the file is not readable" : "the folder is not writable"} (${code}). Change its permissions and run again.`,
    );
  }
  if (code === "ENOTDIR" || code === "EEXIST")
    return reason(`a file stands where a folder is expected (${code}). Move it away and run again.`);
  return reason(`${cause instanceof Error ? cause.message : String(cause)}.`);
}

/** Undefined when there is no such file. */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw fileError("read", path, error);
  }
}

/** Undefined when there is nothing of that name. */
export function statIfThere(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw fileError("read", path, error);
  }
}

export function deleteIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    throw fileError("delete", path, error);
  }
}

export function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o777 });
  } catch (error) {
    throw fileError("write", path, error);
  }
}

/** Makes names in a folder durable: a file that was made, renamed or deleted in it. */
export function syncFolder(path: string): void {
  // Windows cannot open folders; renames are durable there without it.
  if (process.platform === "win32") return;
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function writeAll(descriptor: number, data: Buffer): void {
  for (let written = 0; written < data.length; ) written += writeSync(descriptor, data, written);
}

export interface WriteOptions {
  /** Of a new file; one that is there keeps its own. */
  mode?: number;
  /** Make the folder when it is not there. */
  makeFolder?: boolean;
  /** False for what can be made again, such as `.attrs`: the file is still replaced in one step, but not synced. */
  durable?: boolean;
}

/**
 * Replaces a file in one step: whoever reads it, also after a crash, sees the old contents or the new ones.
 * @throws EngineError naming the file; its old contents are then intact and nothing is left beside it.
 */
export function writeFileAtomically(path: string, contents: string | Buffer, options: WriteOptions = {}): void {
  const { mode = 0o666, durable = true } = options;
  if (options.makeFolder) makeFolder(dirname(path));
  const existing = statIfThere(path);
  // Through a symbolic link, so that the link stays one.
  const target = existing ? realpathSync(path) : path;
  // The official CLI takes only names that end in .json or .yaml for stacks, so a leftover of a crash is no stack.
  const temporary = `${target}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const descriptor = openSync(temporary, "wx", mode);
    try {
      writeAll(descriptor, Buffer.from(contents));
      if (existing) fchmodSync(descriptor, existing.mode);
      if (durable) fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, target);
    if (durable) syncFolder(dirname(target));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw fileError("write", path, error);
  }
}

export const md5Of = (data: string | Buffer): string => createHash("md5").update(data).digest("base64");
