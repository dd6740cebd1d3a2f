import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { collect, type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

let project: EngineProject;
afterEach(() => project.remove());

/** A program with one resource, whose provider does that when it is asked to create it. */
const programOf = (work: string): string =>
  `const __provider = 'exports.handler = () => ({ create: async () => { ${work} return { id: "1", outs: {} }; } })';
  new pulumi.CustomResource("pulumi-nodejs:dynamic:Resource", "item", { __provider });`;

test("lets a provider come to its own end, so that Node keeps what it compiled", async () => {
  project = await makeEngineProject(programOf('process.on("exit", () => require("node:fs").writeFileSync("ended", ""));'));
  expect(await collect(project.stack.up())).toMatchObject({ result: "succeeded" });
  expect(existsSync(join(project.folder, "ended"))).toBe(true);
});

test("ends a provider that is too busy to end", async () => {
  project = await makeEngineProject(programOf('process.prependListener("SIGTERM", () => { for (;;); });'));
  expect(await collect(project.stack.up())).toMatchObject({ result: "succeeded" });
});
