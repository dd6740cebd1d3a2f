import { expect, test } from "vitest";
import { compareStep, describeDifference } from "./compare.mts";
import type { JsonObject } from "./json.mts";
import { loadRecordings, ownRecordings } from "./recording.mts";

const STACK = "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev";
const ITEM = "urn:pulumi:dev::p::pulumi-nodejs:dynamic/conformance:Item::a";

const step = {
  exitCode: 0,
  plan: {
    exitCode: 0,
    changeSummary: { same: 1, update: 1 },
    steps: [
      { op: "same", urn: STACK, detailedDiff: null },
      { op: "update", urn: ITEM, detailedDiff: null, newInputs: { value: "two" } },
    ],
    calls: { a: [{ method: "check", news: { value: "two" } }] },
  },
  calls: { a: [{ method: "check" }, { method: "update", id: "a-1" }] },
  mutations: { ordered: true, list: ["update a a-1", "create b"], precedes: [["update a", "create b"]] },
  ops: [
    { op: "same", urn: STACK },
    { op: "update", urn: ITEM, keys: ["value"] },
  ],
  events: {
    diagnostics: [{ severity: "error", urn: ITEM, says: "the service said no" }, { severity: "error" }],
    resourceChanges: { same: 1, update: 1 },
    result: "succeeded",
  },
  state: {
    resources: [
      { urn: STACK, custom: false },
      { urn: ITEM, custom: true, id: "a-1", outputs: { value: "two" } },
    ],
  },
  stateOrder: ["pulumi:pulumi:Stack::p-dev"],
  outputs: { x: "1" },
  outputsMasked: { x: "[secret]" },
  objects: { "a-1": "two" },
  stdout: { n: 1 },
};

const toJson = (value: object): JsonObject => JSON.parse(JSON.stringify(value));

/** What a run would have that did exactly the recorded step. */
function sameRun() {
  const copy = structuredClone(step);
  const diagnostics: { severity: string; urn?: string; text: string }[] = [
    { severity: "error", text: "the update failed" },
    { severity: "error", urn: ITEM, text: "update of a failed: the service said no." },
  ];
  return {
    ...copy,
    mutations: { ...copy.mutations, inOrder: copy.mutations.list },
    events: {
      ...copy.events,
      diagnostics,
    },
  };
}

function differences(change: (run: ReturnType<typeof sameRun>) => void, ordered = true, recorded: object = step): string[] {
  const run = sameRun();
  change(run);
  return compareStep("00-test", 3, ordered, toJson(recorded), toJson(run)).map(describeDifference);
}

test("finds nothing when a run did what the recording says", () => {
  expect(differences(() => undefined)).toEqual([]);
});

test("says scenario, step, part, path, expected and got", () => {
  const run = { ...sameRun(), exitCode: 1 };
  expect(compareStep("00-test", 3, true, toJson(step), toJson(run))).toEqual([
    { scenario: "00-test", step: 3, part: "exitCode", path: "exitCode", expected: 0, got: 1 },
  ]);
  expect(differences((other) => Object.assign(other, { exitCode: 1 }))).toEqual(["step 3 exitCode: expected 0, got 1"]);
});

test("notices an extra call, a missing call and a call of an item that had none", () => {
  expect(differences((run) => run.calls.a.push({ method: "delete", id: "a-1" }))).toEqual([
    'step 3 calls.a[2]: expected nothing, got {"method":"delete","id":"a-1"}',
  ]);
  expect(differences((run) => run.calls.a.pop())).toEqual(['step 3 calls.a[1]: expected {"method":"update","id":"a-1"}, got nothing']);
  expect(differences((run) => Object.assign(run.calls, { b: [{ method: "check" }] }))).toEqual([
    'step 3 calls.b: expected nothing, got [{"method":"check"}]',
  ]);
});

test("notices calls of one item in another order", () => {
  expect(differences((run) => run.calls.a.reverse())).not.toEqual([]);
});

test("notices mutations in another order where the recording fixes it", () => {
  const swap = (run: ReturnType<typeof sameRun>) => {
    run.mutations.list.reverse();
  };
  expect(differences(swap)).toEqual([
    "step 3 mutations.list: expected update a a-1, create b, got create b, update a a-1",
    "step 3 mutations.precedes: expected update a before create b, got create b, update a a-1",
  ]);
});

test("takes mutations in any order where the recording fixes none, but keeps to its pairs", () => {
  const { precedes, list } = step.mutations;
  const unordered = { mutations: { ordered: false, list } };
  const swap = (run: ReturnType<typeof sameRun>) => {
    run.mutations.list.reverse();
  };
  expect(differences(swap, false, unordered)).toEqual([]);
  expect(differences(swap, false, { mutations: { ...unordered.mutations, precedes } })).toEqual([
    "step 3 mutations.precedes: expected update a before create b, got create b, update a a-1",
  ]);
});

test("notices operations and plan steps in another order only in ordered scenarios", () => {
  const swap = (run: ReturnType<typeof sameRun>) => {
    run.ops.reverse();
    run.plan.steps.reverse();
  };
  expect(differences(swap)).toHaveLength(2);
  expect(differences(swap, false)).toEqual([]);
});

test("names the operation of which a detail differs", () => {
  const change = (run: ReturnType<typeof sameRun>) => {
    run.ops[1] = { op: "update", urn: ITEM };
  };
  expect(differences(change)).toEqual(["step 3 ops[1].keys: expected value, got nothing"]);
  expect(differences(change, false)).toEqual([
    'step 3 ops["update pulumi-nodejs:dynamic/conformance:Item::a"].keys: expected value, got nothing',
  ]);
});

test("notices another count, result and summary of a plan", () => {
  const change = (run: ReturnType<typeof sameRun>) => {
    run.events.resourceChanges.same = 2;
    run.events.result = "failed";
    run.plan.changeSummary.update = 0;
  };
  expect(differences(change)).toEqual([
    "step 3 plan.changeSummary.update: expected 1, got 0",
    "step 3 events.resourceChanges.same: expected 1, got 2",
    'step 3 events.result: expected "succeeded", got "failed"',
  ]);
});

test("notices a diagnostic that says something else, is missing or is too many", () => {
  const path = "step 3 events.diagnostics";
  const first = { severity: "error", urn: ITEM, says: "the service said no" };
  const other = { severity: "error", urn: ITEM, text: "update of a failed." };
  const replace = (run: ReturnType<typeof sameRun>) => run.events.diagnostics.splice(1, 1, other);
  expect(differences(replace)).toEqual([
    `${path}: expected ${JSON.stringify(first)}, got nothing`,
    `${path}: expected nothing, got ${JSON.stringify(other)}`,
  ]);
  const add = (run: ReturnType<typeof sameRun>) => run.events.diagnostics.push({ severity: "warning", text: "mind" });
  expect(differences(add)).toEqual([`${path}: expected nothing, got {"severity":"warning","text":"mind"}`]);
});

test("notices state that is missing, too much or different", () => {
  const item = 'step 3 state.resources["pulumi-nodejs:dynamic/conformance:Item::a"]';
  expect(differences((run) => run.state.resources.pop())[0]).toContain(`${item}: expected {`);
  expect(differences((run) => run.state.resources.push({ urn: `${ITEM}2`, custom: false }))).toHaveLength(1);
  const change = (run: ReturnType<typeof sameRun>) => Object.assign(run.state.resources[1] ?? {}, { outputs: { value: "one" } });
  expect(differences(change)).toEqual([`${item}.outputs.value: expected "two", got "one"`]);
  const pend = (run: ReturnType<typeof sameRun>) =>
    Object.assign(run.state, { pending_operations: [{ type: "creating", resource: { urn: ITEM } }] });
  expect(differences(pend)[0]).toContain('state.pending_operations["creating pulumi-nodejs:dynamic/conformance:Item::a"]');
});

test("notices changed outputs, objects, order of the state and printed JSON", () => {
  const change = (run: ReturnType<typeof sameRun>) => {
    run.outputs.x = "2";
    run.outputsMasked.x = "1";
    run.objects["a-1"] = "one";
    run.stateOrder = [];
    run.stdout.n = 2;
  };
  expect(differences(change)).toEqual([
    'step 3 stateOrder[0]: expected "pulumi:pulumi:Stack::p-dev", got nothing',
    'step 3 outputs.x: expected "1", got "2"',
    'step 3 outputsMasked.x: expected "[secret]", got "1"',
    'step 3 objects["a-1"]: expected "two", got "one"',
    "step 3 stdout.n: expected 1, got 2",
  ]);
});

test("compares nothing that the recording does not have", () => {
  expect(differences(() => undefined, true, { exitCode: 0 })).toEqual([]);
});

test("finds every recorded step equal to itself, and only what was changed when its exit code and state are others", () => {
  for (const { name, scenario, expected } of loadRecordings(ownRecordings)) {
    for (const [index, recorded] of expected.entries()) {
      expect(compareStep(name, index, scenario.ordered, recorded, asRun(recorded))).toEqual([]);
      if ("state" in recorded) {
        const changed = { ...asRun(recorded), exitCode: 99, state: { resources: [{ urn: "urn:pulumi:dev::p::t::stranger" }] } };
        const parts = compareStep(name, index, scenario.ordered, recorded, changed).map(({ part }) => part);
        expect(new Set(parts)).toEqual(new Set(["exitCode", "state"]));
      }
    }
  }
});

/** A recorded step as if a run had produced it: the order of its mutations and the texts of its diagnostics added. */
function asRun(recorded: JsonObject): JsonObject {
  const { mutations, events, plan } = JSON.parse(JSON.stringify(recorded));
  for (const part of [events, plan]) for (const each of part?.diagnostics ?? []) each.text = `The engine's words: ${each.says ?? ""}`;
  return {
    ...recorded,
    ...(events ? { events } : {}),
    ...(plan ? { plan } : {}),
    ...(mutations ? { mutations: { ...mutations, inOrder: mutations.ordered ? mutations.list : [] } } : {}),
  };
}
