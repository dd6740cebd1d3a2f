import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import { collect, type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

let project: EngineProject;
afterEach(() => project.remove());

test("calls after a refresh with the configuration that the program gives its provider now", async () => {
  const program = (token: string, more = ""): string =>
    `const provider = new Provider("p", { "conformance:token": "${token}" }); new Item("a", {}, { provider }); ${more}`;
  project = await makeEngineProject(program("old"));
  await collect(project.stack.up());
  const before = project.calls().length;
  project.write(program("new", `new Item("b", {}, { provider });`));
  expect(await collect(project.stack.up({ refresh: true }))).toMatchObject({ result: "succeeded" });
  const lines = readFileSync(String(project.env.CALL_LOG), "utf8").trim().split("\n").slice(before);
  const told = lines.map((line) => JSON.parse(line)).filter(({ method }) => ["configure", "read", "create"].includes(method));
  expect(told.map(({ method, config }) => [method, ...Object.values(config ?? {})])).toEqual([
    ["configure", "old"],
    ["read"],
    ["configure", "new"],
    ["create"],
  ]);
});

test.each([
  ["create", `new Item("a", { secretValue: pulumi.secret("hush-hush"), failCreate: "hush-hush is taken" });`],
  ["create that is half done", `new Item("a", { secretValue: pulumi.secret("hush-hush"), partialCreate: "hush-hush is taken" });`],
  ["update", `new Item("a", { value: 1, secretValue: pulumi.secret("hush-hush"), failUpdate: "hush-hush is taken" });`],
  ["comparison", `new Item("a", { value: 1, secretValue: pulumi.secret("hush-hush"), failDiff: "hush-hush is taken" });`],
])("shows no secret of a resource in what its provider says of a failed %s", async (_call, program) => {
  project = await makeEngineProject(`new Item("a", {});`);
  if (!/Create/.test(program)) await collect(project.stack.up());
  project.write(program);
  const { errors, events } = await collect(project.stack.up());
  expect(errors[0]).toContain("[secret] is taken");
  const said = events.flatMap((event) =>
    event.type === "step-failed" || (event.type === "diagnostic" && !event.echo) ? event.message : [],
  );
  expect(said.join("\n")).not.toContain("hush-hush");
});
