import { afterEach, expect, test } from "vitest";
import { collect, type EngineProject, makeEngineProject } from "../helpers/engine-project.js";

let project: EngineProject;
afterEach(() => project.remove());

test.each(["ignoreChanges", "replaceOnChanges"])("says which path of %s is none, before anything is made", async (option) => {
  project = await makeEngineProject(`new Item("a", {}, { ${option}: ["value", "tags[one"] });`);
  const { errors } = await collect(project.stack.up());
  expect(errors).toEqual([
    `Resource "a": ${option} expected property paths like fields[2].label, got "tags[one". Correct the path in the program.`,
  ]);
  expect(project.calls()).toEqual([]);
});
