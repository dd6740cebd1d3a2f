import { afterAll, beforeAll, expect, test } from "vitest";
import { beginLife, type Life } from "./life.js";

const PREVIEW = "npx web1on1 preview --json > preview.json";
const RULES = "node --test policy.test.mts";

let life: Life;

beforeAll(async () => {
  life = await beginLife("policy");
});
afterAll(() => life.close());

test("passes every rule over the preview of a new tenant, and rolls it out", async () => {
  await life.run("npx web1on1 stack init dev");
  expect((await life.run(PREVIEW)).writes).toEqual([]);
  const rules = await life.run(RULES);
  expect(rules.stdout).toMatch(/pass 3\n/);
  const { stdout, writes } = await life.run("npx web1on1 up --yes --skip-preview && npx web1on1 preview --expect-no-changes");
  expect(stdout).toMatch(/\+ 5 created[\s\S]* 5 unchanged/);
  expect(writes).toEqual(["POST /forms", "POST /organizations", "POST /organizations", "POST /services"]);
});

test("fails the rule that a change breaks, and names the form", async () => {
  life.edit("index.ts");
  await life.run(PREVIEW);
  const { stdout } = await life.run(RULES, 1);
  expect(stdout).toMatch(/pass 2\n/);
  expect(stdout).toMatch(/fail 1\n/);
  expect(stdout).toMatch(/every form tells somebody by email[\s\S]*forms without notifyEmails[\s\S]*'quote'/);
});

test("lets the change through that keeps the rules, and leaves nothing behind", async () => {
  life.edit("index.ts");
  const { stdout, writes } = await life.run(`${PREVIEW} && ${RULES} && npx web1on1 up --yes --skip-preview`);
  expect(stdout).toContain("~ 1 updated");
  expect(writes).toEqual(["PATCH /forms/:id"]);
  expect((await life.run("npx web1on1 refresh --yes --skip-preview --expect-no-changes")).writes).toEqual([]);
  expect((await life.run("npx web1on1 destroy --yes --skip-preview")).writes).toHaveLength(4);
  life.expectNothingLeft();
});
