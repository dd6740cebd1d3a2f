import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { argumentsOf } from "./command-line.mts";
import { loadRecordings, ownRecordings } from "./recording.mts";
import { parseScenario } from "./scenario.mts";

test("builds the very commands that were recorded", () => {
  for (const { name, folder, scenario, expected } of loadRecordings(ownRecordings)) {
    const project = /^name: (.*)$/m.exec(readFileSync(join(folder, "Pulumi.yaml"), "utf8"))?.[1] ?? "";
    const commands = scenario.steps.map((step) => ["pulumi", ...(argumentsOf(step, { project, stack: "dev" }) ?? [])].join(" "));
    for (const [index, { command }] of expected.entries()) {
      if (command !== undefined) expect({ name, index, command: commands[index] }).toEqual({ name, index, command });
    }
  }
});

test("reads all 47 recordings, and those that are asked for", () => {
  expect(loadRecordings(ownRecordings)).toHaveLength(47);
  expect(loadRecordings(ownRecordings, ["05", "24-create-failure"]).map(({ name }) => name)).toEqual([
    "05-replace-delete-first-dependents",
    "24-create-failure",
  ]);
  expect(() => loadRecordings(ownRecordings, ["99"])).toThrow("there is no scenario named 99 in it");
  expect(() => loadRecordings("/nowhere")).toThrow("/nowhere: there is no such folder");
});

test("refuses a step, a field or a recorded part that it would have to ignore", () => {
  const scenario = (step: object) => JSON.parse(JSON.stringify({ description: "x", steps: [step] }));
  expect(() => parseScenario(scenario({ do: "dance" }))).toThrow('scenario.steps[0].do: "dance" is no step this runner knows.');
  expect(() => parseScenario(scenario({ do: "up", tempo: 1 }))).toThrow("scenario.steps[0]: this runner does not know tempo.");
  expect(() => parseScenario(scenario({ do: "up", flags: [1] }))).toThrow("scenario.steps[0].flags: expected a list of texts, got [1].");

  const folder = mkdtempSync(join(tmpdir(), "recordings-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const copy = join(folder, "01-create-noop");
  cpSync(join(ownRecordings, "scenarios/01-create-noop"), copy, { recursive: true });
  const expected = JSON.parse(readFileSync(join(copy, "expected.json"), "utf8"));
  expected.steps[1].smell = "fine";
  writeFileSync(join(copy, "expected.json"), JSON.stringify(expected));
  expect(() => loadRecordings(folder)).toThrow('Recording "01-create-noop": expected.json: this runner does not compare smell of step 1.');
});

test("reads steps with what they leave out filled in", () => {
  const { steps } = parseScenario({
    description: "x",
    steps: [
      { do: "stack", name: "dev2" },
      { do: "up", flags: ["--target", "$URN{a}"] },
    ],
  });
  expect(steps[0]).toEqual({ do: "stack", name: "dev2", init: true, dir: undefined, env: {} });
  const up = steps[1];
  expect(up && argumentsOf(up, { project: "p", stack: "dev2" })?.at(-1)).toBe(
    "urn:pulumi:dev2::p::pulumi-nodejs:dynamic/conformance:Item::a",
  );
});
