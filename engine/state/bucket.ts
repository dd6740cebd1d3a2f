import { readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "../errors.js";
import { deleteIfThere, fileError, makeFolder, md5Of, readIfThere, writeFileAtomically } from "./files.js";

/** What the official engine's storage library keeps beside each file. */
const attributes = (contents: string | Buffer): string =>
  JSON.stringify({
    "user.cache_control": "",
    "user.content_disposition": "",
    "user.content_encoding": "",
    "user.content_language": "",
    "user.content_type": "text/plain; charset=utf-8",
    "user.metadata": null,
    md5: md5Of(contents),
  });

const ATTRIBUTES = ".attrs";

/** Writes a file of the backend with its `.attrs`, in one step each. */
export function writeWithAttributes(path: string, contents: string | Buffer, options: { durable?: boolean } = {}): void {
  writeFileAtomically(path, contents, { ...options, makeFolder: true });
  writeFileAtomically(path + ATTRIBUTES, attributes(contents), { durable: false });
}

/** Copies a file of the backend; false when there is none. */
export function copyWithAttributes(from: string, to: string): boolean {
  const contents = readIfThere(from);
  if (!contents) return false;
  // The original stays as it is, so a copy lost in a power cut loses nothing.
  writeWithAttributes(to, contents, { durable: false });
  return true;
}

export function deleteWithAttributes(path: string): void {
  deleteIfThere(path);
  deleteIfThere(path + ATTRIBUTES);
}

/** The names in a folder, sorted; none when it is not there. */
export function listNames(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw fileError("read", folder, error);
  }
}

/** Deletes the files of a folder and keeps the folder, as the official engine does. */
export function emptyFolder(folder: string): void {
  for (const name of listNames(folder)) deleteIfThere(join(folder, name));
}

/** Moves the files of a folder into another one; a name that begins with the old stack's begins with the new one's then. */
export function moveFiles(from: string, to: string, oldPrefix: string, newPrefix: string): void {
  const names = listNames(from);
  if (names.length > 0) makeFolder(to);
  for (const name of names) {
    const next = name.startsWith(oldPrefix) ? newPrefix + name.slice(oldPrefix.length) : name;
    renameSync(join(from, name), join(to, next));
  }
}
