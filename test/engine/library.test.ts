import { countChanges, Project, Stack } from "pulumi-web1on1/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

const PROGRAM = `
const config = new pulumi.Config();
new Item("one", { size: config.requireNumber("size"), key: config.getSecret("key") });
exports.key = config.getSecret("key");
`;

let project: EngineProject;

beforeAll(async () => {
  project = await makeEngineProject(PROGRAM);
});
afterAll(() => project.remove());

test("makes a stack that is not there, opens one that is, and selects it", async () => {
  const found = Project.find(project.folder);
  const made = await Stack.createOrSelect(found, "nightly");
  expect(Stack.selected(found)).toBe("nightly");
  await Stack.createOrSelect(found, "dev");
  expect(Stack.selected(found)).toBe("dev");
  const opened = await Stack.createOrSelect(found, "nightly");
  expect(opened.crypter().salt).toBe(made.crypter().salt);
  expect(Stack.list(found).map(({ name, current }) => [name, current])).toEqual([
    ["dev", false],
    ["nightly", true],
  ]);
});

test("keeps configuration for the program, secrets encrypted", () => {
  const { stack } = project;
  stack.setConfig("size", { value: "3" });
  stack.setConfig("key", { value: "hunter2", secret: true });
  expect(stack.configuration().get("key")).toMatchObject({ text: "[secret]", secret: true });
  expect(stack.configuration().get("key", stack.crypter())).toMatchObject({ text: "hunter2" });
});

test("previews, counts, updates and reads outputs as one does in a program", async () => {
  const { stack } = project;
  const preview = await stack.preview().result;
  expect(preview).toMatchObject({ result: "succeeded", errors: [], changes: { create: 2 } });
  expect(countChanges(preview.changes)).toBe(2);
  const up = await stack.up({ message: "nightly" }).result;
  expect(up).toMatchObject({ result: "succeeded", errors: [], outputs: { key: "[secret]" } });
  expect(await stack.outputs({ showSecrets: true })).toEqual({ key: "hunter2" });
  expect(countChanges((await stack.preview().result).changes)).toBe(0);
});

test("says in the result why an operation failed", async () => {
  project.stack.setConfig("size", { value: "large" });
  const { result, errors } = await project.stack.preview().result;
  expect(result).toBe("failed");
  expect(errors.join("\n")).toMatch(/engine-test:size.*large/);
});

test.each([
  [{ same: 3, read: 1, refresh: 2 }, 0],
  [{ create: 1, update: 2, replace: 1, delete: 4, same: 9 }, 8],
  [{ import: 1, discard: 2, "read-replacement": 1 }, 1],
])("counts in %j %i changes", (changes, expected) => {
  expect(countChanges(changes)).toBe(expected);
});
