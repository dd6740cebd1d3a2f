import { execFile } from "node:child_process";
import { constants } from "node:os";
import { delimiter, dirname } from "node:path";
import { ALLOW_DELETES_VARIABLE, MAX_DELETES_KEY } from "../../provider/delete-config.js";
import { asRecord } from "../as-record.js";
import type { CommandLine } from "../command-line.js";
import { createPaint, wantsColor } from "../display/style.js";
import { EXIT } from "../exit-codes.js";
import { CommandError } from "../failure.js";
import { handOver } from "../hand-over.js";
import type { OfficialEngine } from "../official-engine.js";
import { officialSettings, type Settings } from "../settings.js";
import type { PlannedStep } from "./doomed.js";
import { createDeleteGuard, type DeleteGuard, type Finding, holdersIn } from "./guard.js";
import { type OfficialArguments, readOfficialArguments } from "./official-arguments.js";
import { findingJson, findingText, tell } from "./report.js";

const ROLES: Readonly<Record<string, "up" | "preview" | "destroy">> = {
  up: "up",
  update: "up",
  preview: "preview",
  pre: "preview",
  destroy: "destroy",
  down: "destroy",
};

const MOST_BYTES = 1024 ** 3;

type Run = (args: readonly string[]) => Promise<string | undefined>;

/**
 * Hands a command line over, with its deletes counted where it is `up`, `preview` or `destroy`: the first stops before the official
 * command begins where its plan goes beyond the limits, the second says so, the third means it.
 */
export async function handOverGuarded(engine: OfficialEngine, line: CommandLine, env: NodeJS.ProcessEnv): Promise<number> {
  const args = readOfficialArguments(line.rest);
  const role = args.isHelp ? undefined : ROLES[args.command ?? ""];
  if (line.allowDeletes && role !== "up") throw new CommandError("--allow-deletes is a flag of up alone. Leave it out here.");
  if (role === "destroy") return handOver(engine, line.rest, { ...env, [ALLOW_DELETES_VARIABLE]: "all" });
  if (role === undefined) return handOver(engine, line.rest, env);
  const run = runnerOf(engine, env);
  const guard = await openOfficialGuard(run, args, line.allowDeletes);
  if (role === "preview") return previewWith(engine, line, env, run, args, guard);
  const finding = judgePlan(await planOf(run, args, guard), args, guard);
  if (finding) {
    const live = await countLiveOf(finding, run, args, env);
    tell(finding, live, { isRefusal: !args.isPreviewOnly, json: line.json, paint: paintOf(env) });
    if (!args.isPreviewOnly) return EXIT.tooManyDeletes;
  }
  return handOver(engine, line.rest, { ...env, [ALLOW_DELETES_VARIABLE]: guard.allowance });
}

/** Without a state there is nothing to delete: the official command says why there is none, or makes the stack. */
async function openOfficialGuard(run: Run, args: OfficialArguments, allowDeletes: readonly string[] | undefined): Promise<DeleteGuard> {
  const { deployment } = asRecord(parse(await run(["stack", "export", "--non-interactive", ...args.stack])));
  const config = deployment === undefined ? undefined : await readConfig(run, args, false);
  return createDeleteGuard({ deployment, maxDeletes: config?.(MAX_DELETES_KEY), allowDeletes });
}

/** The preview as the official command shows it, and what up would say of it: below it, or in its JSON. */
async function previewWith(
  engine: OfficialEngine,
  line: CommandLine,
  env: NodeJS.ProcessEnv,
  run: Run,
  args: OfficialArguments,
  guard: DeleteGuard,
): Promise<number> {
  if (!line.json) {
    const code = await handOver(engine, line.rest, env);
    const finding =
      code === EXIT.ok || code === EXIT.unexpectedChanges ? judgePlan(await planOf(run, args, guard), args, guard) : undefined;
    if (finding) tell(finding, await countLiveOf(finding, run, args, env), { isRefusal: false, json: false, paint: paintOf(env) });
    return code;
  }
  let output = "";
  const code = await handOver(engine, line.rest, env, (text) => {
    output += text;
  });
  const finding = judgePlan(output, args, guard);
  if (finding) output = `${JSON.stringify(withFinding(asRecord(parse(output)), finding), undefined, 4)}\n`;
  process.stdout.write(output);
  return code;
}

function withFinding(plan: Record<string, unknown>, finding: Finding): Record<string, unknown> {
  const diagnostics = Array.isArray(plan.diagnostics) ? plan.diagnostics : [];
  const warning = { message: findingText(finding, [], false), severity: "warning" };
  return { ...plan, diagnostics: [...diagnostics, warning], deletes: findingJson(finding) };
}

/** The plan of the same command line as JSON; undefined where there is none, of which the official command then says why. */
async function planOf(run: Run, args: OfficialArguments, guard: DeleteGuard): Promise<string | undefined> {
  return guard.hasObjects ? run(args.preview) : undefined;
}

function judgePlan(plan: string | undefined, args: OfficialArguments, guard: DeleteGuard): Finding | undefined {
  const steps = plan === undefined ? undefined : stepsOf(plan);
  return steps && guard.judge(steps, !args.isLimited);
}

async function countLiveOf(finding: Finding, run: Run, args: OfficialArguments, env: NodeJS.ProcessEnv): Promise<string[]> {
  const holders = holdersIn(finding);
  if (holders.length === 0) return [];
  const config = await readConfig(run, args, true);
  const { countLive } = await import("./live-count.js");
  return countLive(holders, config, env);
}

const paintOf = (env: NodeJS.ProcessEnv) => createPaint(wantsColor("auto", process.stderr, env));

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Runs the official command for its output; undefined where it fails. A signal ends both. */
function runnerOf(engine: OfficialEngine, env: NodeJS.ProcessEnv): Run {
  const { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: _, ...rest } = env;
  const options = { env: { ...rest, PATH: `${dirname(engine.path)}${delimiter}${env.PATH ?? ""}` }, maxBuffer: MOST_BYTES };
  return (args) =>
    new Promise((resolve) => {
      const child = execFile(engine.path, args, options, (error, stdout) => {
        for (const signal of SIGNALS) process.off(signal, end);
        resolve(error ? undefined : stdout);
      });
      const end = (signal: NodeJS.Signals): void => {
        child.kill(signal);
        process.exit(128 + constants.signals[signal]);
      };
      for (const signal of SIGNALS) process.on(signal, end);
    });
}

/** The stack's configuration by full key; without secrets unless they are asked for. */
async function readConfig(run: Run, { stack }: OfficialArguments, showSecrets: boolean): Promise<Settings> {
  return officialSettings(
    parse(await run(["config", "--json", ...(showSecrets ? ["--show-secrets"] : []), "--non-interactive", ...stack])),
  );
}

function stepsOf(text: string): PlannedStep[] | undefined {
  const { steps } = asRecord(parse(text));
  if (!Array.isArray(steps)) return undefined;
  return steps.map(asRecord).flatMap(({ op, urn, oldState }) => {
    const { id } = asRecord(oldState);
    return typeof op === "string" && typeof urn === "string" ? [{ op, urn, old: typeof id === "string" ? { id } : {} }] : [];
  });
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
