import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { groupCalls, listMutations, matchesLine, readJsonLines } from "./call-log.mts";
import { argumentsOf, planArguments, type StackNames } from "./command-line.mts";
import { compareStep, type Difference } from "./compare.mts";
import { knownDifferenceOf } from "./differences.mts";
import { listOps, summarise, toPlan } from "./event-log.mts";
import { isObject, type Json, type JsonObject, objectAt, parseJson } from "./json.mts";
import { normaliseData, normaliseState, normaliseText, stateOrder } from "./normalise.mts";
import type { Recording } from "./recording.mts";
import { type CommandResult, runCommand } from "./run-command.mts";
import type { OperationStep, Step } from "./scenario.mts";
import { Workspace } from "./workspace.mts";

const STACK = "dev";
const NOTE_LENGTH = 600;

export interface ScenarioResult {
  scenario: string;
  steps: number;
  differences: Difference[];
  /** The reasons of the list for what differs on purpose. */
  known: string[];
  durationMs: number;
  /** Where the files of the run are, when they were kept. */
  folder?: string;
}

export interface RunOptions {
  /** Leaves the files of the run where they are. */
  keep?: boolean;
  /** Takes out what differs on purpose (`differences.mts`). */
  known?: boolean;
}

/** Runs one recorded scenario through a command line and compares what it did, step by step. */
export async function runScenario(recording: Recording, command: readonly string[], options: RunOptions = {}): Promise<ScenarioResult> {
  const begin = performance.now();
  const workspace = new Workspace(recording);
  try {
    const found = await new ScenarioRun(recording, command, workspace).execute();
    const reasonOf = (difference: Difference) => (options.known ? knownDifferenceOf(difference)?.reason : undefined);
    return {
      scenario: recording.name,
      steps: recording.expected.length,
      differences: found.filter((difference) => reasonOf(difference) === undefined),
      known: [...new Set(found.map(reasonOf).filter((reason) => reason !== undefined))],
      durationMs: performance.now() - begin,
      folder: options.keep ? workspace.root : undefined,
    };
  } finally {
    if (!options.keep) workspace.remove();
  }
}

class ScenarioRun {
  private readonly recording: Recording;
  private readonly command: readonly string[];
  private readonly workspace: Workspace;
  private stack = STACK;
  private directory: string;

  constructor(recording: Recording, command: readonly string[], workspace: Workspace) {
    this.recording = recording;
    this.command = command;
    this.workspace = workspace;
    this.directory = workspace.project;
  }

  async execute(): Promise<Difference[]> {
    const { name, scenario, expected } = this.recording;
    const setup = await this.run(["stack", "init", STACK], {});
    if (setup.exitCode !== 0) {
      const path = `stack init ${STACK}`;
      return [{ scenario: name, step: -1, part: "setup", path, expected: 0, got: setup.exitCode, note: noteOf(setup) }];
    }
    const differences: Difference[] = [];
    for (const [index, step] of scenario.steps.entries()) {
      const recorded = expected[index] ?? {};
      const { got, result } = await this.perform(step, index, recorded);
      for (const difference of compareStep(name, index, scenario.ordered, recorded, got)) {
        differences.push(difference.part === "exitCode" && result ? { ...difference, note: noteOf(result) } : difference);
      }
    }
    return differences;
  }

  /** Does one step and returns what a recording would say of it. */
  private async perform(step: Step, index: number, recorded: JsonObject): Promise<{ got: JsonObject; result?: CommandResult }> {
    this.prepare(step);
    const isOperation = step.do === "up" || step.do === "refresh" || step.do === "destroy" || step.do === "preview";
    const plan: JsonObject = isOperation && (step.plan || step.do === "preview") ? { plan: await this.takePlan(step) } : {};
    const args = argumentsOf(step, this.names());
    if (!args) return { got: {} };
    const from = this.callLogSize();
    const eventLog = this.workspace.eventLog(index);
    const shouldKill = isOperation && step.killWhen ? this.killCondition(step.killWhen, from) : undefined;
    const result = await this.run(isOperation ? [...args, "--event-log", eventLog] : args, step.env, shouldKill);
    if (step.do === "stack") this.stack = step.name;
    const lines = readJsonLines(this.workspace.callLog, from);
    const events = isOperation ? readJsonLines(eventLog) : [];
    const { ordered } = this.recording.scenario;
    const got: JsonObject = {
      ...plan,
      exitCode: result.exitCode,
      calls: normaliseData(groupCalls(lines), false),
      mutations: { ...listMutations(lines, ordered), inOrder: listMutations(lines, true).list ?? [] },
      ops: listOps(events),
      events: summarise(events),
      stdout: parseOutput(result.stdout),
      objects: normaliseData(this.workspace.objects(), true),
      ...(await this.readStack(step.env, recorded)),
    };
    return { got, result };
  }

  /** What a step needs before its command runs. */
  private prepare(step: Step): void {
    if (step.do === "store") this.workspace.edit(step.edit);
    if (step.do === "stack") this.directory = step.dir === undefined ? this.workspace.project : join(this.workspace.project, step.dir);
    if (step.do === "stackImport" && step.replace.length > 0) {
      const file = join(this.directory, step.from);
      const text = readFileSync(file, "utf8");
      writeFileSync(
        file,
        step.replace.reduce((changed, [from, to]) => changed.replaceAll(from, to), text),
      );
    }
  }

  private async takePlan(step: OperationStep): Promise<JsonObject> {
    const from = this.callLogSize();
    const result = await this.run(planArguments(step.flags, this.names()), step.env);
    const digest = parseOutput(result.stdout);
    const calls = normaliseData(groupCalls(readJsonLines(this.workspace.callLog, from)), false);
    const plan = isObject(digest) ? normaliseData(toPlan(digest), true) : { notJson: digest };
    return { exitCode: result.exitCode, ...(isObject(plan) ? plan : {}), calls };
  }

  /** State and outputs as the commands print them, as far as the recording has them. */
  private async readStack(env: Record<string, string>, recorded: JsonObject): Promise<JsonObject> {
    const read = async (part: string, ...args: string[]): Promise<Json> =>
      part in recorded ? parseOutput((await this.run(["stack", ...args], env)).stdout) : {};
    const [exported, outputs, outputsMasked] = await Promise.all([
      read("state", "export", "--show-secrets"),
      read("outputs", "output", "--json", "--show-secrets"),
      read("outputsMasked", "output", "--json"),
    ]);
    const deployment = isObject(exported) ? objectAt(exported, "deployment") : {};
    return {
      state: normaliseState(deployment),
      stateOrder: stateOrder(deployment),
      outputs: normaliseData(outputs, true),
      outputsMasked: normaliseData(outputsMasked, true),
    };
  }

  private killCondition(fields: JsonObject, from: number): () => boolean {
    return () => readJsonLines(this.workspace.callLog, from).some((line) => matchesLine(line, fields));
  }

  private run(args: readonly string[], env: Record<string, string>, shouldKill?: () => boolean): Promise<CommandResult> {
    return runCommand([...this.command, ...args], { cwd: this.directory, env: this.workspace.environment(env), shouldKill });
  }

  private callLogSize(): number {
    return statSync(this.workspace.callLog).size;
  }

  private names(): StackNames {
    const project = /^name:\s*["']?([^"'\s]+)/m.exec(readFileSync(join(this.directory, "Pulumi.yaml"), "utf8"))?.[1] ?? "";
    return { project, stack: this.stack };
  }
}

/** What a command printed: the value when it is JSON, else the text. */
function parseOutput(text: string): Json {
  try {
    return normaliseData(parseJson(text), true);
  } catch {
    return normaliseText(text);
  }
}

function noteOf(result: CommandResult): string {
  const text = normaliseText(`${result.stderr}\n${result.stdout}`).trim();
  return text.length > NOTE_LENGTH ? `…${text.slice(-NOTE_LENGTH)}` : text;
}
