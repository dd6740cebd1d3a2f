import { afterAll, beforeAll, expect, test } from "vitest";
import { beginLife, type Life } from "./life.js";

let life: Life;
let byHand: { form: unknown; service: unknown };

beforeAll(async () => {
  life = await beginLife("adopt-existing");
});
afterAll(() => life.close());

test("finds objects that somebody made by hand", async () => {
  await life.run("npx web1on1 stack init dev");
  const { writes } = await life.run('npx web1on1 config set inquiryForm "$(node by-hand.mts make)"');
  expect(writes).toEqual(["POST /bots", "POST /forms", "POST /organizations", "POST /services"]);
  const [[form], [service]] = [await life.list("/forms"), await life.list("/services")];
  byHand = { form: form?.id, service: service?.id };
});

test("takes them over, makes only what is new, and keeps what it does not mention", async () => {
  const { stdout, writes } = await life.run("npx web1on1 up --yes");
  expect(stdout).toMatch(new RegExp(`Form "Inquiry": adopts ${byHand.form} and changes fields \\[.*"label":"Boat\\?"`));
  expect(stdout).toContain('params.url "https://old.lindqvist.example/hook" -> "https://news.lindqvist.example/hook"');
  expect(writes).toEqual(["PATCH /forms/:id", "PATCH /services/:id", "POST /botinstances"]);
  expect(await life.list("/forms")).toMatchObject([
    { id: byHand.form, meta: { madeBy: "Astrid" }, fields: [{ label: "Which boat?" }, {}] },
  ]);
  expect(await life.list("/services")).toMatchObject([{ id: byHand.service, description: "Ask Astrid", status: "active" }]);
  expect(await life.list("/bots")).toHaveLength(1);
});

test("has nothing left to change", async () => {
  expect((await life.run("npx web1on1 preview --expect-no-changes")).writes).toEqual([]);
});

test("changes an adopted object like any other, and a refresh finds no drift", async () => {
  life.edit("index.ts");
  const { stdout, writes } = await life.run("npx web1on1 up --yes --skip-preview");
  expect(stdout).toContain("~ 1 updated");
  expect(writes).toEqual(["PATCH /forms/:id"]);
  expect((await life.run("npx web1on1 refresh --yes --skip-preview --expect-no-changes")).writes).toEqual([]);
});

test("deletes what it manages, leaves what it only looked up, and nothing is left after both", async () => {
  const { writes } = await life.run("npx web1on1 destroy --yes --skip-preview");
  expect(writes).toEqual(["DELETE /botinstances/:id", "DELETE /forms/:id", "DELETE /services/:id"]);
  expect(await life.list("/bots")).toMatchObject([{ name: "Pilot" }]);
  expect(await life.list("/organizations?name=Lindqvist%20Boats")).toHaveLength(1);
  await life.run("node by-hand.mts remove");
  life.expectNothingLeft();
});
