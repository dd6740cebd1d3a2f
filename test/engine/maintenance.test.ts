import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Project, Stack } from "pulumi-web1on1/engine";
import { afterEach, expect, test } from "vitest";
import { collect, type EngineProject, makeEngineProject, stateNames } from "../helpers/engine-project.js";

let project: EngineProject;
afterEach(() => project.remove());

const PROGRAM = `const a = new Item("a", { secretValue: pulumi.secret("hush") }); new Item("b", { value: a.id }, { protect: true }); exports.out = a.secretValue;`;
const urn = (name: string, stack = "dev"): string => `urn:pulumi:${stack}::engine-test::pulumi-nodejs:dynamic/conformance:Item::${name}`;

test("takes a resource out of the state only with what needs it, and only when that is not protected", async () => {
  project = await makeEngineProject(PROGRAM);
  await collect(project.stack.up());
  const maintenance = project.stack.maintenance();
  expect(() => maintenance.deleteResource(urn("a"))).toThrow(`${urn("a")} is needed by ${urn("b")}`);
  expect(() => maintenance.deleteResource(urn("a"), { targetDependents: true })).toThrow(`${urn("b")} is protected`);
  expect(() => maintenance.deleteResource(urn("c"))).toThrow("The state has no resource with the URN");
  maintenance.protect(urn("b"), false);
  maintenance.deleteResource(urn("a"), { targetDependents: true });
  expect(await stateNames(project.stack)).toEqual([]);
  expect(Object.keys(project.objects())).toEqual(["a-1", "b-1"]);
});

test("renames a resource with everything that refers to it", async () => {
  project = await makeEngineProject(PROGRAM);
  await collect(project.stack.up());
  project.stack.maintenance().renameResource(urn("a"), "c");
  project.write(PROGRAM.replace(`new Item("a", {`, `new Item("c", { name: "a",`));
  expect((await collect(project.stack.preview())).changes).toEqual({ same: 3 });
});

test("carries a stack on under another name, its configuration, history and selection too", async () => {
  project = await makeEngineProject(PROGRAM);
  await collect(project.stack.up({ message: "first" }));
  const renamed = await project.stack.rename("prod");
  expect(Stack.selected(renamed.project)).toBe("prod");
  expect(existsSync(join(project.folder, "Pulumi.dev.yaml"))).toBe(false);
  expect(renamed.maintenance().history()).toMatchObject([
    { kind: "update", message: "first", result: "succeeded", resourceChanges: { create: 3 } },
  ]);
  await expect(Stack.open(renamed.project, "dev")).rejects.toThrow('There is no stack "dev"');
  expect((await collect(renamed.preview())).changes).toEqual({ same: 3 });
  expect(await renamed.outputs({ showSecrets: true })).toEqual({ out: "hush" });
});

test("does not put the configuration in the place of a file that is there under the new name", async () => {
  project = await makeEngineProject(PROGRAM);
  const own = join(project.folder, "Pulumi.prod.yaml");
  writeFileSync(own, "config:\n  engine-test:size: large\n");
  await expect(project.stack.rename("prod")).rejects.toThrow(`${own} is there already`);
  expect(readFileSync(own, "utf8")).toContain("large");
  expect((await Stack.open(project.stack.project, "dev")).name).toBe("dev");
});

test("imports its own export, in clear or encrypted, and refuses another stack's", async () => {
  project = await makeEngineProject(PROGRAM);
  await collect(project.stack.up());
  const clear = JSON.stringify(await project.stack.export({ showSecrets: true }));
  const other = await Stack.init(Project.find(project.folder), "other", { select: false });
  expect(() => other.maintenance().importDeployment(clear, other.crypter())).toThrow(/4 of 4 resources belong to another stack/);
  const moved = clear.replaceAll("urn:pulumi:dev::", "urn:pulumi:other::").replaceAll("engine-test-dev", "engine-test-other");
  other.maintenance().importDeployment(moved, other.crypter());
  expect(JSON.stringify(await other.export())).not.toContain("hush");
  expect(await other.outputs({ showSecrets: true })).toEqual({ out: "hush" });
  expect((await collect(other.preview())).changes).toEqual({ same: 3 });

  const encrypted = JSON.stringify(await project.stack.export());
  project.stack.maintenance().deleteResource(urn("b"), { force: true });
  project.stack.maintenance().importDeployment(encrypted, project.stack.crypter());
  expect(await stateNames(project.stack)).toEqual(["a", "b"]);
  for (const text of ["{", "[]", '{"version":4,"deployment":{}}', '{"version":3,"deployment":{"resources":[{"urn":1}]}}']) {
    expect(() => project.stack.maintenance().importDeployment(text, project.stack.crypter()), text).toThrow(/^The file /);
  }
});

test("imports an export in clear though nobody knows its passphrase any more, and an encrypted one only with it", async () => {
  project = await makeEngineProject(PROGRAM);
  await collect(project.stack.up());
  const inClear = JSON.stringify(await project.stack.export({ showSecrets: true }));
  const encrypted = JSON.stringify(await project.stack.export());
  await project.stack.remove({ force: true });
  const { PULUMI_CONFIG_PASSPHRASE: before } = process.env;
  process.env.PULUMI_CONFIG_PASSPHRASE = "another";
  try {
    const stack = await Stack.init(Project.find(project.folder), "dev");
    expect(() => stack.maintenance().importDeployment(encrypted, stack.crypter())).toThrow("The passphrase is not the one");
    stack.maintenance().importDeployment(inClear, stack.crypter());
    expect(await stack.outputs({ showSecrets: true })).toEqual({ out: "hush" });
    expect(JSON.stringify(await stack.export())).not.toContain("hush");
  } finally {
    process.env.PULUMI_CONFIG_PASSPHRASE = before;
  }
});

test("takes over objects from an import file and protects them; nothing is left to change", async () => {
  project = await makeEngineProject(`const a = new Item("a", { value: "1" });`);
  await collect(project.stack.up());
  const { deployment } = await project.stack.export();
  const resources = Array.isArray(deployment.resources) ? deployment.resources : [];
  const { type, id, inputs, outputs } = resources.find((each) => each.urn === urn("a"));
  const other = await Stack.init(Project.find(project.folder), "other", { select: false });
  const file = JSON.stringify({ resources: [{ type, name: "a", id, inputs, outputs }] });
  expect(await collect(other.import(file))).toMatchObject({ result: "succeeded", changes: { create: 1, import: 1 } });
  const exported = JSON.stringify(await other.export());
  expect(exported).toContain('"protect":true');
  expect((await collect(other.preview())).changes).toEqual({ same: 2 });
  await expect(collect(other.import('{"resources":[{"type":"t"}]}'))).rejects.toThrow(
    /resources\[0\]\.name expected a text; .*resources\[0\]\.inputs expected an object/,
  );
});

test("draws what needs what", async () => {
  project = await makeEngineProject(PROGRAM);
  await collect(project.stack.up());
  const graph = project.stack.maintenance().graph();
  expect(graph).toMatch(/^strict digraph \{\n/);
  expect(graph.match(/->/g)?.length).toBe(3);
});
