import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { collect, type EngineProject, makeEngineProject, stateNames } from "../helpers/engine-project.js";

let project: EngineProject;
afterEach(() => project.remove());

/** Leaves the state as a run does that was cut off in the middle of this call. */
async function interrupt(type: "creating" | "updating", name: string, change: Record<string, unknown>): Promise<void> {
  const path = join(project.folder, "state/.pulumi/stacks/engine-test/dev.json");
  const file = JSON.parse(readFileSync(path, "utf8"));
  const { latest } = file.checkpoint;
  const resource = latest.resources.find(({ urn }: { urn: string }) => urn.endsWith(`::${name}`));
  if (type === "creating") latest.resources.splice(latest.resources.indexOf(resource), 1);
  latest.pending_operations = [{ resource: { ...resource, ...change }, type }];
  writeFileSync(path, JSON.stringify(file));
}

const pendingOf = async (): Promise<unknown> => (await project.stack.export()).deployment.pending_operations;

test("keeps an update that was cut off, which the next run does again", async () => {
  project = await makeEngineProject(`new Item("a", {}); new Item("b", {});`);
  await collect(project.stack.up());
  await interrupt("updating", "a", { id: undefined });
  const targets = ["**Item::b"];
  expect(await collect(project.stack.refresh({ targets, clearPendingCreates: true }))).toMatchObject({ result: "succeeded" });
  expect(await pendingOf()).toMatchObject([{ type: "updating" }]);
  expect((await collect(project.stack.up())).changes).toMatchObject({ update: 1 });
});

test("takes over what a create that was cut off has made where the provider finds it", async () => {
  const provider = `exports.handler = () => ({
    create: async (inputs) => ({ id: "1", outs: inputs }),
    read: async (id, props) => ({ id: "1", props }),
  })`;
  project = await makeEngineProject(
    `const __provider = ${JSON.stringify(provider)}; new pulumi.CustomResource("pulumi-nodejs:dynamic:Resource", "a", { __provider });`,
  );
  await collect(project.stack.up());
  await interrupt("creating", "a", { id: undefined, outputs: undefined });
  expect(await collect(project.stack.refresh({ clearPendingCreates: true }))).toMatchObject({ result: "succeeded" });
  expect([await stateNames(project.stack), await pendingOf()]).toEqual([["a"], undefined]);
});

test("forgets a create that nothing could be found out about", async () => {
  project = await makeEngineProject(`new Item("a", {});`);
  await collect(project.stack.up());
  await interrupt("creating", "a", { id: undefined, outputs: undefined });
  expect((await collect(project.stack.up())).errors.join()).toContain("A create of");
  expect(await collect(project.stack.refresh({ clearPendingCreates: true }))).toMatchObject({ result: "succeeded" });
  expect(await pendingOf()).toBeUndefined();
  expect(await collect(project.stack.up())).toMatchObject({ result: "succeeded", changes: { create: 1 } });
});

test("does not remove a stack that alone knows of a create that was cut off", async () => {
  project = await makeEngineProject("");
  const type = "pulumi-nodejs:dynamic/conformance:Item";
  const resource = { urn: `urn:pulumi:dev::engine-test::${type}::a`, custom: true, type };
  const path = join(project.folder, "state/.pulumi/stacks/engine-test/dev.json");
  const file = JSON.parse(readFileSync(path, "utf8"));
  file.checkpoint.latest.pending_operations = [{ resource, type: "creating" }];
  writeFileSync(path, JSON.stringify(file));
  await expect(project.stack.remove()).rejects.toThrow("What a became of in an interrupted run is not known");
  await project.stack.remove({ force: true });
});
