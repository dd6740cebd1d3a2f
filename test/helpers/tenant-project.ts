import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { type CommandResult, web1on1 } from "./command.js";

const root = join(import.meta.dirname, "../..");

export type ApiObject = Record<string, unknown> & { id: string };

/** A project in a folder of its own with the package among its modules, and an emulator for it. */
export interface TenantProject {
  readonly folder: string;
  readonly emulator: Emulator;
  /** The root organization of the emulator. */
  readonly organization: string;
  /** Replaces the program: CommonJS, with `pulumi`, `web1on1` and a `billingInfo` for organizations at hand. */
  write(program: string): void;
  run(...args: string[]): Promise<CommandResult>;
  /** Makes an object at the API by hand. */
  make(path: string, body: object): Promise<ApiObject>;
  api(path: string, init?: RequestInit): Promise<unknown>;
  /** Requests since the last call, as `POST /forms`. */
  requests(): string[];
  close(): Promise<void>;
}

const PROGRAM_START = `"use strict";
const pulumi = require("@pulumi/pulumi");
const web1on1 = require("pulumi-web1on1");
const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
`;

export async function makeTenantProject(): Promise<TenantProject> {
  const emulator = await startEmulator();
  const folder = mkdtempSync(join(tmpdir(), "tenant-"));
  mkdirSync(join(folder, "state"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{"name":"tenant","private":true,"main":"index.js"}');
  writeFileSync(join(folder, "Pulumi.yaml"), "name: tenant\nruntime: nodejs\n");
  const env = {
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
    WEB1ON1_URL: emulator.url,
    WEB1ON1_TOKEN: emulator.token,
  };
  const run = (...args: string[]) => web1on1(args, { cwd: folder, env });

  async function api(path: string, init: RequestInit = {}): Promise<unknown> {
    const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
    const answer = await fetch(emulator.url + path, { ...init, headers });
    if (!answer.ok) throw new Error(`${init.method ?? "GET"} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }

  async function make(path: string, body: object): Promise<ApiObject> {
    const made = await api(path, { method: "POST", body: JSON.stringify(body) });
    if (!isApiObject(made)) throw new Error(`POST ${path} answered no object`);
    return made;
  }

  let seen = 0;
  const requests = () => {
    const since = emulator.requests.slice(seen).map(({ method, path }) => `${method} ${path.replace(/^\/v2/, "")}`);
    seen = emulator.requests.length;
    return since;
  };

  const organizations = await api("/organizations");
  const [first] = Array.isArray(organizations) ? organizations : [];
  const init = await run("stack", "init", "dev");
  if (init.code !== 0) throw new Error(init.stderr);
  requests();
  return {
    folder,
    emulator,
    organization: String(first?.id),
    write: (program) => writeFileSync(join(folder, "index.js"), PROGRAM_START + program),
    run,
    make,
    api,
    requests,
    close: async () => {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function isApiObject(value: unknown): value is ApiObject {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}
