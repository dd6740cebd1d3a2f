import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as web1on1 from "pulumi-web1on1";
import { expect, test } from "vitest";
import { readSteps } from "./readme.js";

const root = join(import.meta.dirname, "../..");
const examples = readdirSync(join(root, "examples"), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const read = (...path: string[]): string => readFileSync(join(root, ...path), "utf8");

test.each(examples)("%s has a project, a short README, a test and a row in the README of the root", (name) => {
  const lines = read("examples", name, "README.md").match(/^.+$/gm) ?? [];
  expect(lines.length).toBeGreaterThanOrEqual(10);
  expect(lines.length).toBeLessThanOrEqual(30);
  expect(read("README.md")).toContain(`(examples/${name})`);
  expect(existsSync(join(root, "test/examples", `${name}.test.ts`))).toBe(true);
  // That of the dealer group stands in the root.
  const project = name === "dealer-group" ? read("Pulumi.yaml") : read("examples", name, "Pulumi.yaml");
  expect(project).toMatch(new RegExp(`^name: ${name}$`, "m"));
});

test("shows every resource of the package in an example", () => {
  const programs = examples.flatMap((name) =>
    readdirSync(join(root, "examples", name)).flatMap((file) => (file.endsWith(".ts") ? [read("examples", name, file)] : [])),
  );
  const classes = Object.entries(web1on1).flatMap(([name, each]) =>
    typeof each === "function" && each.prototype instanceof web1on1.Web1on1Resource ? [name] : [],
  );
  expect(classes.length).toBeGreaterThan(10);
  expect(classes.filter((name) => !programs.some((text) => new RegExp(`new ${name}\\(`).test(text)))).toEqual([]);
});

test("reads the lines of a README's shell blocks and its edits, and nothing of other blocks", () => {
  const markdown = [
    "```ts\nnpx no\n```",
    "```sh\n# a remark\nnpx one   # says one\nnpx two '#3'\n```",
    "```diff\n--- a.ts\n same\n-old\n+new\n```",
  ];
  expect(readSteps(markdown.join("\n"))).toEqual([
    { kind: "command", line: "npx one" },
    { kind: "command", line: "npx two '#3'" },
    { kind: "edit", file: "a.ts", before: "same\nold\n", after: "same\nnew\n" },
  ]);
});
