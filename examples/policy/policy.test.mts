import assert from "node:assert/strict";
import { test } from "node:test";
import { names, type Step, stepsOf } from "./preview.mts";

const isKept = ({ newState }: Step): boolean => newState !== undefined;

test("no organization is deleted or replaced", () => {
  const gone = stepsOf("Organization").filter(({ op }) => op === "delete" || op === "replace");
  assert.deepEqual(names(gone), [], "organizations that would go, with everything in them");
});

test("every form tells somebody by email", () => {
  const silent = stepsOf("Form").filter((step) => isKept(step) && !hasEntries(step.newState?.inputs?.notifyEmails));
  assert.deepEqual(names(silent), [], "forms without notifyEmails");
});

test("every service says in meta.owner who looks after it", () => {
  const orphans = stepsOf("Service").filter((step) => isKept(step) && ownerOf(step.newState?.inputs?.meta) === undefined);
  assert.deepEqual(names(orphans), [], "services without meta.owner");
});

const hasEntries = (value: unknown): boolean => Array.isArray(value) && value.length > 0;

function ownerOf(meta: unknown): unknown {
  return typeof meta === "object" && meta !== null && "owner" in meta ? meta.owner : undefined;
}
