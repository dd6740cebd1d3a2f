import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../failure.js";

/** What a folder may hold that a project is begun in: nobody's work. */
const HARMLESS: ReadonlySet<string> = new Set([".git", ".gitignore", ".web1on1", "node_modules"]);

/**
 * Sees, before anything is read, that the files can be written, and that they go over nothing of the user's.
 *
 * @throws CommandError saying what is in the way
 */
export function requireFolder(folder: string, force: boolean): void {
  const stats = statSync(folder, { throwIfNoEntry: false });
  if (stats !== undefined && !stats.isDirectory()) throw new CommandError(`--out names ${folder}, which is a file. Name a folder.`);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new CommandError(
      `--out names ${folder}, which cannot be written to (${reason}). Give your user the right to it, or name another.`,
      {
        cause,
      },
    );
  }
  const files = readdirSync(folder).filter((name) => !HARMLESS.has(name));
  if (files.length > 0 && !force) {
    const named = files.slice(0, 5).join(", ");
    const more = files.length > 5 ? ` and ${files.length - 5} more` : "";
    throw new CommandError(
      `${folder} has files already: ${named}${more}. Name an empty folder, or give --force to write over what an earlier pull wrote; names of objects are then kept.`,
    );
  }
}

/** Writes the files, each in one step: whoever reads the folder meanwhile sees the old one or the new one. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Iterable<string>>>): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof content === "string") writeFileSync(`${file}.new`, content);
    else writeParts(`${file}.new`, content);
    renameSync(`${file}.new`, file);
  }
}

function writeParts(file: string, parts: Iterable<string>): void {
  const descriptor = openSync(file, "w");
  try {
    for (const part of parts) writeFileSync(descriptor, part);
  } catch (error) {
    rmSync(file);
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

/** Files of organizations that an earlier pull wrote and this one did not. */
export function listStale(folder: string, written: Readonly<Record<string, unknown>>): string[] {
  const root = join(folder, "organizations");
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((name) => `organizations/${name.replaceAll("\\", "/")}`)
    .filter((path) => /\.(ts|yaml)$/.test(path) && !(path in written))
    .sort();
}
