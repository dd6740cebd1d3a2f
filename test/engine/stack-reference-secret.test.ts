import { Project, Stack } from "pulumi-web1on1/engine";
import { afterEach, expect, test } from "vitest";
import { collect, type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

let project: EngineProject;
afterEach(() => project.remove());

test("keeps a secret of another stack in a form that this stack can read again", async () => {
  project = await makeEngineProject(`exports.token = pulumi.secret("from dev");`);
  await collect(project.stack.up());
  const other = await Stack.init(Project.find(project.folder), "other", { select: false });
  project.write(
    `const dev = new pulumi.StackReference("organization/engine-test/dev");
    new Item("a", { secretValue: dev.getOutput("token") }); exports.token = dev.getOutput("token");`,
  );
  expect(await collect(other.up())).toMatchObject({ result: "succeeded" });
  expect(await collect(other.up())).toMatchObject({ result: "succeeded" });
  expect(await other.outputs({ showSecrets: true })).toEqual({ token: "from dev" });
});
