import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { EngineEvent, Stack } from "../../engine/index.js";
import { asRecord } from "../as-record.js";
import type { CommandLine } from "../command-line.js";
import { type CommandContext, loadEngine, openStack } from "../context.js";
import { QuietDisplay } from "../display/operation-display.js";
import { previewJson } from "../display/preview-json.js";
import { chooseEngine } from "../engine-choice.js";
import { CommandError } from "../failure.js";
import type { OfficialEngine } from "../official-engine.js";
import { askOfficial } from "../official-output.js";
import { runOperation, stackTitle } from "../operation.js";
import { ensurePassphrase } from "../passphrase.js";
import { officialSettings, settingsOf } from "../settings.js";

/** A stack as either engine gives it. */
export interface StackSource {
  /** `dealer-group/dev` */
  title: string;
  deployment(): Promise<unknown>;
  /** The steps of a preview. @throws CommandError where it fails */
  steps(): Promise<unknown[]>;
  config(): Promise<(key: string) => string | undefined>;
}

export async function openSource(context: CommandContext, line: CommandLine): Promise<StackSource> {
  const choice = chooseEngine(line, process.env);
  if (choice.kind === "official") return officialSource(choice.engine, context);
  const stack = await openStack(context);
  return {
    title: stackTitle(stack),
    deployment: async () => (await stack.export()).deployment,
    steps: async () => {
      await ensurePassphrase(context);
      return previewSteps(stack);
    },
    config: async () => {
      if (stack.configuration().hasSecrets) await ensurePassphrase(context);
      return settingsOf(stack);
    },
  };
}

async function previewSteps(stack: Stack): Promise<unknown[]> {
  const events: EngineEvent[] = [];
  const result = await runOperation(
    () => stack.preview(),
    new QuietDisplay(),
    (event) => events.push(event),
  );
  if (result.result === "succeeded") return stepsOf(previewJson(events, result));
  const said = events.flatMap((event) => (event.type === "diagnostic" && event.severity === "error" ? [event.message.trim()] : []));
  throw new CommandError(`The preview failed, so what is declared is not known.\n${[...new Set(said)].join("\n")}`);
}

async function officialSource(engine: OfficialEngine, context: CommandContext): Promise<StackSource> {
  const { Project } = await loadEngine();
  const project = Project.find(context.cwd);
  const chosen = context.stackName === undefined ? [] : ["--stack", context.stackName];
  const ask = async (what: string, ...args: string[]): Promise<string> => {
    const { isOk, stdout, complaint } = await askOfficial(engine, [...args, "--non-interactive", ...chosen], context.cwd, 0);
    if (!isOk) throw new CommandError(`${what}: ${complaint}`);
    return stdout;
  };
  const name = (await ask("There is no stack to show", "stack", "--show-name")).trim();
  return {
    title: `${project.name}/${name}`,
    deployment: async () => asRecord(JSON.parse(await ask("The state cannot be read", "stack", "export"))).deployment,
    steps: async () => stepsOf(JSON.parse(await ask("The preview failed, so what is declared is not known", "preview", "--json"))),
    config: async () => officialSettings(JSON.parse(await ask("The configuration cannot be read", "config", "--json", "--show-secrets"))),
  };
}

function stepsOf(plan: unknown): unknown[] {
  const { steps } = asRecord(plan);
  return Array.isArray(steps) ? steps : [];
}

/** The steps in a file that `preview --json` wrote. */
export function readPlanFile(path: string, cwd: string): unknown[] {
  const file = resolve(cwd, path);
  let plan: unknown;
  try {
    plan = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw new CommandError(`${file} is not valid JSON. Make it with \`web1on1 preview --json > ${path}\`.`, { cause });
  }
  if (!Array.isArray(asRecord(plan).steps)) {
    throw new CommandError(`${file} has no list of steps. Make it with \`web1on1 preview --json > ${path}\`.`);
  }
  return stepsOf(plan);
}
