import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import type { CommandResult } from "./command.js";
import { makeProjectFolder } from "./project-folder.js";

export type ApiObject = Record<string, unknown> & { id: string };

/** A project in a folder of its own with the package among its modules, and an emulator for it. */
export interface TenantProject {
  readonly folder: string;
  readonly emulator: Emulator;
  /** The environment that a process of this project needs. */
  readonly env: Readonly<Record<string, string>>;
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
  const project = makeProjectFolder("tenant", { project: "tenant", api: emulator });

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
  await project.init();
  requests();
  return {
    folder: project.folder,
    emulator,
    env: project.env,
    organization: String(first?.id),
    write: (program) => project.write("index.js", PROGRAM_START + program),
    run: (...args) => project.run(args),
    make,
    api,
    requests,
    close: async () => {
      await emulator.close();
      project.remove();
    },
  };
}

function isApiObject(value: unknown): value is ApiObject {
  return typeof value === "object" && value !== null && "id" in value && typeof value.id === "string";
}
