import { expect, test } from "vitest";
import { parse } from "yaml";
import { TenantFiles } from "../../../cli/pull/update-yaml.js";

const FILE = "/tenant.yaml";
const take = (source: string, ...forms: string[]): string | undefined => {
  const files = new TenantFiles(FILE, "tenant", () => source);
  for (const form of forms) {
    const properties = [{ path: "pointsByAgent", declared: 60, live: 5 }];
    files.take({ kind: "drifted", type: "Form", name: `tenant-west-${form}`, urn: "urn", properties });
  }
  return files.changed()[0]?.[1];
};

test.each([
  [
    "four spaces",
    "organizations:\n    west:\n        name: West # ours\n        forms:\n            a:\n                name: A\n                pointsByAgent: 60\n",
    /^ {16}name: A$/m,
  ],
  [
    "lists that are not indented",
    "organizations:\n  west:\n    tags:\n    - one\n    - two\n    forms:\n      a:\n        name: A\n        pointsByAgent: 60\n        tags:\n        - x\n",
    /^ {4}tags:$/m,
  ],
  [
    "as many lines as the writer makes, but others",
    "organizations:\n  west:\n\n\n\n    name: West\n    forms:\n      a:\n        pointsByAgent: 60\n        name: two\n          lines\n        tags: [a, # first\n          b]\n",
    /# first/,
  ],
])("changes one value and nothing else in a file with %s", (_, source, kept) => {
  const expected = parse(source);
  expected.organizations.west.forms.a.pointsByAgent = 5;
  const text = take(source, "a") ?? "";
  expect(parse(text)).toEqual(expected);
  expect(text).toMatch(kept);
});

// With a table of lines by lines it takes gigabytes and half a minute.
test("keeps the other lines of a file of 30,000 lines", { timeout: 20_000 }, () => {
  const forms = Array.from({ length: 10_000 }, (_, i) => `      f${i}:\n        name:   Form ${i}\n        pointsByAgent: 60\n`);
  const source = `organizations:\n  west:\n    name: West\n    forms:\n${forms.join("")}`;
  const text = take(source, "f0", "f9999") ?? "";
  expect(text.split("name:   Form ")).toHaveLength(10_001);
  expect(text.split("pointsByAgent: 5\n")).toHaveLength(3);
});
