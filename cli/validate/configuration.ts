import { existsSync } from "node:fs";
import type { Project, StackConfig } from "../../engine/index.js";
import { UNKNOWN_VALUE } from "../../provider/schema/unknown.js";
import type { TenantValues } from "../../provider/tenant/yaml/values.js";
import { type CommandContext, loadEngine } from "../context.js";
import { CommandError } from "../failure.js";

/** The configuration that a validation goes by: that of a stack, or of none. */
export interface Configuration {
  /** Undefined where no stack is named or selected: what has no value then is not known, and no problem. */
  stack?: string;
  entries: ReadonlyMap<string, { text: string; secret: boolean; structured: boolean }>;
}

/** No project, so no configuration. */
export const NO_CONFIGURATION: Configuration = { entries: new Map() };

/**
 * Reads the configuration of the stack that `--stack` names, or of the selected one. No passphrase is asked for: a secret counts as not
 * known, and what matters is that it is there.
 *
 * @throws CommandError when `--stack` names a stack without a configuration file
 */
export async function readConfiguration(context: CommandContext, project: Project): Promise<Configuration> {
  const { StackConfig } = await loadEngine();
  const stack = context.stackName ?? (await selectedStack(project));
  if (stack === undefined) {
    return { entries: new Map(project.config.flatMap(({ key, value }) => (value === undefined ? [] : [[key, toEntry(value)]]))) };
  }
  const file = project.stackConfigPath(stack);
  if (context.stackName !== undefined && !existsSync(file)) {
    throw new CommandError(`There is no configuration of a stack "${stack}": ${file} does not exist. Correct --stack, or leave it out.`);
  }
  const config: StackConfig = StackConfig.load(project, stack);
  return { stack, entries: new Map(config.entries().map(({ key, text, secret, structured }) => [key, { text, secret, structured }])) };
}

/** A backend that cannot be used from here says nothing about the files of the project. */
async function selectedStack(project: Project): Promise<string | undefined> {
  const { EngineError, Stack } = await loadEngine();
  try {
    return Stack.selected(project);
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
}

function toEntry(value: unknown) {
  const structured = typeof value === "object" && value !== null;
  return { text: structured ? JSON.stringify(value) : String(value), secret: false, structured };
}

/** The configuration as a tenant file reads it; `noteUnknown` gets what is not known for want of a stack. */
export function tenantValues(
  { stack, entries }: Configuration,
  project: Project | undefined,
  noteUnknown: (value: string) => void,
): TenantValues {
  const notKnown = (value: string) => {
    noteUnknown(value);
    return UNKNOWN_VALUE;
  };
  return {
    config: (key) => {
      const entry = entries.get(key.includes(":") ? key : `${project?.name ?? ""}:${key}`);
      if (entry === undefined) return stack === undefined ? { text: notKnown(key), isSecret: false } : undefined;
      return { text: entry.secret ? UNKNOWN_VALUE : entry.text, isSecret: entry.secret };
    },
    env: (name) => process.env[name] ?? (stack === undefined ? notKnown(`env:${name}`) : undefined),
    secret: () => UNKNOWN_VALUE,
    known: (kind) => (kind === "env" ? Object.keys(process.env) : [...entries.keys()].map((key) => withoutProject(key, project))),
  };
}

export const withoutProject = (key: string, project: Project | undefined): string =>
  project && key.startsWith(`${project.name}:`) ? key.slice(project.name.length + 1) : key;

/** What stands in a program's configuration for a value that nobody knows, by the type that Pulumi.yaml declares. */
const STAND_INS: Readonly<Record<string, string>> = { integer: "0", boolean: "false", array: "[]", object: "{}" };

/** The configuration as a program gets it, and what is declared in Pulumi.yaml and has no value. */
export function programConfig({ entries }: Configuration, project: Project) {
  const values: Record<string, string> = {};
  const secretKeys: string[] = [];
  for (const [key, { text, secret, structured }] of entries) {
    values[key] = !secret ? text : structured ? JSON.stringify(UNKNOWN_VALUE) : UNKNOWN_VALUE;
    if (secret) secretKeys.push(key);
  }
  const missing = project.config.filter(({ key }) => !(key in values));
  for (const { key, type, secret } of missing) {
    values[key] = STAND_INS[type?.type ?? ""] ?? UNKNOWN_VALUE;
    if (secret) secretKeys.push(key);
  }
  return { values, secretKeys, missing };
}
