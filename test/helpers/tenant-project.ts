import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { type CommandResult, web1on1 } from "./command.js";

const root = join(import.meta.dirname, "../..");

/** A project folder with a stack, whose program declares resources of an emulator of its own. */
export interface TenantProject {
  readonly folder: string;
  readonly emulator: Emulator;
  /** Replaces the program; `web1on1` and `pulumi` are there, and `billingInfo` that an organization takes. */
  write(program: string): void;
  /** Runs the command in the folder. */
  run(...args: string[]): Promise<CommandResult>;
  /** A request to the emulator; what the answer's body holds. */
  api(path: string, init?: RequestInit): Promise<unknown>;
  remove(): Promise<void>;
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
  writeFileSync(join(folder, "Pulumi.yaml"), "name: tenant\nruntime: nodejs\n");
  writeFileSync(join(folder, "package.json"), '{"name":"tenant","private":true,"main":"index.js"}');
  const env = {
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
    WEB1ON1_URL: emulator.url,
    WEB1ON1_TOKEN: emulator.token,
  };
  const run = (...args: string[]) => web1on1(args, { cwd: folder, env });
  const { code, stderr } = await run("stack", "init", "dev");
  if (code !== 0) throw new Error(stderr);
  return {
    folder,
    emulator,
    write: (program) => writeFileSync(join(folder, "index.js"), PROGRAM_START + program),
    run,
    api: async (path, init = {}) => {
      const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json", ...init.headers };
      const answer = await fetch(`${emulator.url}${path}`, { ...init, headers });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
      return text === "" ? undefined : JSON.parse(text);
    },
    remove: async () => {
      await emulator.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
