import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isRecord } from "../../provider/schema/path.js";
import { CommandError } from "../failure.js";
import type { SnapshotObject } from "./snapshot.js";

/** Names the folder as one of snapshots, and says when each of them was made: a line for each, so that one more is one more line. */
export const LOG_FILE = "snapshots.jsonl";
/** A file for each snapshot that differs from the one before: what each object was, and what it became. */
export const CHANGES_FOLDER = "changes";

/** An object's two sides in one step of the history; one is missing where it came or went. */
export interface Change {
  readonly before?: SnapshotObject;
  readonly after?: SnapshotObject;
}

export interface Snapshots {
  /** When each was made, in ISO form, oldest first. */
  readonly times: readonly string[];
  /** The newest. */
  readonly objects: readonly SnapshotObject[];
  /** The file of each object of the newest, by `<type> <id>`. */
  readonly files: ReadonlyMap<string, string>;
}

export const keyOf = ({ type, id }: Pick<SnapshotObject, "type" | "id">): string => `${type} ${id}`;

/** @throws CommandError where the folder is none of snapshots, or a file in it is broken */
export function readSnapshots(folder: string): Snapshots {
  if (!existsSync(join(folder, LOG_FILE))) {
    throw new CommandError(`${folder} has no ${LOG_FILE}: no snapshot was ever saved there. Make one with web1on1 audit --save ${folder}.`);
  }
  const lines = readFileSync(join(folder, LOG_FILE), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "");
  const times = lines.map((line, index) => {
    const entry = parse(line, `${join(folder, LOG_FILE)}:${index + 1}`);
    if (!isRecord(entry) || typeof entry.at !== "string") throw broken(`${join(folder, LOG_FILE)}:${index + 1}`);
    return entry.at;
  });
  const files = new Map<string, string>();
  const objects = listFiles(folder).map((file) => {
    const object = readObject(parse(readFileSync(join(folder, file), "utf8"), join(folder, file)), join(folder, file));
    files.set(keyOf(object), file);
    return object;
  });
  return { times, objects, files };
}

/** What each step after a time changed, oldest first. */
export function readChanges(folder: string, after: string): Change[] {
  const place = join(folder, CHANGES_FOLDER);
  const names = existsSync(place)
    ? readdirSync(place)
        .filter((name) => name.endsWith(".json"))
        .sort()
    : [];
  return names.flatMap((name) => {
    const file = join(place, name);
    const content = parse(readFileSync(file, "utf8"), file);
    if (!isRecord(content) || typeof content.at !== "string" || !Array.isArray(content.changes)) throw broken(file);
    if (content.at <= after) return [];
    return content.changes.map((change: unknown): Change => {
      if (!isRecord(change)) throw broken(file);
      const { before, after: became } = change;
      return {
        ...(before === undefined ? {} : { before: readObject(before, file) }),
        ...(became === undefined ? {} : { after: readObject(became, file) }),
      };
    });
  });
}

/** The files of objects: two folders deep, which no other file of the folder is. */
function listFiles(folder: string): string[] {
  const folders = (path: string) =>
    readdirSync(join(folder, path), { withFileTypes: true }).filter((entry) => entry.isDirectory() && !entry.name.startsWith("."));
  return folders("")
    .filter(({ name }) => name !== CHANGES_FOLDER)
    .flatMap(({ name }) => folders(name).map((inner) => join(name, inner.name)))
    .flatMap((path) =>
      readdirSync(join(folder, path))
        .filter((file) => file.endsWith(".json"))
        .map((file) => join(path, file)),
    )
    .sort();
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw broken(file);
  }
}

function readObject(value: unknown, file: string): SnapshotObject {
  if (!isRecord(value)) throw broken(file);
  const { type, id, name, organization, properties, updatedAt, updatedBy } = value;
  if (typeof type !== "string" || typeof id !== "string" || typeof name !== "string" || !isRecord(properties)) throw broken(file);
  return {
    type,
    id,
    name,
    ...(typeof organization === "string" ? { organization } : {}),
    properties,
    ...(typeof updatedAt === "string" ? { updatedAt } : {}),
    ...(typeof updatedBy === "string" ? { updatedBy } : {}),
  };
}

const broken = (file: string) =>
  new CommandError(
    `${file} is not what audit --save writes there. Put it back as it was, such as with git checkout, or save into another folder.`,
  );
