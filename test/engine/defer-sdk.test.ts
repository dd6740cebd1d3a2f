import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, onTestFinished, test } from "vitest";
import { collect, type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

const root = join(import.meta.dirname, "../..");

let project: EngineProject | undefined;
afterEach(() => {
  project?.remove();
  project = undefined;
});

/** What is deferred of the SDK in that folder. */
function deferredOf(sdk: string): string[] {
  const script = `const { deferSdk } = require(${JSON.stringify(join(root, "dist/engine/rpc/defer-sdk.js"))});
    console.log(JSON.stringify(deferSdk(${JSON.stringify(sdk)})));`;
  return JSON.parse(execFileSync(process.execPath, ["-e", script], { cwd: root, encoding: "utf8" }));
}

test("finds every module of the SDK in the form that it defers", () => {
  const sdk = join(root, "node_modules/@pulumi/pulumi");
  expect(deferredOf(sdk)).toEqual(["automation", "closures", "codePaths", "debugger", "compiler", "typescript", "tracing"]);
});

test("leaves a module alone that has other functions than expected, and one that is not there", () => {
  const sdk = mkdtempSync(join(tmpdir(), "sdk-"));
  onTestFinished(() => rmSync(sdk, { recursive: true, force: true }));
  const write = (path: string, ...names: string[]) => {
    mkdirSync(join(sdk, dirname(path)), { recursive: true });
    writeFileSync(join(sdk, path), names.map((name) => `exports.${name} = () => {};\n`).join(""));
  };
  write("runtime/closure/serializeClosure.js", "serializeFunction", "serializeFunctionAsync", "serializeClass");
  write("runtime/closure/codePaths.js", "computeCodePaths", "findWorkspaceRoot", "packageArchivePath");
  write("runtime/closure/v8Hooks.js", "getSessionAsync");
  expect(deferredOf(sdk)).toEqual(["codePaths"]);
});

test("loads nothing of what is deferred for a program that does not use it, nor for its provider", async () => {
  project = await makeEngineProject(`
    const list = "Object.keys(require.cache).filter((file) => /@npmcli|opentelemetry.sdk|localWorkspace|createClosure/.test(file)).join()";
    const __provider = "exports.handler = () => ({ create: async () => ({ id: '1', outs: { loaded: " + list + " } }) })";
    const item = new pulumi.CustomResource("pulumi-nodejs:dynamic:Resource", "item", { __provider, loaded: undefined });
    exports.loaded = [eval(list), item.loaded];
    exports.count = Object.keys(require.cache).length;`);
  const { result, outputs } = await collect(project.stack.up());
  expect({ result, loaded: outputs.loaded, count: Number(outputs.count) > 100 }).toEqual({
    result: "succeeded",
    loaded: ["", ""],
    count: true,
  });
});

test("has the Automation API for a program that asks for it", async () => {
  project = await makeEngineProject(`
    const required = require("@pulumi/pulumi/automation");
    exports.isOne = required === pulumi.automation;
    exports.kinds = [typeof required.LocalWorkspace.createOrSelectStack, typeof new pulumi.automation.ConcurrentUpdateError({}).message];
    exports.names = ["LocalWorkspace", "Stack"].filter((name) => name in required && Object.keys(required).includes(name));
    exports.none = required.NotThere === undefined;`);
  const { outputs } = await collect(project.stack.preview());
  expect(outputs).toEqual({ isOne: true, kinds: ["function", "string"], names: ["LocalWorkspace", "Stack"], none: true });
});

test("keeps an inline provider and what it captures", async () => {
  project = await makeEngineProject(`
    const greeting = { words: ["hello"] };
    const provider = { create: async ({ name }) => ({ id: "1", outs: { text: greeting.words[0] + " " + name } }) };
    class Inline extends pulumi.dynamic.Resource {}
    exports.text = new Inline(provider, "inline", { name: "world", text: undefined }).text;`);
  const { result, outputs } = await collect(project.stack.up());
  expect({ result, text: outputs.text }).toEqual({ result: "succeeded", text: "hello world" });
});

test("says in which file a function stands that an inline provider cannot capture", async () => {
  project = await makeEngineProject(`
    const native = Math.max.bind(undefined);
    const provider = { create: async () => ({ id: String(native(1)) }) };
    new (class extends pulumi.dynamic.Resource {})(provider, "inline", {});`);
  const { result, events } = await collect(project.stack.preview());
  expect(result).toBe("failed");
  const said = events.flatMap((event) => (event.type === "diagnostic" ? [event.message] : [])).join("\n");
  expect(said).toMatch(/String\(native\(1\)\) \}\)': index\.js\(6,31\): which captured[\s\S]*it was a native code function/);
});

test("loads no compiler for a program in JavaScript", async () => {
  project = await makeEngineProject(`
    const compiler = require.cache[require.resolve("typescript", { paths: [require.resolve("@pulumi/pulumi")] })];
    exports.heapMb = require("v8").getHeapStatistics().used_heap_size / 1e6;
    exports.isLoaded = compiler !== undefined && compiler.children.length > 0;
    exports.handlers = [".ts", ".tsx"].map((name) => typeof require.extensions[name]);`);
  const { outputs } = await collect(project.stack.preview());
  expect({ ...outputs, heapMb: Number(outputs.heapMb) < 30 }).toEqual({
    isLoaded: false,
    heapMb: true,
    handlers: ["function", "function"],
  });
});

test("compiles and checks the TypeScript that a program in JavaScript loads", async () => {
  project = await makeEngineProject('exports.color = require("./color").nameOf(1);');
  const write = (text: string) => writeFileSync(join(project?.folder ?? "", "color.ts"), text);
  const color = "enum Color { Red, Green }\n";
  write(`${color}export const nameOf = (color: Color): string => Color[color];\n`);
  expect((await collect(project.stack.preview())).outputs).toEqual({ color: "Green" });
  write(`${color}export const nameOf = (color: Color): number => Color[color];\n`);
  const { result, errors } = await collect(project.stack.preview());
  expect({ result, errors }).toEqual({ result: "failed", errors: [expect.stringMatching(/color\.ts[\s\S]*TS2322/)] });
});

test("gives the compiler itself to a program that asks for it", async () => {
  project = await makeEngineProject(`
    const ts = require(require.resolve("typescript", { paths: [require.resolve("@pulumi/pulumi")] }));
    exports.text = ts.transpileModule("let a: number = 1;", {}).outputText;
    exports.names = [ts.version, "createProgram" in ts, Object.keys(ts).includes("createProgram"), ts.toString()];`);
  const { outputs } = await collect(project.stack.preview());
  const { version } = JSON.parse(readFileSync(join(root, "node_modules/typescript/package.json"), "utf8"));
  expect(outputs).toEqual({ text: expect.stringMatching(/(let|var) a = 1;/), names: [version, true, true, "[object Object]"] });
});
