import { afterAll, beforeAll, expect, test } from "vitest";
import { allText, beginLife, type Life } from "./life.js";

const CHAT_PASSWORD = "chat-p4ssw0rd";

let life: Life;

beforeAll(async () => {
  life = await beginLife("yaml-tenant", { env: { CHAT_PASSWORD } });
});
afterAll(() => life.close());

test("finds no mistake in the file, without the API", async () => {
  await life.run("npx web1on1 stack init dev");
  await life.run("npx web1on1 config set domain harbour.example");
  await life.run('npx web1on1 config set --secret portoChatPassword "$CHAT_PASSWORD"');
  expect(await life.run("npx web1on1 validate")).toMatchObject({ writes: [], reads: 0 });
});

test("makes what the files say, with defaults, configuration and secrets put in", async () => {
  const ran = await life.run("npx web1on1 up --yes --skip-preview");
  expect(ran.stdout).toContain("+ 16 created");
  expect(allText(ran)).not.toContain(CHAT_PASSWORD);
  expect(await life.list("/organizations?name=~Harbour&sort=name")).toMatchObject([
    { name: "Harbour Faro", email: "faro@harbour.example", locale: "de", timezone: "Europe/Lisbon" },
    { name: "Harbour Hotels", email: "hello@harbour.example", locale: "en", settings: { routeOnReply: "assign" } },
    { name: "Harbour Porto", email: "porto@harbour.example", locale: "en", categories: [{ name: "Rooms" }] },
  ]);
  expect(await life.list("/services")).toMatchObject([{ name: "Website chat", status: "active", params: { password: CHAT_PASSWORD } }]);
  expect(await life.list("/forms?sort=name")).toMatchObject([
    { name: "Ask for a room", labels: ["isLead"], fields: { length: 3 } },
    { name: "Ask for a room", labels: ["isLead"], fields: { length: 3 } },
    { name: "Book the boat", labels: ["isLead", "isTrip"], fields: { length: 2 } },
  ]);
});

test("has nothing left to change", async () => {
  const { stdout, writes } = await life.run("npx web1on1 preview --expect-no-changes");
  expect(stdout).toContain("16 unchanged");
  expect(writes).toEqual([]);
});

test("changes a form of each hotel by an edit of the file that both include, and a refresh finds no drift", async () => {
  life.edit("fields/stay.yaml");
  const { stdout, writes } = await life.run("npx web1on1 up --yes --diff");
  expect(stdout).toContain("~ 2 updated");
  expect(writes).toEqual(["PATCH /forms/:id", "PATCH /forms/:id"]);
  expect((await life.run("npx web1on1 refresh --yes --skip-preview --expect-no-changes")).writes).toEqual([]);
});

test("leaves nothing behind", async () => {
  await life.run("npx web1on1 destroy --yes --skip-preview");
  life.expectNothingLeft();
});
