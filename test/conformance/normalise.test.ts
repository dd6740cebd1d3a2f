import { expect, test } from "vitest";
import { groupCalls, listMutations } from "./call-log.mts";
import { listOps, summarise, toPlan } from "./event-log.mts";
import type { JsonObject } from "./json.mts";
import { normaliseData, normaliseState, normaliseText, stateOrder } from "./normalise.mts";

const toJson = (value: object): JsonObject => JSON.parse(JSON.stringify(value));
const toLines = (values: object[]): JsonObject[] => values.map(toJson);

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const ID = "d2be8f61-d342-4afd-ae7e-7458251b111b";
const PROVIDER = "urn:pulumi:dev::p::pulumi:providers:pulumi-nodejs::default";
const ITEM = "urn:pulumi:dev::p::pulumi-nodejs:dynamic/conformance:Item::a";

test("takes out of a text what differs from run to run", () => {
  const text =
    "\u001b[31mError\u001b[0m in /srv/x/index.js at 2026-11-23T07:28:55Z (pid 71, 127.0.0.1:4711, d2be8f61-d342-4afd-ae7e-7458251b111b)\r";
  expect(normaliseText(text)).toBe("Error in <path> at <time> (pid <n>, 127.0.0.1:<port>, <uuid>)");
  expect(normaliseText("failed\n    at create (/srv/x.js:1:2)\n    at main (/srv/y.js:3:4)\nend")).toBe("failed\n<stack>\nend");
});

test("names the provider's program and ids, keeps the unknown value and shortens long texts", () => {
  const data = {
    __provider: "exports.handler = 1",
    of: `${PROVIDER}::${ID}`,
    later: `${PROVIDER}::${UNKNOWN}`,
    value: [UNKNOWN, "x".repeat(2000)],
  };
  expect(normaliseData(data, true)).toEqual({
    __provider: "<provider>",
    of: `${PROVIDER}::<provider-id>`,
    later: `${PROVIDER}::${UNKNOWN}`,
    value: [UNKNOWN, expect.stringMatching(/^<string length=2000 sha256=[0-9a-f]{64}>$/)],
  });
  expect(normaliseData({ news: { __provider: "exports.handler = 1", name: "a" } }, false)).toEqual({ news: { name: "a" } });
});

test("sorts resources and their sets and drops times and places", () => {
  const deployment = toJson({
    manifest: { time: "now" },
    resources: [
      { urn: `${ITEM}`, id: "a-1", delete: true },
      { urn: PROVIDER, id: ID, type: "pulumi:providers:pulumi-nodejs", created: "x", modified: "y" },
      { urn: ITEM, id: "a-2", sourcePosition: "s", stackTrace: [], dependencies: ["c", "b"], propertyDependencies: { value: ["c", "b"] } },
    ],
  });
  expect(normaliseState(deployment)).toEqual({
    resources: [
      { urn: ITEM, id: "a-2", dependencies: ["b", "c"], propertyDependencies: { value: ["b", "c"] } },
      { urn: ITEM, id: "a-1", delete: true },
      { urn: PROVIDER, id: "<provider-id>", type: "pulumi:providers:pulumi-nodejs" },
    ],
  });
  expect(stateOrder(deployment)).toEqual([
    "pulumi-nodejs:dynamic/conformance:Item::a (delete)",
    "pulumi:providers:pulumi-nodejs::default",
    "pulumi-nodejs:dynamic/conformance:Item::a",
  ]);
});

test("keeps pending operations, and lists none where there are none", () => {
  const pending = { type: "creating", resource: { urn: ITEM, created: "x" } };
  expect(normaliseState({ pending_operations: [pending] })).toEqual({
    resources: [],
    pending_operations: [{ type: "creating", resource: { urn: ITEM } }],
  });
  expect(normaliseState({ pending_operations: [] })).toEqual({ resources: [] });
});

test("groups calls by item and leaves out the marks of delays", () => {
  const lines = [
    { method: "check", name: "a", news: {} },
    { event: "start", method: "create", name: "a" },
    { method: "create", name: "a", news: {}, result: { id: "a-1" } },
    { method: "delete", name: "b", id: "b-1", error: "no" },
  ];
  expect(groupCalls(toLines(lines))).toEqual({
    a: [
      { method: "check", news: {} },
      { method: "create", news: {}, result: { id: "a-1" } },
    ],
    b: [{ method: "delete", id: "b-1", error: "no" }],
  });
  expect(listMutations(toLines(lines), true)).toEqual({ ordered: true, list: ["create a", "delete b b-1 (failed)"] });
});

test("lists operations as announced and marks the failed one", () => {
  const metadata = { op: "create", urn: ITEM, keys: ["b", "a"], diffs: [], detailedDiff: null };
  const events = [{ resourcePreEvent: { metadata } }, { resOutputsEvent: { metadata } }, { resOpFailedEvent: { metadata } }];
  expect(listOps(toLines(events))).toEqual([{ op: "create", urn: ITEM, keys: ["a", "b"], failed: true }]);
});

test("summarises diagnostics without debug messages and lines of a stack, null where there was no summary", () => {
  const diagnostics = [
    { severity: "error", urn: ITEM, prefix: "error: ", message: "no\n" },
    { severity: "debug", message: "x" },
    { severity: "info#err", message: "    at create (/srv/x.js:1:2)" },
    { severity: "info", message: "soon", ephemeral: true },
  ].map((diagnosticEvent) => ({ diagnosticEvent }));
  expect(summarise(toLines(diagnostics))).toEqual({
    diagnostics: [{ severity: "error", urn: ITEM, text: "error: no" }],
    resourceChanges: null,
    result: null,
  });
  const summaryEvent = { resourceChanges: { same: 1 }, result: "succeeded" };
  expect(summarise([{ summaryEvent }])).toEqual({ diagnostics: [], ...summaryEvent });
});

test("takes of a plan's steps what a recording has of them", () => {
  const newState = { urn: ITEM, inputs: { value: "1" }, outputs: undefined };
  const digest = {
    steps: [{ op: "create", urn: ITEM, provider: "", newState, oldState: null, detailedDiff: null }],
    changeSummary: { create: 1 },
  };
  expect(toPlan(toJson(digest))).toEqual({
    changeSummary: { create: 1 },
    steps: [{ op: "create", urn: ITEM, detailedDiff: null, newInputs: { value: "1" } }],
    diagnostics: [],
  });
});
