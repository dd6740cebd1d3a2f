import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { CommandResult } from "../../helpers/command.js";
import { makeProjectFolder, type ProjectFolder } from "../../helpers/project-folder.js";
import { definitionOf, isClearable, isFixed, kinds, useEmulator } from "../helpers/properties.js";
import { type Kind, leastOf, type Props, sampleOf, settablePaths } from "../helpers/samples.js";

const { ids, endpoint } = useEmulator();

/** The program makes what stands in a file beside it. */
const PROGRAM = `"use strict";
const web1on1 = require("pulumi-web1on1");
exports.ids = {};
for (const { type, name, args } of require("./declared.json")) exports.ids[name] = new web1on1[type](name, args).id;
`;

// Each test runs the command several times over 34 objects
vi.setConfig({ testTimeout: 180_000 });

let project: ProjectFolder;

beforeAll(async () => {
  project = makeProjectFolder("properties", { program: PROGRAM, api: endpoint() });
  await project.init();
  // The samples of the services have one name.
  await run("config", "set", "web1on1:onConflict", "create");
});
afterAll(() => project.remove());

async function run(...args: string[]): Promise<CommandResult> {
  const result = await project.run(args);
  expect(result, result.stdout + result.stderr).toMatchObject({ code: 0 });
  return result;
}

const nameOf = ({ schema, root }: Kind) => `${schema}-${String(root.type ?? "")}`;

/** The memberships of a user say the same as its organization and role in other words: they are not set beside these. */
const isOnItsOwn = ({ schema }: Kind, name: string): boolean => schema === "user" && name === "organizations";

const namesOf = (kind: Kind) =>
  settablePaths(kind).flatMap(([name = "", ...below]) => (below.length === 0 && !isOnItsOwn(kind, String(name)) ? [name] : []));

/**
 * What goes with the other samples: a field that has options shows them, a form that is archived is no static one, and no two users have
 * one address.
 */
const TOGETHER: Readonly<Partial<Record<Kind["schema"], Props>>> = {
  "form-field": { type: "select" },
  form: { type: "topic" },
  user: { email: "full@example.com" },
};

const leastKey = ({ schema }: Kind): Props => (schema === "user" ? { email: "least@example.com" } : { name: "least" });

/** Every property of the resource with a value; what would replace it stays at its first one. */
function withAll(kind: Kind, which: 0 | 1): Props {
  const all = namesOf(kind).map((name) => [name, sampleOf(kind, [name], isFixed(kind, [name]) ? 0 : which, ids)]);
  return { ...Object.fromEntries(all), ...TOGETHER[kind.schema] };
}

function withNulls(kind: Kind): Props {
  const clearable = namesOf(kind).filter((name) => isClearable(kind, [name]));
  return { ...withAll(kind, 0), ...Object.fromEntries(clearable.map((name) => [name, null])) };
}

/** Makes the program declare each kind twice: with only what it must have, and with what is given here. */
function declare(full: (kind: Kind) => Props): void {
  const declared = kinds.flatMap((kind) => [
    { type: definitionOf(kind).type, name: `least-${nameOf(kind)}`, args: { ...leastOf(kind, [], 0, ids), ...leastKey(kind) } },
    { type: definitionOf(kind).type, name: `full-${nameOf(kind)}`, args: full(kind) },
  ]);
  project.write("declared.json", JSON.stringify(declared));
}

/** The state, its text without the time of the last change. */
const state = async () => (await run("stack", "export")).stdout.replace(/"time": "[^"]*"/, "");

/** Whether the next preview is empty, and a refresh leaves the state byte for byte as it is. */
async function expectSettled(): Promise<void> {
  await run("preview", "--expect-no-changes");
  const before = await state();
  await run("refresh", "--yes", "--expect-no-changes");
  expect(await state()).toBe(before);
}

test("makes every resource with only its required properties and with all of them, and finds nothing to do after that", async () => {
  declare((kind) => withAll(kind, 0));
  await run("up", "--yes", "--skip-preview");
  await expectSettled();
});

test("keeps no secret in clear in the state", async () => {
  const text = await state();
  const declared = readFileSync(join(project.folder, "declared.json"), "utf8");
  expect(text).toMatch(/"params": \{\s+"4dabf18193072939515e22adb298388d"/);
  for (const secret of ["password 0", "access_token 0", "secret 0"]) {
    expect(declared).toContain(secret);
    expect(text).not.toContain(secret);
  }
  expect(text).not.toMatch(/"params": \{\s+"given"/);
});

test("clears with null everything that can be cleared, and finds nothing to do after that", async () => {
  declare(withNulls);
  const { stdout } = await run("up", "--yes", "--skip-preview");
  expect(stdout).toContain(`~ ${kinds.length} updated`);
  await expectSettled();
});

test("sets everything to another value, and finds nothing to do after that", async () => {
  declare((kind) => withAll(kind, 1));
  const { stdout } = await run("up", "--yes", "--skip-preview");
  expect(stdout).toContain(`~ ${kinds.length} updated`);
  await expectSettled();
});

test("deletes all of it", async () => {
  const { stdout } = await run("destroy", "--yes", "--skip-preview");
  expect(stdout).toContain(`- ${2 * kinds.length + 1} deleted`);
});
