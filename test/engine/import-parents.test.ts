import { afterEach, expect, test } from "vitest";
import { collect, type EngineProject, makeEngineProject, stateNames } from "../helpers/engine-project.js";

let project: EngineProject;
afterEach(() => project.remove());

const type = "pulumi-nodejs:dynamic/conformance:Item";
const __provider = 'exports.handler = () => require("conformance-provider/item.js");';

/** The file of an import of these objects, each under its parent. */
const fileOf = (parents: Record<string, string | undefined>): string =>
  JSON.stringify({
    resources: Object.entries(parents).map(([name, parent]) => ({
      ...{ type, name, id: `${name}-1`, parent },
      inputs: { name, __provider },
      outputs: { name, __provider },
    })),
  });

test("imports children before their parents in the file, each under its own", async () => {
  project = await makeEngineProject("");
  expect(await collect(project.stack.import(fileOf({ child: "parent", parent: undefined })))).toMatchObject({ result: "succeeded" });
  const { deployment } = await project.stack.export();
  expect(deployment.resources).toContainEqual(
    expect.objectContaining({ urn: expect.stringContaining(`${type}$${type}::child`), parent: expect.stringMatching(/::parent$/) }),
  );
});

test.each([
  [
    "that is neither in the file nor in the state",
    { a: "nobody" },
    'a: parent expected a name of the file or a URN of the state, got "nobody"',
  ],
  ["that is its own child", { a: "b", b: "a" }, 'a: parent expected one that does not hang from it, got "b"'],
])("refuses a parent %s, and leaves the stack as it was", async (_what, parents, message) => {
  project = await makeEngineProject("");
  const { errors } = await collect(project.stack.import(fileOf(parents)));
  expect(errors.join()).toContain(message);
  expect(await collect(project.stack.import(fileOf({ c: undefined })))).toMatchObject({ result: "succeeded" });
  expect(await stateNames(project.stack)).toEqual(["c"]);
});
