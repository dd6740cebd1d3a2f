import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { FileBackend } from "../../../engine/state/backend.js";
import { emptyDeployment, secretsSalt } from "../../../engine/state/new-deployment.js";
import { makeFolder } from "../project/temporary-project.js";
import { deploymentWith, makeBackend, PROJECT, readText, SALT, stateFile, treeOf } from "./temporary-backend.js";

const RECORDED = readText(join(import.meta.dirname, "dev.json.recorded"));

const open = (folder: string) =>
  FileBackend.open({ root: folder, file: join(folder, "Pulumi.yaml") }, { PULUMI_BACKEND_URL: `file://${folder}` });

test("lays a new stack out as the official CLI does", () => {
  const backend = makeBackend();
  const lock = backend.lock(PROJECT, "dev");
  backend.createStack(PROJECT, "dev", emptyDeployment(SALT));
  lock.release();
  expect(treeOf(backend.folder)).toEqual([
    ".pulumi",
    ".pulumi/locks",
    ".pulumi/locks/organization",
    ".pulumi/locks/organization/layout",
    ".pulumi/locks/organization/layout/dev",
    ".pulumi/meta.yaml",
    ".pulumi/meta.yaml.attrs",
    ".pulumi/stacks",
    ".pulumi/stacks/layout",
    ".pulumi/stacks/layout/dev.json",
    ".pulumi/stacks/layout/dev.json.attrs",
    ".pulumi/stacks/layout/dev.json.bak",
    ".pulumi/stacks/layout/dev.json.bak.attrs",
  ]);
  expect(readText(join(backend.folder, ".pulumi/meta.yaml"))).toBe("version: 1\n");
  expect(readText(stateFile(backend)).replace(/"time":"[^"]+"/, '"time":"<time>"')).toBe(
    '{"version":3,"checkpoint":{"stack":"organization/layout/dev","latest":{"manifest":{"time":"<time>","magic":"7dff0d166258e7f1d265e8e044021ea087795d58a0c6415ab6fe8b7c790e447f","version":"v3.260.0"},' +
      `"secrets_providers":{"type":"passphrase","state":{"salt":"${SALT}"}},"metadata":{}}}}`,
  );
});

test("writes a state that the official CLI wrote byte for byte as it was", () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", emptyDeployment(SALT));
  writeFileSync(stateFile(backend), RECORDED);
  const latest = backend.readCheckpoint(PROJECT, "dev")?.latest;
  if (!latest) throw new Error("no deployment");
  expect(secretsSalt(latest)).toBe(SALT);
  // The order in which fields were set and maps were filled plays no part.
  const reverse = <T extends object>(map: T): T => ({ ...Object.fromEntries(Object.entries(map).reverse()), ...map });
  const flip = (map: object | undefined) => map && Object.fromEntries(Object.entries(map).reverse());
  const resources = latest.resources?.map((resource) => ({
    dependencies: [],
    delete: false,
    ...reverse(resource),
    inputs: flip(resource.inputs),
    outputs: flip(resource.outputs),
  }));
  backend.writeCheckpoint(PROJECT, "dev", reverse({ ...latest, resources }));
  expect(readText(stateFile(backend))).toBe(RECORDED);
});

test("keeps what a newer engine added to a state", () => {
  const backend = makeBackend();
  const [root] = deploymentWith().resources ?? [];
  const extended = {
    ...deploymentWith(),
    resources: [{ ...root, urn: root?.urn ?? "", custom: false, type: "t", futureField: { b: 1, a: 2 } }],
    futureKey: [1],
  };
  backend.createStack(PROJECT, "dev", extended);
  const written: unknown = JSON.parse(readText(stateFile(backend)));
  expect(written).toMatchObject({ checkpoint: { latest: { futureKey: [1], resources: [{ futureField: { b: 1, a: 2 } }] } } });
});

test("gives every file its attributes with the MD5 of its bytes", () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith("a"));
  const path = stateFile(backend);
  const md5 = createHash("md5").update(readFileSync(path)).digest("base64");
  expect(readText(`${path}.attrs`)).toBe(
    `{"user.cache_control":"","user.content_disposition":"","user.content_encoding":"","user.content_language":"","user.content_type":"text/plain; charset=utf-8","user.metadata":null,"md5":"${md5}"}`,
  );
});

test("keeps the state before the last write in .bak", () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith("a"));
  const before = readText(stateFile(backend));
  backend.writeCheckpoint(PROJECT, "dev", deploymentWith("a", "b"));
  expect(readText(`${stateFile(backend)}.bak`)).toBe(before);
  expect(readText(`${stateFile(backend)}.bak.attrs`)).toContain(createHash("md5").update(before).digest("base64"));
  expect(backend.readCheckpoint(PROJECT, "dev")?.latest?.resources).toHaveLength(3);
});

test("adds one history pair and one backup for an operation, named by its moment", () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith("a"));
  const record = {
    kind: "update" as const,
    startTime: 1795418927,
    message: "why",
    environment: { "pulumi.version": "v3.260.0", "exec.kind": "cli" },
    config: { "layout:token": { secure: "v1:x:y" }, "layout:plain": "pv" },
    result: "succeeded" as const,
    endTime: 1795418930,
    resourceChanges: { update: 1, same: 1 },
  };
  backend.addHistory(PROJECT, "dev", record);
  backend.addBackup(PROJECT, "dev");
  backend.addHistory(PROJECT, "dev", { ...record, resourceChanges: {} });
  const names = treeOf(backend.folder).filter((path) => /^\.pulumi\/(history|backups)\/layout\/dev\//.test(path));
  expect(names.map((path) => path.replace(/\d{19}/, "<ns>"))).toEqual([
    ".pulumi/backups/layout/dev/dev.<ns>.json",
    ".pulumi/backups/layout/dev/dev.<ns>.json.attrs",
    ".pulumi/history/layout/dev/dev-<ns>.checkpoint.json",
    ".pulumi/history/layout/dev/dev-<ns>.checkpoint.json.attrs",
    ".pulumi/history/layout/dev/dev-<ns>.history.json",
    ".pulumi/history/layout/dev/dev-<ns>.history.json.attrs",
    ".pulumi/history/layout/dev/dev-<ns>.checkpoint.json",
    ".pulumi/history/layout/dev/dev-<ns>.checkpoint.json.attrs",
    ".pulumi/history/layout/dev/dev-<ns>.history.json",
    ".pulumi/history/layout/dev/dev-<ns>.history.json.attrs",
  ]);
  const [backup = "", , checkpoint = "", , history = ""] = names;
  expect(readText(join(backend.folder, history))).toBe(
    '{"kind":"update","startTime":1795418927,"message":"why","environment":{"exec.kind":"cli","pulumi.version":"v3.260.0"},"config":{"layout:plain":"pv","layout:token":{"secure":"v1:x:y"}},"version":0,"result":"succeeded","endTime":1795418930,"resourceChanges":{"same":1,"update":1}}',
  );
  for (const copy of [checkpoint, backup]) expect(readText(join(backend.folder, copy))).toBe(readText(stateFile(backend)));
});

test("lists the stacks of a project with their size and time, damaged ones too", () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "prod", deploymentWith("a", "b"));
  backend.createStack(PROJECT, "dev", emptyDeployment(SALT));
  backend.createStack({ name: "another" }, "dev", emptyDeployment(SALT));
  truncateSync(join(backend.folder, ".pulumi/stacks/layout/dev.json"), 40);
  const [dev, prod, ...rest] = backend.listStacks(PROJECT);
  expect(rest).toEqual([]);
  expect(dev).toEqual({ name: "dev" });
  expect(prod).toMatchObject({ name: "prod", resourceCount: 3 });
  expect(Math.abs((prod?.lastUpdate?.getTime() ?? 0) - Date.now())).toBeLessThan(10_000);
  expect(makeBackend().listStacks(PROJECT)).toEqual([]);
});

test("removes a stack as the official CLI does and keeps its backups", () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith("a"));
  backend.addHistory(PROJECT, "dev", {
    kind: "destroy",
    startTime: 1,
    message: "",
    environment: {},
    config: {},
    result: "succeeded",
    endTime: 2,
  });
  backend.addBackup(PROJECT, "dev");
  backend.removeStack(PROJECT, "dev");
  expect(treeOf(backend.folder).map((path) => path.replace(/\d{19}/, "<ns>"))).toEqual([
    ".pulumi",
    ".pulumi/backups",
    ".pulumi/backups/layout",
    ".pulumi/backups/layout/dev",
    ".pulumi/backups/layout/dev/dev.<ns>.json",
    ".pulumi/backups/layout/dev/dev.<ns>.json.attrs",
    ".pulumi/history",
    ".pulumi/history/layout",
    ".pulumi/history/layout/dev",
    ".pulumi/meta.yaml",
    ".pulumi/meta.yaml.attrs",
    ".pulumi/stacks",
    ".pulumi/stacks/layout",
    ".pulumi/stacks/layout/dev.json.bak",
    ".pulumi/stacks/layout/dev.json.bak.attrs",
  ]);
  expect(backend.hasStack(PROJECT, "dev")).toBe(false);
  expect(backend.readCheckpoint(PROJECT, "dev")).toBeUndefined();
  expect(backend.listStacks(PROJECT)).toEqual([]);
});

test("refuses to make a stack that exists", () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith("a"));
  expect(() => backend.createStack(PROJECT, "dev", emptyDeployment(SALT))).toThrow(
    `The stack "dev" exists already in ${backend.folder}. Choose another name, or select it with "web1on1 stack select dev".`,
  );
  expect(backend.readCheckpoint(PROJECT, "dev")?.latest?.resources).toHaveLength(2);
});

test("reads a new stack of the official CLI that has no state yet", () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", emptyDeployment(SALT));
  writeFileSync(stateFile(backend), '{"version":0,"checkpoint":{"stack":"organization/layout/dev"}}');
  expect(backend.readCheckpoint(PROJECT, "dev")).toEqual({ stack: "organization/layout/dev" });
});

test.each([
  ["a truncated state", (text: string) => text.slice(0, 1000), "its 1000 bytes are not complete JSON"],
  ["an empty file", () => "", "the file is empty"],
  ["a state without a checkpoint", () => '{"version":3}', "it has no checkpoint with a stack's name"],
  [
    "a wrong type",
    (text: string) => text.replace('"custom":false', '"custom":"no"'),
    "deployment.resources[0].custom expected flag, got string",
  ],
  [
    "a missing field",
    (text: string) => text.replace('"type":"pulumi:pulumi:Stack",', ""),
    "deployment.resources[0].type expected text, got nothing",
  ],
  [
    "wrong dependencies",
    (text: string) => text.replace('"propertyDependencies":{"__provider":[]', '"propertyDependencies":{"__provider":[1]'),
    "deployment.resources[2].propertyDependencies expected lists of texts by name, got map",
  ],
  ["a changed version", (text: string) => text.replace("v3.260.0", "v3.260.1"), "the manifest's magic does not belong to its version"],
  ["a missing provider", (text: string) => text.replace('::default","custom"', '::other","custom"'), "refers to the provider"],
])("refuses %s with the file's name and leaves it alone", (_, damage, problem) => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", emptyDeployment(SALT));
  const path = stateFile(backend);
  writeFileSync(path, damage(RECORDED));
  const backups = join(backend.folder, ".pulumi/backups/layout/dev");
  expect(() => backend.readCheckpoint(PROJECT, "dev")).toThrow(problem);
  expect(() => backend.readCheckpoint(PROJECT, "dev")).toThrow(
    new RegExp(
      `^The state in ${path} is damaged: .*\\. Nothing was changed\\. Restore it from ${path}\\.bak or from the newest file in ${backups}\\.$`,
    ),
  );
  expect(readText(path)).toBe(damage(RECORDED));
});

test.each([
  [
    '{"version":4,"features":["taint","hooks"],"checkpoint":{"stack":"organization/layout/dev","latest":{}}}',
    "has format version 4 (taint, hooks); this engine reads version 3. Nothing was changed. A newer engine wrote it: use the official Pulumi CLI, or a newer release of this package.",
  ],
  [
    '{"version":2,"checkpoint":{"stack":"organization/layout/dev","latest":{}}}',
    'has format version 2; this engine reads version 3. Nothing was changed. An old engine wrote it: run "pulumi refresh" of the official Pulumi CLI once, which writes it anew.',
  ],
])("refuses the format of %s", (text, message) => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", emptyDeployment(SALT));
  writeFileSync(stateFile(backend), text);
  expect(() => backend.readCheckpoint(PROJECT, "dev")).toThrow(message);
});

test("refuses a state that the official CLI keeps compressed", () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", emptyDeployment(SALT));
  copyFileSync(stateFile(backend), `${stateFile(backend)}.gz`);
  utimesSync(stateFile(backend), new Date(0), new Date(0));
  expect(() => backend.readCheckpoint(PROJECT, "dev")).toThrow(
    `The state in ${stateFile(backend)}.gz is compressed, which the embedded engine does not read.`,
  );
});

test("writes nothing when the new state is unsound, and says that the fault is the engine's", () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith("a"));
  const before = readText(stateFile(backend));
  const unsound = deploymentWith("a", "a");
  expect(() => backend.writeCheckpoint(PROJECT, "dev", unsound)).toThrow(
    'The new state of stack "dev" is unsound, so it was not written: urn:pulumi:dev::layout::a:b:C::a stands in the state 2 times without being marked for deletion. This is a fault of the engine. Please report it; the state is as it was before.',
  );
  expect(readText(stateFile(backend))).toBe(before);
});

test("names the official CLI when the state's secrets are kept by another provider", () => {
  expect(() => secretsSalt({ ...emptyDeployment(SALT), secrets_providers: { type: "cloud", state: {} } })).toThrow(
    'The state\'s secrets are kept by the provider "cloud", and the embedded engine knows passphrases only. Use the official Pulumi CLI for this stack.',
  );
});

test("stops at a backend of another layout", () => {
  const newer = makeFolder({ ".pulumi/meta.yaml": "version: 2\n" });
  expect(() => open(newer)).toThrow(
    `${newer}/.pulumi/meta.yaml: the backend has layout version 2; this engine knows version 1. Use the official Pulumi CLI, or a newer release of this package.`,
  );
  const old = makeFolder({ ".pulumi/stacks/dev.json": "{}" });
  expect(() => open(old)).toThrow(
    'the backend has the layout of before 2023, without projects. Run "pulumi state upgrade" of the official Pulumi CLI once.',
  );
  expect(() => open(makeFolder({ ".pulumi/meta.yaml": "version: 0\n" }))).toThrow("pulumi state upgrade");
  expect(() => open(makeFolder({ ".pulumi/meta.yaml": "" }))).toThrow('meta.yaml expected a line like "version: 1". Restore the file.');
});

test("writes nothing into a backend that is only read", () => {
  const backend = makeBackend();
  backend.listStacks(PROJECT);
  backend.readCheckpoint(PROJECT, "dev");
  backend.leftJournal(PROJECT, "dev");
  expect(backend.cancel(PROJECT, "dev")).toEqual([]);
  expect(treeOf(backend.folder)).toEqual([]);
});

test("keeps the permissions that a state file was given", () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith());
  const path = stateFile(backend);
  const { mode } = statSync(path);
  expect(mode & 0o600).toBe(0o600);
  rmSync(path);
  writeFileSync(path, RECORDED, { mode: 0o640 });
  backend.writeCheckpoint(PROJECT, "dev", deploymentWith("a"));
  expect(statSync(path).mode & 0o777).toBe(0o640);
});
