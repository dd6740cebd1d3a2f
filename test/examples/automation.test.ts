import { afterAll, beforeAll, expect, test } from "vitest";
import { beginLife, type Life } from "./life.js";

let life: Life;

beforeAll(async () => {
  life = await beginLife("automation");
});
afterAll(() => life.close());

test("makes the stack and what the list says, and reads the outputs", async () => {
  const { stdout, writes } = await life.run("node deploy.mts");
  expect(stdout).toContain('To do: {"create":7}');
  expect(writes).toEqual([
    "POST /forms",
    "POST /forms",
    "POST /forms",
    "POST /organizations",
    "POST /organizations",
    "POST /organizations",
  ]);
  const [lille] = await life.list("/organizations?name=Optique%20Lille");
  expect(stdout).toContain(`Done: {"lille":"${lille?.id}"`);
});

test("does nothing where the tenant is like the list", async () => {
  const { stdout, writes } = await life.run("node deploy.mts");
  expect(stdout).toBe("Nothing to change.\n");
  expect(writes).toEqual([]);
});

test("updates what the list says otherwise", async () => {
  life.edit("branches.json");
  const { stdout, writes } = await life.run("node deploy.mts");
  expect(stdout).toMatch(/^To do: .*"update":1.*\nupdate reims\nDone: /);
  expect(writes).toEqual(["PATCH /organizations/:id"]);
});

test("stops before it deletes, and goes on when that is allowed", async () => {
  life.edit("branches.json");
  const refused = await life.run("node deploy.mts", 10);
  expect(refused.stderr).toMatch(/^This would delete (lille, lille-eye-test|lille-eye-test, lille)\. Give --allow-deletes/);
  expect(refused.writes).toEqual([]);
  const { writes } = await life.run("node deploy.mts --allow-deletes");
  expect(writes).toEqual(["DELETE /forms/:id", "DELETE /organizations/:id"]);
});

test("is a stack like any other to the command, without drift, and leaves nothing behind", async () => {
  const { writes, stdout } = await life.run("npx web1on1 refresh --yes --skip-preview --expect-no-changes");
  expect(stdout).toContain("automation/nightly");
  expect(writes).toEqual([]);
  expect((await life.run("node deploy.mts --destroy")).writes).toHaveLength(4);
  life.expectNothingLeft();
});
