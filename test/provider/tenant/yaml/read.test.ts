import { join } from "node:path";
import { expect, test } from "vitest";
import { readTenantFile } from "../../../../provider/tenant/yaml/read-tenant-file.js";
import { makeFiles, readTree, tell, valuesOf } from "../../../helpers/tenant-files.js";

test("reads scalars as YAML 1.2 does: yes and no are texts, and dates too", () => {
  const text = 'meta: {a: 1, b: 1.5, c: true, d: no, e: null, f: "1", g: 2026-01-01, h: !!str 5, i: 0x1f, j: 010, k: ~}';
  expect(readTree(text)).toEqual({
    meta: { a: 1, b: 1.5, c: true, d: "no", e: null, f: "1", g: "2026-01-01", h: "5", i: 31, j: 10, k: null },
  });
});

test("reads block texts, comments, several lines and a document start", () => {
  expect(readTree("---\n# a tenant\nmeta:\n  text: |\n    one\n    two\n  folded: >-\n    one\n    two\n")).toEqual({
    meta: { text: "one\ntwo\n", folded: "one two" },
  });
});

test("takes an anchor's value for each of its aliases", () => {
  expect(readTree("meta:\n  a: &a {b: [1]}\n  c: *a\n")).toEqual({ meta: { a: { b: [1] }, c: { b: [1] } } });
});

test("merges maps by <<: the map's own keys win wherever they stand, then the first of a list", () => {
  const text = "meta:\n  one: &one {a: 1, b: 1}\n  two: &two {b: 2, c: 2}\n  all:\n    a: 0\n    <<: [*one, *two]\n    c: 3\n";
  expect(readTree(text)).toMatchObject({ meta: { all: { a: 0, b: 1, c: 3 } } });
});

test("keeps __proto__ a key like any other", () => {
  const tree = readTree('meta: {"__proto__": {polluted: true}}');
  expect(JSON.stringify(tree)).toBe('{"meta":{"__proto__":{"polluted":true}}}');
  expect(Reflect.get({}, "polluted")).toBeUndefined();
});

test("keeps objects in the order of the file, but for numbers as keys, which JavaScript puts first", () => {
  const tree = readTree("forms:\n  b: {}\n  a: {}\n  10: {}\n");
  expect(Object.keys(Reflect.get(Object(tree), "forms"))).toEqual(["10", "b", "a"]);
});

test("tells the place of every value, of a key, and of what is nearest above what is not there", () => {
  const text = "organizations:\n  north:\n    name: &n 'North'\n    forms:\n      intake: {type: topic, tags: [a, b]}\n";
  const folder = makeFiles({ "tenant.yaml": text });
  const { locate } = readTenantFile(join(folder, "tenant.yaml"), valuesOf());
  const at = (...path: (string | number)[]) => {
    const { line, column } = locate(path);
    return [line, column];
  };
  expect(at()).toEqual([1, 1]);
  expect(at("organizations", "north")).toEqual([2, 3]);
  expect(at("organizations", "north", "name")).toEqual([3, 11]);
  expect(at("organizations", "north", "forms", "intake", "type")).toEqual([5, 22]);
  expect(at("organizations", "north", "forms", "intake", "tags", 1)).toEqual([5, 39]);
  expect(at("organizations", "north", "forms", "intake", "status")).toEqual([5, 7]);
});

test("tells the place in the included file for what stands there", () => {
  const forms = "# forms\nintake:\n  type: topc\n";
  expect(
    tell("organizations:\n  north: {pulumi: {lookUp: true}, forms: !include parts/forms.yaml}\n", {}, { "parts/forms.yaml": forms }),
  ).toEqual([
    'parts/forms.yaml:3:9: organizations.north.forms.intake.type must be one of topic, static, got "topc". Did you mean "topic"?',
  ]);
});

test("reads an include relative to the file that has it, twice from one file, in a list, as JSON, and under <<", () => {
  const tree = readTree(
    "meta:\n  a: !include parts/a.yaml\n  b: [!include parts/a.yaml]\n  c: {<<: !include parts/a.yaml, x: 1}\n",
    {},
    { "parts/a.yaml": "b: !include deep/b.json\n", "parts/deep/b.json": '{"c": [1, "two"]}' },
  );
  const a = { b: { c: [1, "two"] } };
  expect(tree).toEqual({ meta: { a, b: [a], c: { ...a, x: 1 } } });
});

test("reads the same tree with Windows line ends and with a byte order mark", () => {
  const text = "meta:\n  a: |\n    one\n    two\n  b: [1]\n";
  const expected = readTree(text);
  expect(readTree(text.replaceAll("\n", "\r\n"))).toEqual(expected);
  expect(readTree(`\u{feff}${text}`)).toEqual(expected);
});

test("tells the same places with Windows line ends and with a byte order mark", () => {
  const text = "forms:\n  intake:\n    type: topc\n";
  const expected = tell(text);
  expect(expected[0]).toMatch(/^tenant\.yaml:3:11: /);
  expect(tell(`\u{feff}${text.replaceAll("\n", "\r\n")}`)).toEqual(expected);
});
