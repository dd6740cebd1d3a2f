import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { collect, type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

let project: EngineProject;
afterEach(() => project.remove());

/** Longer than an operation may wait for a process that does not end. */
const NEVER_MS = 20_000;

test("ends a program that does not end when it is asked to", async () => {
  project = await makeEngineProject(
    `process.on("SIGTERM", () => undefined); setInterval(() => undefined, 1000); new Item("a", { failCreate: "no" });`,
  );
  expect(await collect(project.stack.up())).toMatchObject({ result: "failed" });
});

test("ends with the program where a process that it left behind holds its output", async () => {
  project = await makeEngineProject(
    `const left = require("node:child_process").spawn(process.execPath, ["-e", "setTimeout(() => undefined, ${NEVER_MS})"], { stdio: "inherit", detached: true });
    left.unref();
    require("node:fs").writeFileSync("left", String(left.pid));
    new Item("a", {});`,
  );
  const began = performance.now();
  const { result } = await collect(project.stack.up());
  const tookMs = performance.now() - began;
  const left = Number(readFileSync(join(project.folder, "left"), "utf8"));
  if (isRunning(left)) process.kill(left);
  expect(result).toBe("succeeded");
  expect(tookMs).toBeLessThan(NEVER_MS);
});

test("leaves no provider running that says something else than its port", async () => {
  project = await makeEngineProject("");
  const banner = join(project.folder, "banner.cjs");
  writeFileSync(
    banner,
    `if (/dynamic-provider/.test(process.argv[1])) { require("node:fs").writeFileSync("provider", String(process.pid)); console.log("welcome"); }`,
  );
  vi.stubEnv("NODE_OPTIONS", `--require ${banner}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  project.write(`new Item("a", {});`);
  const { errors } = await collect(project.stack.up());
  expect(errors.join()).toMatch(/did not start: expected a port, got "welcome"\. Have nothing/);
  const provider = Number(readFileSync(join(project.folder, "provider"), "utf8"));
  await expect.poll(() => isRunning(provider), { timeout: 10_000 }).toBe(false);
});

test("says in the program's own words that a transform of its failed", async () => {
  project = await makeEngineProject(`new Item("a", {}, { transforms: [() => { throw new Error("no colour is given"); }] });`);
  const { errors } = await collect(project.stack.up());
  expect(errors).toEqual([
    'Resource "a": transform failed: Error: no colour is given. Correct the transform that the program gives it, its parent or the stack.',
  ]);
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
