import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Project, Stack } from "pulumi-web1on1/engine";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { collect, type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

const root = join(import.meta.dirname, "../..");

let project: EngineProject | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

test("finds every part of the SDK in the form that it makes lighter", () => {
  const script = `
    const { join, dirname } = require("node:path");
    const { lightenSdk } = require(${JSON.stringify(join(root, "dist/engine/rpc/lighten-sdk.js"))});
    const sdk = dirname(require.resolve("@pulumi/pulumi/package.json"));
    require(join(sdk, "index.js"));
    console.log(JSON.stringify(lightenSdk((path) => require.cache[join(sdk, path)]?.exports, {}, 16)));
    console.log(JSON.stringify(lightenSdk(() => ({}), {}, 16)));`;
  const [parts, ofAnotherSdk] = execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" }).trim().split("\n");
  expect(JSON.parse(parts ?? "")).toEqual(["promises", "outputs", "sending", "calls", "interceptors", "positions", "debug"]);
  expect(JSON.parse(ofAnotherSdk ?? "")).toEqual([]);
});

test("leaves the stack of a program's own error pointing into its TypeScript source", async () => {
  project = await makeEngineProject("");
  symlinkSync(join(root, "node_modules/typescript"), join(project.folder, "node_modules/typescript"));
  rmSync(join(project.folder, "index.js"));
  writeFileSync(join(project.folder, "package.json"), '{"name":"engine-test","main":"index.ts"}');
  writeFileSync(
    join(project.folder, "index.ts"),
    'interface Padding {\n  a: string;\n}\n\nfunction fail(padding: Padding): void {\n  throw new Error("thrown on line six " + padding.a);\n}\n\nfail({ a: "" });\n',
  );
  const { events, result } = await collect(project.stack.preview());
  expect(result).toBe("failed");
  expect(events).toContainEqual(
    expect.objectContaining({ severity: "error", message: expect.stringMatching(/thrown on line six[\s\S]*index\.ts:6:9/) }),
  );
});

test("notes where in the program a resource was declared", async () => {
  project = await makeEngineProject('\n\nclass Box extends pulumi.ComponentResource {}\nnew Box("a:b:Box", "box");\n');
  await collect(project.stack.up());
  const { deployment } = await project.stack.export();
  const resources = Array.isArray(deployment.resources) ? deployment.resources : [];
  expect(resources.find((each) => each.type === "a:b:Box").sourcePosition).toMatch(/^project:\/\/\/index\.js#7,/);
});

test("shows a program's debug messages when they are asked for, and does not have them sent otherwise", async () => {
  project = await makeEngineProject('pulumi.log.debug("how it came to be");');
  const debugMessages = async (debug: boolean) => {
    const { events } = await collect(project?.stack.preview({ debug }) ?? expect.fail("no project"));
    return events.flatMap((event) => (event.type === "diagnostic" && event.severity === "debug" ? [event.message] : []));
  };
  expect(await debugMessages(true)).toContain("how it came to be");
  expect(await debugMessages(false)).toEqual([]);
});

test("says that the SDK is not installed", async () => {
  project = await makeEngineProject("");
  // Neither in this folder nor above it is there an SDK.
  const empty = mkdtempSync(join(tmpdir(), "no-sdk-"));
  onTestFinished(() => rmSync(empty, { recursive: true }));
  writeFileSync(join(empty, "index.js"), "");
  writeFileSync(join(project.folder, "Pulumi.yaml"), `name: engine-test\nruntime: nodejs\nmain: ${empty}/index.js\n`);
  rmSync(join(project.folder, "node_modules"), { recursive: true });
  const stack = await Stack.open(Project.find(project.folder), "dev");
  await expect(collect(stack.preview())).rejects.toThrow(/The Pulumi SDK is not installed for the program in .* Run npm install/);
});
