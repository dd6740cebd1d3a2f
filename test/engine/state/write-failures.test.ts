import { chmodSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { deploymentWith, makeBackend, PROJECT, readText, runChild, stateFile, treeOf } from "./temporary-backend.js";

const script = (folder: string, size: number): string => `
  const { FileBackend } = load("backend");
  const { makeManifest } = load("new-deployment");
  const backend = FileBackend.open({ root: "/", file: "/Pulumi.yaml" }, { PULUMI_BACKEND_URL: ${JSON.stringify(`file://${folder}`)} });
  const resources = Array.from({ length: ${size} }, (_, i) => ({ urn: "urn:pulumi:dev::layout::a:b:C::" + i, custom: true, type: "a:b:C", id: "x" }));
  try { backend.writeCheckpoint({ name: "layout" }, "dev", { manifest: makeManifest(), resources }); console.log("written"); }
  catch (error) { console.log(error.name + ": " + error.message); }`;

test("keeps the old state when there is no space for the new one", async () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith("a"));
  const before = readText(stateFile(backend));
  const tree = treeOf(backend.folder);
  // A limit on the size of files stands for a full disk: the write stops in its middle, with EFBIG.
  const child = runChild(script(backend.folder, 5000), { shell: "trap '' XFSZ; ulimit -f 64;" });
  const path = stateFile(backend);
  expect((await child.end()).output.trim()).toBe(
    `EngineError: Cannot write ${path}: no space is left (EFBIG). Free some and run again; the file is as it was before.`,
  );
  expect(readText(path)).toBe(before);
  expect(treeOf(backend.folder)).toEqual(tree);
  expect(backend.readCheckpoint(PROJECT, "dev")?.latest?.resources).toHaveLength(2);
});

test("keeps the old state when the folder is not writable", async () => {
  const backend = makeBackend();
  backend.createStack(PROJECT, "dev", deploymentWith("a"));
  const before = readText(stateFile(backend));
  chmodSync(backend.folder, 0o755);
  const stacks = join(backend.folder, ".pulumi/stacks/layout");
  chmodSync(stacks, 0o555);
  onTestFinished(() => chmodSync(stacks, 0o755));
  // Permissions do not hold for root, which tests may run as.
  const uid = process.getuid?.() === 0 ? 65534 : undefined;
  const child = runChild(script(backend.folder, 1), { uid });
  expect((await child.end()).output.trim()).toBe(
    `EngineError: Cannot write ${stateFile(backend)}.bak: the folder is not writable (EACCES). Change its permissions and run again.`,
  );
  expect(readText(stateFile(backend))).toBe(before);
});

test("says that a file stands where a folder is expected", async () => {
  const backend = makeBackend();
  const child = runChild(
    `require("node:fs").writeFileSync(${JSON.stringify(join(backend.folder, ".pulumi"))}, "");${script(backend.folder, 1)}`,
  );
  expect((await child.end()).output).toMatch(
    /EngineError: Cannot (read|write) .*: a file stands where a folder is expected \(\w+\)\. Move it away and run again\./,
  );
});
