import { expect, test } from "vitest";
import { createPaint } from "../../cli/display/style.js";
import { textWidth } from "../../cli/display/width.js";
import { KINDS } from "../../cli/tree/kinds.js";
import { matchLive } from "../../cli/tree/live.js";
import { type FlatObject, plantTree, type TenantTree } from "../../cli/tree/model.js";
import { renderHtml } from "../../cli/tree/render-html.js";
import { renderMermaid } from "../../cli/tree/render-mermaid.js";
import { renderSvg } from "../../cli/tree/render-svg.js";
import { renderText } from "../../cli/tree/render-text.js";
import { stackObjects } from "../../cli/tree/resources.js";
import { USUAL_FOLDING } from "../../cli/tree/rows.js";
import { selectOrganization } from "../../cli/tree/select.js";
import { registry } from "../../provider/resources/registry.js";

const HOSTILE = `</title><script>alert(1)</script>"'\`]-->\u001b[2J\u202Egnp\n%% end`;

const urnOf = (type: string, name: string): string => `urn:pulumi:dev::shop::pulumi-nodejs:dynamic/web1on1:${type}::${name}`;
const resource = (type: string, name: string, inputs: object, more: object = {}) => ({
  urn: urnOf(type, name),
  id: `id-${name}`,
  inputs,
  ...more,
});
const object = (kind: string, name: string, place?: string): FlatObject => ({
  kind,
  name,
  id: name,
  places: place === undefined ? [] : [place],
  parts: [],
});

/** So many organizations with so many forms each. */
function largeTree(organizations: number, forms: number, fields = 0): TenantTree {
  const parts = Array.from({ length: fields }, (_, index) => ({ kind: "FormField", name: `Field ${index}` }));
  const objects = Array.from({ length: organizations }, (_, index) => [
    object("Organization", `Org ${index}`),
    ...Array.from({ length: forms }, (_form, form) => ({ ...object("Form", `Form ${index}.${form}`, `Org ${index}`), parts })),
  ]).flat();
  return plantTree("large", "state", objects);
}

const textOf = (tree: TenantTree, more: object = {}): string =>
  renderText(tree, { paint: createPaint(false), folding: USUAL_FOLDING, isDiff: false, ...more }).join("\n");

test("knows every resource type, and what each belongs to", () => {
  expect(Object.keys(KINDS).sort()).toEqual(registry.map(({ type }) => type).sort());
  for (const { type, parents } of registry) expect([type, KINDS[type]?.place]).toEqual([type, parents[0] ?? "organization"]);
});

test("puts objects in place by id, by where an unknown id came from, and by what they were declared under", () => {
  const deployment = {
    resources: [
      resource("Organization", "north", { name: "North" }),
      resource("Form", "intake", { name: "Intake", organization: "id-north", fields: [{ name: "a", label: "A" }] }),
      { ...resource("Form", "intake", { name: "Old" }), id: "id-older", delete: true },
    ],
  };
  const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
  const component = "urn:pulumi:dev::shop::web1on1:index:Tenant::t";
  const steps = [
    {
      op: "create",
      urn: urnOf("Organization", "south"),
      newState: { ...resource("Organization", "south", { name: "South" }), id: undefined },
    },
    {
      op: "create",
      urn: urnOf("Form", "leads"),
      newState: {
        ...resource(
          "Form",
          "leads",
          { name: "Leads", organization: unknown },
          { propertyDependencies: { organization: [urnOf("Organization", "south")] } },
        ),
        id: undefined,
      },
    },
    { op: "create", urn: component, newState: { urn: component, parent: urnOf("Organization", "north"), inputs: {} } },
    {
      op: "create",
      urn: urnOf("Bot", "greeter"),
      newState: { urn: urnOf("Bot", "greeter"), parent: component, inputs: { name: "greeter" } },
    },
  ];
  const tree = plantTree("t", "declared", stackObjects(deployment, steps, { marks: false }));
  const shape = tree.nodes.map(({ name, children }) => [name, children.map((child) => child.name)]);
  expect(shape).toEqual([
    ["North", ["greeter", "Intake"]],
    ["South", ["Leads"]],
  ]);
  expect(tree.counts).toEqual({ Organization: 2, Bot: 1, Form: 2, FormField: 1 });
});

test("marks what each step would do, keeps what goes, and follows a new name", () => {
  const deployment = { resources: ["a", "b", "c", "d"].map((name) => resource("Form", name, { name })) };
  const steps = [
    {
      op: "update",
      urn: urnOf("Form", "a"),
      oldState: resource("Form", "a", { name: "a" }),
      newState: resource("Form", "a", { name: "a2" }),
    },
    { op: "delete", urn: urnOf("Form", "b"), oldState: resource("Form", "b", { name: "b" }) },
    { op: "replace", urn: urnOf("Form", "c"), oldState: resource("Form", "c", {}), newState: resource("Form", "c", { name: "c" }) },
    { op: "update", urn: urnOf("Form", "e"), oldState: resource("Form", "d", {}), newState: resource("Form", "e", { name: "d" }) },
    { op: "same", urn: urnOf("Form", "c") },
  ];
  const marks = (keep: boolean) => stackObjects(deployment, steps, { marks: keep }).map(({ name, mark }) => `${name} ${mark}`);
  expect(marks(true).sort()).toEqual(["a2 update", "b delete", "c replace", "d update"]);
  expect(marks(false).sort()).toEqual(["a2 undefined", "c undefined", "d undefined"]);
});

test("shows what a program only reads before its first run, without a mark, and calls it what the state does after", () => {
  const read = resource("Organization", "north", {});
  const made = { ...resource("Form", "intake", { name: "Intake", organization: "id-north" }), id: undefined };
  const steps = [
    { op: "read", urn: read.urn, newState: read },
    { op: "create", urn: made.urn, newState: made },
  ];
  const nodesWith = (...resources: object[]) => plantTree("t", "declared", stackObjects({ resources }, steps, { marks: true })).nodes;
  const children = [{ name: "Intake", mark: "create" }];
  expect(nodesWith()).toMatchObject([{ name: "north", mark: undefined, children }]);
  expect(nodesWith({ ...read, outputs: { name: "North" } })).toMatchObject([{ name: "North", mark: undefined, children }]);
});

test("knows a resource by the name that it has now where nothing else of it changed", () => {
  const deployment = { resources: [resource("Form", "old", { name: "Intake" })] };
  const [oldState, newState] = [
    resource("Form", "old", { name: "Intake" }),
    { ...resource("Form", "new", { name: "Intake" }), id: "id-old" },
  ];
  const steps = [{ op: "same", urn: newState.urn, oldState, newState }];
  const found = stackObjects(deployment, steps, { marks: true });
  expect(found.map(({ logicalName, id, mark }) => [logicalName, id, mark])).toEqual([["new", "id-old", undefined]]);
});

test("marks live objects and what is written inside them by the ids of the stack", () => {
  const live: FlatObject[] = [{ ...object("Organization", "o1"), parts: [{ kind: "Category", name: "Sales", id: "c1" }] }];
  const planned: FlatObject[] = [
    { ...object("Category", "sales"), id: "o1/c1", logicalName: "sales", mark: "delete" },
    { ...object("Form", "new"), id: undefined, mark: "create", urn: "urn", places: ["urn-of-o1"] },
    { ...object("Organization", "north"), id: "o1", urn: "urn-of-o1", logicalName: "north" },
  ];
  const tree = plantTree("t", "live", matchLive(live, planned));
  expect(tree.marks).toEqual({ delete: 1, create: 1 });
  expect(tree.nodes).toHaveLength(1);
  expect(tree.nodes[0]).toMatchObject({ logicalName: "north", children: [{ logicalName: "sales", mark: "delete" }, { mark: "create" }] });
});

test("draws each object once where an API's tree runs in a circle", () => {
  const tree = plantTree("t", "live", [object("Organization", "a", "b"), object("Organization", "b", "a")]);
  expect(tree.counts).toEqual({ Organization: 2 });
});

test("folds many siblings of a kind to the first, with counts of the rest, and draws all to a depth that is named", () => {
  const folded = textOf(largeTree(1000, 3, 5));
  expect(folded.split("\n").length).toBeLessThan(60);
  expect(folded).toContain("… 990 more organizations with 2,970 forms, 14,850 fields");
  expect(folded).toContain("In all: 1,000 organizations, 3,000 forms, 15,000 fields.");
  expect(textOf(largeTree(20, 1), { folding: { siblings: 10, depth: 1 } }).split("\n")).toHaveLength(20 + 3);
});

test("never folds away what a plan changes", () => {
  const objects = Array.from({ length: 100 }, (_, index) => ({
    ...object("Form", `Form ${index}`),
    ...(index === 77 ? { mark: "delete" as const } : {}),
  }));
  const text = textOf(plantTree("t", "state", objects), { isDiff: true });
  expect(text).toMatch(/^- {2}Form 77 +form$/m);
  expect(text).toContain("… 89 more forms");
  expect(text).toContain("Changes: - 1 to delete.");
});

test("keeps lines within the terminal, with wide letters, and lets no name steer it", () => {
  const tree = plantTree("t", "state", [object("Organization", "東京".repeat(40)), object("Form", HOSTILE, "東京".repeat(40))]);
  const lines = textOf(tree, { columns: 60 }).split("\n");
  for (const line of lines) expect(textWidth(line)).toBeLessThan(60);
  expect(/\p{Cc}/u.test(lines.join(""))).toBe(false);
});

test("writes Mermaid in which no name is more than a text", () => {
  const { text } = renderMermaid(plantTree(HOSTILE, "state", [object("Form", HOSTILE), object("Form", "1. - list")]));
  const labels = [...text.matchAll(/\["([^"]*)"\]/g)].map(([, label]) => label ?? "");
  expect(labels).toHaveLength(3);
  for (const label of labels) expect(label.replace(/#\d+;/g, "")).toMatch(/^[\p{L}\p{N} ,:…/]*$/u);
  expect(text.split("\n")).toHaveLength(5);
});

test("draws in Mermaid what GitHub takes, and says what it left out", () => {
  const edges = (text: string): number => text.split(" --> ").length - 1;
  const cases: [TenantTree, RegExp | undefined][] = [
    [largeTree(10, 5, 4), undefined],
    [largeTree(20, 10, 10), /fields are told as counts/],
    // Few characters, and more lines than are drawn.
    [largeTree(2, 300), /only organizations are drawn/],
    [largeTree(100, 50), /only organizations are drawn/],
    [largeTree(3000, 1), /only the first \d+ organizations are drawn/],
  ];
  for (const [tree, expected] of cases) {
    const { text, note } = renderMermaid(tree);
    expect(edges(text)).toBeLessThanOrEqual(500);
    expect(text.length).toBeLessThanOrEqual(50_000);
    if (expected === undefined) expect(note).toBeUndefined();
    else expect(note).toMatch(expected);
  }
});

test("writes markup in which no name is markup or turns the text around", () => {
  const tree = plantTree(HOSTILE, "state", [{ ...object("Form", HOSTILE), logicalName: `${HOSTILE}2` }]);
  const svg = renderSvg(tree, USUAL_FOLDING);
  const html = renderHtml(tree);
  for (const text of [svg, html]) {
    expect(text).not.toContain("<script>alert");
    expect(/[\u202a-\u202e]|(?!\n)\p{Cc}/u.test(text)).toBe(false);
    expect(text).toContain("[U+202E]gnp");
  }
  expect(html).not.toMatch(/(src|href)="(?!data:,)/);
});

test("chooses one organization by name, program's name, path or id, and says which there are", () => {
  const objects = [
    { ...object("Organization", "North"), logicalName: "north" },
    { ...object("Organization", "Sales", "North"), logicalName: "sales-n", id: "1" },
    { ...object("Organization", "Sales", "North"), logicalName: "sales-s", id: "2" },
  ];
  const tree = plantTree("t", "state", objects);
  for (const wanted of ["north", "North"]) expect(selectOrganization(tree, wanted).counts).toEqual({ Organization: 3 });
  for (const wanted of ["2", "sales-s", "/north/sales-s"]) expect(selectOrganization(tree, wanted).nodes[0]?.id).toBe("2");
  expect(() => selectOrganization(tree, "Sales")).toThrow('2 organizations are called "Sales": /north/sales-n (1), /north/sales-s (2).');
  expect(() => selectOrganization(tree, "Nort")).toThrow('There is no organization "Nort". Did you mean "North"?');
});
