import { expect, test } from "vitest";
import { outputChangeLines, outputLines } from "../../../cli/display/outputs.js";
import { planLines } from "../../../cli/display/plan-tree.js";
import { resourceTreeLines } from "../../../cli/display/resource-tree.js";
import { createPaint } from "../../../cli/display/style.js";
import { hasChanges, summaryLines } from "../../../cli/display/summary.js";
import type { StepMetadata, StepOp } from "../../../engine/events.js";
import { UNKNOWN_VALUE } from "../../../engine/events.js";

const paint = createPaint(false);
const FORM = "pulumi-nodejs:dynamic/web1on1:Form";
const STACK = "urn:pulumi:dev::acme::pulumi:pulumi:Stack::acme-dev";
const urnOf = (name: string, type = FORM): string => `urn:pulumi:dev::acme::${type}::${name}`;

function step(op: StepOp, name: string, more: Partial<StepMetadata> & { parent?: string } = {}): StepMetadata {
  const { parent = STACK, ...rest } = more;
  const state = { urn: urnOf(name), type: FORM, custom: true, parent, inputs: { name, __provider: "code" }, outputs: {} };
  return { op, urn: urnOf(name), type: FORM, logical: true, ...(op === "delete" ? { old: state } : { new: state }), ...rest };
}
const root = (op: StepOp): StepMetadata => {
  const type = "pulumi:pulumi:Stack";
  return { op, urn: STACK, type, logical: true, new: { urn: STACK, type, custom: false, inputs: {}, outputs: {} } };
};
const changed = [
  { path: "label", kind: "update" as const, before: "Billing", after: "Invoices" },
  { path: "fields[2].options[0].value", kind: "update" as const, before: "[secret]", after: "[secret]" },
  { path: "meta.queue", kind: "add" as const, after: UNKNOWN_VALUE },
  { path: "color", kind: "delete" as const, before: "#fff" },
  { path: "__provider", kind: "update" as const, before: "a", after: "b" },
];

test("draws a plan as a tree, children under their parents, the stack on top", () => {
  const plan = [
    step("create", "one"),
    step("create", "child", { parent: urnOf("one") }),
    step("delete", "two", { parent: urnOf("gone") }),
    root("create"),
  ];
  expect(planLines(plan, { paint, diff: false })).toEqual([
    "  +  Stack       acme-dev  create",
    "  +  └─ Form     one       create",
    "  +     └─ Form  child     create",
    "  -  Form        two       delete",
  ]);
});

test("leaves out what stays the same, inner halves of replacements and default providers", () => {
  const provider = step("create", "x", { urn: urnOf("default", "pulumi:providers:pulumi-nodejs") });
  const inner = step("create-replacement", "one", { logical: false });
  expect(planLines([root("same"), step("same", "one"), inner, provider], { paint, diff: false })).toEqual([]);
});

test("names the properties that change on a resource's line", () => {
  expect(planLines([step("update", "one", { changes: changed })], { paint, diff: false })).toEqual([
    "  ~  Form  one  update  [~label, ~fields, ~meta, -color]",
  ]);
});

test("shows property by property with --diff what changes, and every input of a new resource", () => {
  const plan = [
    step("update", "one", { changes: changed }),
    step("replace", "two", { changes: [{ path: "type", kind: "update-replace", before: "topic", after: "static" }] }),
    step("create", "three"),
  ];
  expect(planLines(plan, { paint, diff: true })).toEqual([
    "  ~  Form  one    update",
    '        ~ label: "Billing" => "Invoices"',
    "        ~ fields[2].options[0].value: [secret] => [secret]",
    "        + meta.queue: (known after apply)",
    '        - color: "#fff"',
    "  +- Form  two    replace",
    '        ~ type: "topic" => "static"  (forces replacement)',
    "  +  Form  three  create",
    '        + name: "three"',
  ]);
});

test("lets no name of a property steer the terminal", () => {
  const plan = [step("update", "one", { changes: [{ path: "meta.\u009b2Ja", kind: "update", before: "\u009b", after: "b" }] })];
  expect(planLines(plan, { paint, diff: true })[1]).toBe('        ~ meta.a: "\\u009b" => "b"');
  const top = [step("update", "one", { changes: [{ path: "\u009b2Ja", kind: "update", before: 1, after: 2 }] })];
  expect(planLines(top, { paint, diff: false })).toEqual(["  ~  Form  one  update  [~a]"]);
});

test("cuts a resource's line to the terminal, but no value of --diff", () => {
  const long = "a text that is longer than the terminal is wide";
  const update = step("update", "a-name-that-is-longer-than-the-terminal", {
    changes: [{ path: "meta.crm.queue", kind: "update", before: long, after: `${long}!` }],
  });
  const [line, ...values] = planLines([update], { paint, diff: true, columns: 40 });
  expect(line).toMatch(/^ {2}~ {2}Form {2}a-name-that-is.*…$/);
  expect(values).toEqual([`        ~ meta.crm.queue: "${long}" => "${long}!"`]);
});

test("sums up what is to be done, what was done and what failed", () => {
  const changes = { create: 61, replace: 1, same: 3 };
  expect(summaryLines({ changes, durationMs: 4_200, planning: true }, paint)).toEqual([
    "Resources:",
    "    + 61 to create",
    "    +- 1 to replace",
    "    3 unchanged",
    "",
    "Duration: 4.2s",
  ]);
  expect(summaryLines({ changes: { create: 2 }, durationMs: 40, planning: false, failed: 1 }, paint)).toEqual([
    "Resources:",
    "    + 2 created",
    "    x 1 failed",
    "",
    "Duration: 0.04s",
  ]);
  expect(summaryLines({ changes: {}, durationMs: 40, planning: false }, paint)[1]).toBe("    0 unchanged");
});

test("counts reads and unchanged resources as no change", () => {
  expect(hasChanges({ same: 4, read: 1, refresh: 3 })).toBe(false);
  expect(hasChanges({ same: 4, delete: 1 })).toBe(true);
});

test("shows all outputs after an update and only changed ones in a preview", () => {
  expect(outputLines({ id: "a", formIds: ["b"] }, paint)).toEqual(["Outputs:", '    id     : "a"', '    formIds: ["b"]', ""]);
  expect(outputLines({}, paint)).toEqual([]);
  expect(outputChangeLines({ same: { a: 1 }, old: 1, value: 1 }, { same: { a: 1 }, value: 2, new: 3 }, paint)).toEqual([
    "Outputs:",
    "    - old: 1",
    "    ~ value: 1 => 2",
    "    + new: 3",
    "",
  ]);
  expect(outputChangeLines({ a: 1 }, { a: 1 }, paint)).toEqual([]);
});

test("draws the resources of a stack with their ids or URNs", () => {
  const resources = [
    { urn: STACK },
    { urn: urnOf("default", "pulumi:providers:pulumi-nodejs"), id: "p" },
    { urn: urnOf("one"), id: "5f0c", parent: STACK },
    { urn: urnOf("two"), id: "5f0d", parent: STACK },
    { urn: urnOf("two"), id: "5f0b", parent: STACK, delete: true },
  ];
  expect(resourceTreeLines(resources, { paint, showIds: true, showUrns: false }).map((line) => line.trimEnd())).toEqual([
    "Stack    acme-dev",
    "├─ Form  one       5f0c",
    "├─ Form  two       5f0d",
    "└─ Form  two       5f0b  (to be deleted)",
  ]);
  expect(resourceTreeLines(resources.slice(2, 3), { paint, showIds: false, showUrns: true })).toEqual(["Form  one", `  ${urnOf("one")}`]);
});
