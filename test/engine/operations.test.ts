import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { collect, type EngineProject, makeEngineProject, stateNames } from "../helpers/engine-project.js";

let project: EngineProject;
afterEach(() => project.remove());

const mutations = (): string[] =>
  project
    .calls()
    .filter(({ method, event }) => !event && ["create", "update", "delete"].includes(method))
    .map(({ method, name }) => `${method} ${name}`);

test("creates what the program declares, and a second up calls for no change", async () => {
  project = await makeEngineProject(`const a = new Item("a", { value: "1" }); new Item("b", { value: a.id }); exports.id = a.id;`);
  const first = await collect(project.stack.up());
  expect(first).toMatchObject({ result: "succeeded", changes: { create: 3 }, outputs: { id: "a-1" } });
  const second = await collect(project.stack.up());
  expect(second).toMatchObject({ result: "succeeded", changes: { same: 3 } });
  expect(mutations()).toEqual(["create a", "create b"]);
});

test("says in a preview what an update changes, nested and with secrets masked, and calls nothing that writes", async () => {
  project = await makeEngineProject(`new Item("a", { value: { list: [1, 2], keep: true }, secretValue: pulumi.secret("hush") });`);
  await collect(project.stack.up());
  project.write(`new Item("a", { value: { list: [1, 3], keep: true }, secretValue: pulumi.secret("other") });`);
  const before = mutations();
  const { plan, changes } = await collect(project.stack.preview());
  expect(changes).toEqual({ same: 1, update: 1 });
  const step = plan.find(({ op }) => op === "update");
  expect(step?.changes).toEqual([
    { path: "secretValue", kind: "update", before: "[secret]", after: "[secret]" },
    { path: "value.list[1]", kind: "update", before: 2, after: 3 },
  ]);
  expect(mutations()).toEqual(before);
});

test("deletes in reverse order what the program no longer declares", async () => {
  project = await makeEngineProject(
    `const a = new Item("a", {}); const b = new Item("b", { value: a.id }); new Item("c", {}, { dependsOn: [b] });`,
  );
  await collect(project.stack.up());
  project.write("");
  const { changes } = await collect(project.stack.up());
  expect(changes).toEqual({ same: 1, delete: 3 });
  expect(mutations().slice(3)).toEqual(["delete c", "delete b", "delete a"]);
  expect(project.objects()).toEqual({});
});

test("keeps what other branches made when one create fails, and goes on from there", async () => {
  project =
    await makeEngineProject(`const bad = new Item("bad", { failCreate: "the service said no", delayMs: 300 }); new Item("child", { value: bad.id });
    const slow = new Item("slow", { delayMs: 600 }); new Item("other", {});`);
  const failed = await collect(project.stack.up());
  expect(failed.result).toBe("failed");
  expect(failed.events).toContainEqual(expect.objectContaining({ type: "diagnostic", severity: "error", message: "the service said no" }));
  expect((await stateNames(project.stack)).sort()).toEqual(["other", "slow"]);
  expect(Object.keys(project.objects()).sort()).toEqual(["other-1", "slow-1"]);

  project.write(
    `const bad = new Item("bad", {}); new Item("child", { value: bad.id }); new Item("slow", { delayMs: 600 }); new Item("other", {});`,
  );
  const mended = await collect(project.stack.up());
  expect(mended).toMatchObject({ result: "succeeded", changes: { create: 2, same: 3 } });
  expect(Object.keys(project.objects()).sort()).toEqual(["bad-1", "child-1", "other-1", "slow-1"]);
});

test("deletes nothing when the program throws or leaves early", async () => {
  project = await makeEngineProject(`new Item("a", {}); new Item("b", {});`);
  await collect(project.stack.up());
  for (const ending of [`throw new Error("half way");`, "setTimeout(() => process.exit(0), 200);"]) {
    project.write(`new Item("a", {}); ${ending}`);
    const result = await collect(project.stack.up());
    expect(result.result, ending).toBe("failed");
    expect((await stateNames(project.stack)).sort(), ending).toEqual(["a", "b"]);
  }
  expect(mutations().sort()).toEqual(["create a", "create b"]);
});

test("names the object that a refresh no longer finds", async () => {
  project = await makeEngineProject(`new Item("a", {}); new Item("b", {});`);
  await collect(project.stack.up());
  const store = JSON.parse(readFileSync(project.env.STORE ?? "", "utf8"));
  delete store.objects["a-1"];
  writeFileSync(project.env.STORE ?? "", JSON.stringify(store));
  const planned = await collect(project.stack.refresh({ previewOnly: true }));
  expect(planned.plan.filter(({ op }) => op === "delete").map(({ urn }) => urn.split("::").at(-1))).toEqual(["a"]);
  const { events, changes } = await collect(project.stack.refresh());
  expect(changes).toEqual({ delete: 1, same: 2 });
  const ended = events.flatMap((event) =>
    event.type === "step-end" ? [`${event.metadata.op} ${event.metadata.urn.split("::").at(-1)}`] : [],
  );
  expect(ended).toContain("delete a");
  expect(ended).toContain("refresh b");
});

test("encrypts secrets in state and masks them in events and outputs", async () => {
  project =
    await makeEngineProject(`const a = new Item("a", { secretValue: pulumi.secret("planted-secret") }, { additionalSecretOutputs: ["secretOut"] });
    exports.out = a.secretOut; exports.deep = { inner: a.secretValue };`);
  const { events, outputs } = await collect(project.stack.up());
  expect(outputs).toEqual({ out: "[secret]", deep: { inner: "[secret]" } });
  const text = JSON.stringify(events) + JSON.stringify(await project.stack.export());
  expect(text).not.toContain("planted-secret");
  expect(text).not.toContain("s3cret-a-1");
  expect(await project.stack.outputs({ showSecrets: true })).toEqual({ out: "s3cret-a-1", deep: { inner: "planted-secret" } });
});

test("leaves the state as it was, byte for byte but for its time, when a refresh finds no drift", async () => {
  project = await makeEngineProject(`new Item("a", { value: "1", secretValue: pulumi.secret("s") }); new Item("b", { tags: ["x"] });`);
  await collect(project.stack.up());
  const state = join(project.folder, "state/.pulumi/stacks/engine-test/dev.json");
  const read = () => readFileSync(state, "utf8").replace(/"manifest":\{"time":"[^"]+"/, "");
  const before = read();
  const { changes } = await collect(project.stack.refresh());
  expect(changes).toEqual({ same: 3 });
  expect(read()).toBe(before);
});

test("destroys everything and needs no program for it", async () => {
  project = await makeEngineProject(`const a = new Item("a", {}); new Item("b", { value: a.id });`);
  await collect(project.stack.up());
  project.write("throw new Error('not run');");
  const { result, changes } = await collect(project.stack.destroy());
  expect({ result, changes }).toEqual({ result: "succeeded", changes: { delete: 3 } });
  expect(project.objects()).toEqual({});
  await project.stack.remove();
  await expect(project.stack.export()).rejects.toThrow(/has no state/);
});

test("finishes the steps under way and saves when it is cancelled", async () => {
  project = await makeEngineProject(`const slow = new Item("slow", { delayMs: 800 }); new Item("after", { value: slow.id });`);
  const operation = project.stack.up();
  for await (const event of operation) {
    if (event.type === "step-start" && event.metadata.urn.endsWith("::slow")) operation.cancel();
  }
  expect((await operation.result).result).toBe("failed");
  expect(await stateNames(project.stack)).toEqual(["slow"]);
  expect(Object.keys(project.objects())).toEqual(["slow-1"]);
});

test("stops with a sentence that names an option it does not have", async () => {
  project = await makeEngineProject(`new Item("a", {}, { import: "a-1" });`);
  const { result, events } = await collect(project.stack.preview());
  expect(result).toBe("failed");
  expect(events).toContainEqual(
    expect.objectContaining({
      severity: "error",
      message: expect.stringMatching(/^Resource "a" uses the option import, .* official Pulumi CLI/),
    }),
  );
});

test("refuses a second operation on the stack and says who holds it", async () => {
  project = await makeEngineProject(`new Item("slow", { delayMs: 1500 });`);
  const first = project.stack.up();
  const refusals: unknown[] = [];
  for await (const event of first) {
    if (event.type !== "step-start" || !event.metadata.urn.endsWith("::slow")) continue;
    refusals.push(await project.stack.up().result.catch((error: Error) => error.message));
  }
  expect(refusals).toEqual([expect.stringContaining(`Process ${process.pid} of `)]);
  expect((await first.result).result).toBe("succeeded");
});
