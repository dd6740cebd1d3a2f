import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { compareTexts } from "../compare-texts.js";
import { CommandError } from "../failure.js";
import type { LiveTenant } from "../live/live-tenant.js";
import { CHANGES_FOLDER, type Change, keyOf, LOG_FILE, readSnapshots, type Snapshots } from "./read-snapshots.js";
import { isSameObject, type SnapshotObject, toSnapshot } from "./snapshot.js";

const MOST_OF_NAME = 40;
const NONE: Snapshots = { times: [], objects: [], files: new Map() };

/**
 * Sees that snapshots can be kept in the folder, before a tenant is read for them.
 *
 * @throws CommandError where something else is in it
 */
export function openSnapshots(folder: string): Snapshots {
  if (existsSync(join(folder, LOG_FILE))) return readSnapshots(folder);
  if (existsSync(folder) && readdirSync(folder).some((name) => name !== ".git" && name !== CHANGES_FOLDER)) {
    throw new CommandError(
      `--save names ${folder}, which has files and no ${LOG_FILE}: it is no folder of snapshots. Name an empty or a new one.`,
    );
  }
  return NONE;
}

/**
 * Brings the folder to what the tenant is now: a file for each object, below its organization and type, written only where the object
 * changed. So a difference in git is the difference of the tenant, and the log of a file is the history of an object.
 *
 * The step is written down before the files: what is cut off in between is found and done again by the next one.
 */
export function saveSnapshot(folder: string, tenant: LiveTenant, at: Date, before: Snapshots): Change[] {
  const objects = toSnapshot(tenant);
  const known = new Map(before.objects.map((object) => [keyOf(object), object]));
  const next = new Map(objects.map((object) => [keyOf(object), object]));
  const changes = [...new Set([...known.keys(), ...next.keys()])].sort(compareTexts).flatMap((key): Change[] => {
    const [old, now] = [known.get(key), next.get(key)];
    if (old !== undefined && now !== undefined && isSameObject(old, now)) return [];
    return [{ ...(old === undefined ? {} : { before: old }), ...(now === undefined ? {} : { after: now }) }];
  });
  try {
    write(folder, changes, objects, at, before);
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new CommandError(`The snapshot could not be written to ${folder} (${code}). Name a folder that is yours, and save again.`, {
      cause,
    });
  }
  return changes;
}

function write(folder: string, changes: readonly Change[], objects: readonly SnapshotObject[], at: Date, before: Snapshots): void {
  mkdirSync(folder, { recursive: true });
  const names = new Map(objects.filter(({ type }) => type === "Organization").map(({ id, name }) => [id, name]));
  // The first one is what everything after it is held against, and no change.
  if (changes.length > 0 && before.times.length > 0) {
    const file = join(CHANGES_FOLDER, `${at.toISOString().replaceAll(":", "-")}.json`);
    writeWhole(join(folder, file), { at: at.toISOString(), changes });
  }
  const wanted = new Map(objects.map((object) => [keyOf(object), fileOf(object, names)]));
  const changed = new Set(changes.map(({ before: old, after }) => keyOf(after ?? old ?? { type: "", id: "" })));
  for (const object of objects) {
    const key = keyOf(object);
    const file = wanted.get(key) ?? "";
    if (changed.has(key) || before.files.get(key) !== file) writeWhole(join(folder, file), object);
  }
  for (const [key, file] of before.files) if (wanted.get(key) !== file) removeFile(folder, file);
  appendFileSync(join(folder, LOG_FILE), `${JSON.stringify({ at: at.toISOString(), objects: objects.length, changed: changes.length })}\n`);
}

function writeWhole(path: string, value: object): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(value, undefined, 2)}\n`);
  renameSync(`${path}.new`, path);
}

function removeFile(folder: string, file: string): void {
  rmSync(join(folder, file), { force: true });
  for (const path of [dirname(file), dirname(dirname(file))]) {
    if (path !== "." && readdirSync(join(folder, path)).length === 0) rmdirSync(join(folder, path));
  }
}

/** `acme-west-5f0c.../Form/contact-5f0c....json`: the name for people, the id so that no two meet, whatever their names are. */
function fileOf({ type, id, name, organization }: SnapshotObject, names: ReadonlyMap<string, string>): string {
  const place = type === "Organization" ? id : (organization ?? "none");
  return join(`${slug(names.get(place) ?? "")}${safeId(place)}`, type, `${slug(name)}${safeId(id)}.json`);
}

const safeId = (id: string): string => id.replace(/[^A-Za-z0-9]+/g, "_").slice(-100);

function slug(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MOST_OF_NAME)
    .replace(/^-+|-+$/g, "");
  return words === "" ? "" : `${words}-`;
}
