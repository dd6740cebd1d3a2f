import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { Client } from "../../provider/client/client.js";
import { CommandError } from "../failure.js";
import type { LiveCount, LiveObject, LiveTenant, OnProgress } from "../live/live-tenant.js";
import { readLiveTenant } from "../live/read-live-tenant.js";
import { idsBelow } from "../live/tree.js";
import { readEarlierNames } from "./earlier-names.js";
import { listStale, requireFolder, writeFiles } from "./folder.js";
import type { Format } from "./format-names.js";
import { toImportFile } from "./import-entries.js";
import { toSlug } from "./logical-names.js";
import { declarationFiles, projectFile, projectFiles } from "./project-files.js";
import { listPulled, placeObjects } from "./pulled-tree.js";
import { readSelection, type Selection } from "./selection.js";
import { toTenant } from "./tenant.js";

export interface PullOptions extends Selection {
  readonly folder: string;
  readonly format: Format;
  readonly force: boolean;
  /** The project's name; that of the Pulumi.yaml that is there, else made of the name of the tenant's own organization. */
  readonly name?: string;
  /** The organization, by id or name, that is taken with those below it; the whole tenant when left out. */
  readonly organization?: string;
  /** The version of this package, which the project depends on. */
  readonly version: string;
  readonly onProgress?: OnProgress;
}

/** What was pulled. */
export interface Pulled {
  readonly project: string;
  /** The files that were written, as paths in the folder. */
  readonly files: readonly string[];
  /** Those of an earlier pull that no longer belong to the project, and were left alone. */
  readonly stale: readonly string[];
  readonly managed: number;
  readonly lookedUp: number;
  readonly counts: readonly LiveCount[];
  readonly requests: number;
  /** The keys of the configuration that are to get the tenant's secrets. */
  readonly secrets: readonly string[];
  readonly notes: readonly string[];
}

const PROJECT_FILE = "Pulumi.yaml";
const IMPORT_FILE = "import.json";
const PROJECT_NAME = /^[A-Za-z0-9_.-]{1,100}$/;

/**
 * Reads a tenant whole and writes the project that declares it, with the file that takes its objects over.
 *
 * @throws IncompleteError where it was not read whole; CommandError for a folder or a choice that cannot be used: then nothing is written
 */
export async function pull(client: Client, options: PullOptions): Promise<Pulled> {
  const { folder, format, force, onProgress } = options;
  if (options.name !== undefined && !PROJECT_NAME.test(options.name)) {
    throw new CommandError(`--name takes 1 to 100 letters, digits, hyphens, underscores or periods, got ${JSON.stringify(options.name)}.`);
  }
  const selected = readSelection(options);
  requireFolder(folder, force);
  const live = await readLiveTenant(client, onProgress === undefined ? {} : { onProgress });
  const isInside = insideOf(live, options.organization);
  const root = placeObjects(
    live,
    {
      isManaged: (object) => isInside(object) && selected.isManaged(object),
      isLookedUp: (object) => isInside(object) && selected.isLookedUp(object),
    },
    readEarlierNames(join(folder, IMPORT_FILE)),
  );
  const { tenant, secrets, notes } = toTenant(root);
  const projectBefore = readIfThere(join(folder, PROJECT_FILE));
  const project = options.name ?? nameIn(projectBefore) ?? nameOf(live);
  const importFile = toImportFile(project, root, tenant);
  const made = projectFiles(format, project, options.version);
  const files = {
    ...(await declarationFiles(format, project, tenant)),
    ...Object.fromEntries(Object.entries(made).filter(([path]) => !existsSync(join(folder, path)))),
    [PROJECT_FILE]: projectFile(projectBefore, format, project, secrets),
    [IMPORT_FILE]: importFile.texts,
  };
  // First what is made only now: if it cannot be, nothing is written.
  writeFiles(folder, Object.fromEntries([[IMPORT_FILE, importFile.texts], ...Object.entries(files)]));
  const objects = [root, ...listPulled(root)];
  const managed = importFile.objects;
  return {
    project,
    files: Object.keys(files),
    stale: listStale(folder, files),
    managed,
    lookedUp: objects.length - managed - (root.isManaged ? 0 : 1),
    counts: live.counts,
    requests: live.requests,
    secrets,
    notes,
  };
}

/** Whether an object belongs to the organization that is asked for, or to one below it. */
function insideOf(live: LiveTenant, wanted: string | undefined): (object: LiveObject) => boolean {
  if (wanted === undefined) return () => true;
  const organizations = live.objects.filter(({ type }) => type === "Organization");
  const [found, ...others] = organizations.filter(({ id, name }) => id === wanted || name === wanted);
  if (found === undefined || others.length > 0) {
    const ids = [found, ...others].flatMap((each) => (each === undefined ? [] : [each.id])).join(", ");
    throw new CommandError(
      found === undefined
        ? `--organization names ${JSON.stringify(wanted)}, and the tenant has no organization of this name or id. Give one of those that "web1on1 tree --source live" shows.`
        : `--organization names ${JSON.stringify(wanted)}, which is the name of several: ${ids}. Give the id of one.`,
    );
  }
  const inside = idsBelow(found.id, organizations);
  return ({ type, id, organization }) => inside.has(type === "Organization" ? id : (organization ?? ""));
}

function nameOf({ objects, root }: LiveTenant): string {
  return toSlug(objects.find(({ id }) => id === root)?.name ?? "") || "tenant";
}

function nameIn(projectFileText: string | undefined): string | undefined {
  const name: unknown = projectFileText === undefined ? undefined : parseDocument(projectFileText).get("name");
  return typeof name === "string" ? name : undefined;
}

function readIfThere(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}
