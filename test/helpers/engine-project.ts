import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EngineEvent, type Operation, type OperationResult, Project, Stack } from "pulumi-web1on1/engine";

const root = join(import.meta.dirname, "../..");

/** One call that the neutral provider got. */
interface ProviderCall {
  method: string;
  name: string;
  id?: string;
  event?: string;
}

/** A project in a folder of its own, whose program uses the neutral provider of the recordings. */
export interface EngineProject {
  readonly folder: string;
  readonly stack: Stack;
  /** Replaces the program. */
  write(program: string): void;
  /** Calls since the project was made. */
  calls(): ProviderCall[];
  /** The objects that exist at the provider's service, by id. */
  objects(): Record<string, Record<string, unknown>>;
  /** Keeps state, objects and calls as they are now, and gives what puts them back. */
  keep(): () => void;
  /** The environment that a process of this project needs. */
  readonly env: Record<string, string>;
  remove(): void;
}

const PROGRAM_START = `"use strict";
const pulumi = require("@pulumi/pulumi");
const { Item, Provider } = require("conformance-provider");
`;

/** What runs change: states, the selected stack, the settings of `dev`, and what is at the provider's service. */
const PARTS = ["state", "home", "Pulumi.dev.yaml", "store.json", "calls.jsonl"];

function readLines(path: string): ProviderCall[] {
  // Without a call there is no log.
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line): ProviderCall => JSON.parse(line));
}

export async function makeEngineProject(program: string): Promise<EngineProject> {
  const folder = mkdtempSync(join(tmpdir(), "engine-"));
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@pulumi"), { recursive: true });
  symlinkSync(join(root, "node_modules/@pulumi/pulumi"), join(modules, "@pulumi/pulumi"));
  cpSync(join(root, "test/conformance/recordings/provider"), join(modules, "conformance-provider"), { recursive: true });
  writeFileSync(join(folder, "Pulumi.yaml"), "name: engine-test\nruntime: nodejs\n");
  writeFileSync(join(folder, "package.json"), '{"name":"engine-test","main":"index.js"}');
  const write = (text: string) => writeFileSync(join(folder, "index.js"), PROGRAM_START + text);
  write(program);
  mkdirSync(join(folder, "state"));
  const env = {
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
    STORE: join(folder, "store.json"),
    CALL_LOG: join(folder, "calls.jsonl"),
  };
  Object.assign(process.env, env);
  const stack = await Stack.init(Project.find(folder), "dev");
  return {
    folder,
    stack,
    env,
    write,
    calls: () => readLines(env.CALL_LOG),
    objects: () => JSON.parse(readFileSync(env.STORE, "utf8")).objects,
    keep: () => {
      const kept = join(folder, "kept");
      const found = PARTS.filter((part) => existsSync(join(folder, part)));
      for (const part of found) cpSync(join(folder, part), join(kept, part), { recursive: true });
      return () => {
        for (const part of PARTS) rmSync(join(folder, part), { recursive: true, force: true });
        for (const part of found) cpSync(join(kept, part), join(folder, part), { recursive: true });
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Runs an operation to its end and keeps its events. */
export async function collect(operation: Operation): Promise<OperationResult & { events: EngineEvent[] }> {
  const events: EngineEvent[] = [];
  for await (const event of operation) events.push(event);
  return { ...(await operation.result), events };
}

/** The resources that a stack's state names, without the stack itself and the default provider. */
export async function stateNames(stack: Stack): Promise<string[]> {
  const { deployment } = await stack.export();
  const resources = Array.isArray(deployment.resources) ? deployment.resources : [];
  return resources
    .map((each) => String(each.urn).split("::").at(-1) ?? "")
    .filter((name) => name !== "default" && !name.startsWith("engine-test"));
}
