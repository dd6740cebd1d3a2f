import { expect, test } from "vitest";
import { parseStackReference, qualifiedName } from "../../../engine/state/stack-reference.js";

const project = { name: "layout" };

test.each([
  ["dev", "layout", "dev"],
  ["organization/dev", "layout", "dev"],
  ["organization/other/dev", "other", "dev"],
  ["a-B_9.c", "layout", "a-B_9.c"],
  ["x".repeat(100), "layout", "x".repeat(100)],
])("reads the stack %s", (text, owner, stack) => {
  expect(parseStackReference(text, project)).toEqual({ project: owner, stack });
  expect(qualifiedName({ project: owner, stack })).toBe(`organization/${owner}/${stack}`);
});

const RULE = "name has 1 to 100 letters, digits, hyphens, underscores or periods; got";

test.each([
  ["", `A stack ${RULE} an empty one.`],
  ["my stack", `A stack ${RULE} "my stack" with " " at position 3.`],
  ["dev!", `A stack ${RULE} "dev!" with "!" at position 4.`],
  ["x".repeat(101), `A stack ${RULE} 101 characters.`],
  ["..", `A stack ${RULE} "..", which is a folder.`],
  ["organization//dev", `A project ${RULE} an empty one.`],
  ["organization/a b/dev", `A project ${RULE} "a b" with " " at position 2.`],
  ["acme/layout/dev", 'The stack "acme/layout/dev" expected the form <stack> or organization/<project>/<stack>.'],
  ["organization/a/b/c", 'The stack "organization/a/b/c" expected the form <stack> or organization/<project>/<stack>.'],
])("refuses the stack %j", (text, message) => {
  expect(() => parseStackReference(text, project)).toThrow(message);
});
