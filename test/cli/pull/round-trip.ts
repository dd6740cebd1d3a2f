import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Emulator } from "pulumi-web1on1/emulator";
import { Project, Stack } from "pulumi-web1on1/engine";
import type { Format } from "../../../cli/pull/format-names.js";
import { type Pulled, type PullOptions, pull } from "../../../cli/pull/pull.js";
import { createClient } from "../../../provider/client/client.js";
import { faultsOf } from "../../random/life.mjs";

const root = join(import.meta.dirname, "../../..");

/** A folder for projects that are pulled, with the package among its modules and its state beside it. */
export interface PullFolder {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): void;
}

export function makePullFolder(emulator: Emulator): PullFolder {
  const folder = mkdtempSync(join(tmpdir(), "pull-"));
  mkdirSync(join(folder, "state"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const env = {
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
    PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    WEB1ON1_URL: emulator.url,
    WEB1ON1_TOKEN: emulator.token,
  };
  return { folder, env, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function pullInto({ folder, env }: PullFolder, name: string, options: Partial<PullOptions> = {}): Promise<Pulled> {
  const client = createClient({ url: env.WEB1ON1_URL ?? "", token: env.WEB1ON1_TOKEN ?? "", readsOnly: true });
  const target = join(folder, name);
  return pull(client, { folder: target, format: "yaml", force: false, version: "1.2.3", include: [], exclude: [], lookUp: [], ...options });
}

/** What a round trip was. */
export interface Trip {
  readonly pulled: Pulled;
  /** What the preview after the import would change, and what a refresh before it found: nothing where all is well. */
  readonly faults: readonly string[];
  readonly resources: number;
}

/** Pulls the tenant, takes its objects over, and looks whether anything is left to do. Several stand side by side under their names. */
export async function roundTrip(place: PullFolder, format: Format, name: string, options: Partial<PullOptions> = {}): Promise<Trip> {
  const pulled = await pullInto(place, name, { format, ...options });
  const target = join(place.folder, name);
  symlinkSync(join(root, "node_modules"), join(target, "node_modules"));
  Object.assign(process.env, place.env);
  const stack = await Stack.init(Project.find(target), name);
  const text = readFileSync(join(target, "import.json"), "utf8");
  const faults = [
    ...(await faultsOf("import", stack.import(text, { protect: false }))),
    ...(await faultsOf("preview", stack.preview(), isUnchanged)),
    ...(await faultsOf("preview with refresh", stack.preview({ refresh: true }), isUnchanged)),
  ];
  const { deployment } = await stack.export();
  // What is only looked up is read and not changed.
  const isRead = (fault: string) => pulled.lookedUp > 0 && /^[a-z ]+: read urn:/.test(fault);
  return {
    pulled,
    faults: faults.filter((fault) => !isRead(fault)),
    resources: Array.isArray(deployment.resources) ? deployment.resources.length : 0,
  };
}

const isUnchanged = (changes: Readonly<Record<string, number>>): boolean =>
  Object.keys(changes).every((op) => ["same", "read"].includes(op));
