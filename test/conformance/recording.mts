import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isObject, type Json, type JsonObject, parseJson } from "./json.mts";
import { parseScenario, type Scenario } from "./scenario.mts";

/** One recorded scenario: what to do, and what the official engine did at each step. */
export interface Recording {
  name: string;
  folder: string;
  /** The provider package that its program uses. */
  provider: string;
  scenario: Scenario;
  expected: JsonObject[];
}

/** The recordings that stand in this repository. */
export const ownRecordings = join(import.meta.dirname, "recordings");

/** What this runner compares of a step; everything else in a recording repeats the scenario. */
export const PARTS = [
  "exitCode",
  "plan",
  "calls",
  "mutations",
  "ops",
  "events",
  "state",
  "stateOrder",
  "outputs",
  "outputsMasked",
  "objects",
  "stdout",
] as const;
export type Part = (typeof PARTS)[number];

const REPEATED = new Set(["do", "command", "killed", "key", "value", "secret", "path", "edit", "name", "dir", "save", "from", "file"]);

/**
 * Reads every scenario of a folder, in the order of the names. Only those whose name begins with one of `only` when that is given.
 * @throws Error when the folder has none, or a file in it has a field that the runner does not know.
 */
export function loadRecordings(folder: string, only: readonly string[] = []): Recording[] {
  const scenarios = existsSync(join(folder, "scenarios")) ? join(folder, "scenarios") : folder;
  const provider = [join(folder, "provider"), join(ownRecordings, "provider")].find((path) => existsSync(path)) ?? "";
  if (!existsSync(scenarios)) throw new Error(`${folder}: there is no such folder.`);
  const names = readdirSync(scenarios)
    .filter((name) => existsSync(join(scenarios, name, "scenario.json")))
    .filter((name) => only.length === 0 || only.some((prefix) => name === prefix || name.startsWith(`${prefix}-`)))
    .sort();
  if (names.length === 0) throw new Error(`${folder}: there is no scenario${only.length > 0 ? ` named ${only.join(", ")}` : ""} in it.`);
  return names.map((name) => loadRecording(name, join(scenarios, name), provider));
}

function loadRecording(name: string, folder: string, provider: string): Recording {
  try {
    const scenario = parseScenario(readJson(join(folder, "scenario.json")));
    const expected = parseExpected(readJson(join(folder, "expected.json")));
    if (expected.length !== scenario.steps.length) {
      throw new Error(`scenario.json has ${scenario.steps.length} steps, expected.json ${expected.length}.`);
    }
    return { name, folder, provider, scenario, expected };
  } catch (error) {
    throw new Error(`Recording "${name}": ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function parseExpected(json: Json): JsonObject[] {
  const steps = isObject(json) ? json.steps : undefined;
  if (!Array.isArray(steps)) throw new Error("expected.json: expected a list of steps.");
  return steps.map((step, index) => {
    if (!isObject(step)) throw new Error(`expected.json: step ${index} is no object.`);
    const unknown = Object.keys(step).filter((key) => !REPEATED.has(key) && !PARTS.some((part) => part === key));
    if (unknown.length > 0) throw new Error(`expected.json: this runner does not compare ${unknown.join(", ")} of step ${index}.`);
    return step;
  });
}

const readJson = (file: string): Json => parseJson(readFileSync(file, "utf8"));
