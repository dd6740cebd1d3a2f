import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Emulator, type FaultRule, startEmulator } from "../../../emulator/index.js";
import type { OnConflict } from "../../../provider/lifecycle/session.js";
import { failureOf, reply, serve } from "../helpers/http-server.js";
import { connectTo, openSession } from "../helpers/lifecycle.js";

let emulator: Emulator;
const said: string[] = [];
beforeEach(async () => {
  emulator = await startEmulator();
  said.length = 0;
  vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await emulator.close();
});

const QUICK = { maxAttempts: 4, baseDelayMs: 1, maxDelayMs: 5 };
const run = (onConflict: OnConflict = "fail") => openSession({ ...emulator, onConflict, retry: QUICK });
const fail = (...rules: FaultRule[]) => emulator.setFaults({ rules });

async function api(path: string, init: RequestInit = {}): Promise<Record<string, unknown>[]> {
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const answer: unknown = await fetch(emulator.url + path, { ...init, headers }).then((response) => response.json());
  return Object.values(Object(answer)).map(Object);
}

const named = async (path: string, name: string) => (await api(path)).filter((item) => item.name === name || item.email === name);
const organizationId = async () => String((await api("/organizations"))[0]?.id);

const LOST: [string, FaultRule][] = [
  ["the connection is reset after the write", { method: "POST", nth: 1, reset: "after" }],
  ["the service says 500 after the write", { method: "POST", nth: 1, status: 500, when: "after" }],
  ["a gateway shows its page after the write", { method: "POST", nth: 1, html: true, when: "after" }],
  ["the answer is cut off", { method: "POST", nth: 1, truncate: "length" }],
  ["the connection is reset before the write", { method: "POST", nth: 1, reset: "before" }],
  ["the service says 503 before the write", { method: "POST", nth: 1, status: 503 }],
];
const KINDS: [string, string, (organization: string) => Record<string, unknown>][] = [
  ["Form", "/forms", () => ({ name: "Lost", tags: ["a"] })],
  ["Bot", "/bots", (organization) => ({ name: "Lost", roles: ["bot"], secret: "mine", organization })],
  ["Category", "/organizations/{}/categories", (organization) => ({ name: "Lost", organization })],
  ["User", "/users", () => ({ email: "lost@example.com", givenName: "L" })],
];

for (const mode of ["fail", "create"] as const) {
  for (const [fault, rule] of LOST) {
    test.each(KINDS)(`makes one %s where ${fault}, and onConflict is ${mode}`, async (type, path, inputsOf) => {
      const organization = await organizationId();
      const inputs = inputsOf(organization);
      fail(rule);
      const { create, read, diff } = connectTo(type, run(mode));
      const { id, outs } = await create(inputs);
      const there = await named(path.replace("{}", organization), String(inputs.name ?? inputs.email));
      expect(there.map((item) => item.id)).toEqual([id]);
      expect(await read(id, outs)).toEqual({ id, props: outs });
      expect(await diff(id, outs, inputs)).toMatchObject({ changes: false });
      expect(emulator.reportFaults()?.rules[0]?.hits).toBe(1);
    });
  }
}

test("says in the log what was taken over", async () => {
  fail({ method: "POST", path: "/forms", nth: 1, reset: "after" });
  const { id } = await connectTo("Form", run()).create({ name: "Lost" });
  expect(said).toEqual([`Form "Lost": the answer to its POST was lost. It had made ${id}, which is taken over.`]);
});

test("never takes over what was there before, also of a kind that does not say when it was made", async () => {
  const organization = await organizationId();
  const list = `/organizations/${organization}/categories`;
  await api(list, { method: "POST", body: JSON.stringify({ name: "Alike" }) });
  const [before] = await named(list, "Alike");
  fail({ method: "POST", nth: 1, status: 503 });
  const { id } = await connectTo("Category", run("create")).create({ name: "Alike", organization });
  expect(id).not.toBe(before?.id);
});

test("stops with their ids where somebody made one alike at the same time", async () => {
  fail({ method: "POST", path: "/forms", nth: 1, reset: "after" }, { method: "GET", path: "/forms", nth: 2, delayMs: 1_000 });
  const made = failureOf(connectTo("Form", run()).create({ name: "Both" }));
  await vi.waitFor(() => expect(emulator.requests.filter(({ method, path }) => method === "GET" && path === "/v2/forms")).toHaveLength(2));
  await api("/forms", { method: "POST", body: JSON.stringify({ name: "Both" }) });
  const { message } = await made;
  const ids = (await named("/forms", "Both")).map(({ id }) => String(id));
  expect(ids).toHaveLength(2);
  expect(message).toContain("Since then these were made that may be it: ");
  for (const id of ids) expect(message).toContain(id);
});

test("fails, and makes no second object, where nobody can look either", async () => {
  fail({ method: "POST", path: "/forms", reset: "after" }, { method: "GET", path: "/forms", status: 403 });
  const { message } = await failureOf(connectTo("Form", run("create")).create({ name: "Dark" }));
  expect(message).toContain("To look for it here failed, too");
  emulator.setFaults(undefined);
  expect(await named("/forms", "Dark")).toHaveLength(1);
});

test("brings in line what was made with another content than was sent", async () => {
  fail({ method: "POST", path: "/forms", nth: 1, reset: "after" }, { method: "GET", path: "/forms", nth: 2, delayMs: 1_000 });
  const made = connectTo("Form", run()).create({ name: "Changed", tags: ["mine"] });
  await vi.waitFor(() => expect(emulator.requests.filter(({ method, path }) => method === "GET" && path === "/v2/forms")).toHaveLength(2));
  const [there] = await named("/forms", "Changed");
  await api(`/forms/${there?.id}`, { method: "PATCH", body: JSON.stringify({ tags: ["theirs"] }) });
  expect((await made).id).toBe(there?.id);
  expect(await named("/forms", "Changed")).toMatchObject([{ id: there?.id, tags: ["mine"] }]);
});

test("tells of the second object where the first request comes to effect after it was looked for in vain", async () => {
  let held: string | undefined;
  const door = await serve(async ({ method, url, body }, response) => {
    const path = url.replace("/v2", "");
    if (method === "POST" && held === undefined) {
      held = body;
      response.destroy();
      return;
    }
    if (method === "POST") await api(path, { method, body: held });
    reply(response, 200, await fetch(emulator.url + path, { method, headers, ...(body ? { body } : {}) }).then((answer) => answer.json()));
  });
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const session = openSession({ url: door.url, token: emulator.token, onConflict: "fail", retry: QUICK });
  const failure = await failureOf(connectTo("Form", session).create({ name: "Late" }));
  const ids = (await named("/forms", "Late")).map(({ id }) => String(id));
  expect(ids).toHaveLength(2);
  for (const id of ids) expect(failure.message).toContain(id);
  expect(failure).toMatchObject({ id: ids[1], properties: expect.objectContaining({ name: "Late" }) });
});

test("reads the list anew for the next create where it could not be read for the one before", async () => {
  const form = connectTo("Form", run());
  await form.create({ name: "First, so that the list is read" });
  fail({ method: "POST", nth: 1, status: 503 }, { method: "GET", path: "/forms", nth: [1, 2, 3, 4], status: 503 });
  expect((await failureOf(form.create({ name: "Lost" }))).message).toContain("To look for it here failed, too");
  const { id } = await form.create({ name: "Next" });
  expect((await named("/forms", "Next")).map((item) => item.id)).toEqual([id]);
});

test("keeps what was made where looking for a late twin of it fails", async () => {
  fail({ method: "POST", nth: 1, status: 503 }, { method: "GET", path: "/forms", nth: [3, 4, 5, 6], status: 503 });
  const error = await failureOf(connectTo("Form", run()).create({ name: "Lost" }));
  const [made] = await named("/forms", "Lost");
  expect(error.message).toContain("GET /forms?limit=100 returned 503");
  expect(error).toMatchObject({ id: made?.id, properties: { name: "Lost" }, reasons: [error.message] });
});

test("records the hash of a password and not the password where looking for a late twin of a user fails", async () => {
  fail({ method: "POST", nth: 1, status: 503 }, { method: "GET", path: "/users", nth: [4, 5, 6, 7], status: 503 });
  const inputs = { email: "lost@example.com", password: "p4ssw0rd" };
  const { id, properties } = Object(await failureOf(connectTo("User", run()).create(inputs)));
  expect(await named("/users", "lost@example.com")).toMatchObject([{ id }]);
  expect(properties).toMatchObject({ email: "lost@example.com", passwordHash: expect.stringMatching(/^scrypt/) });
  expect(JSON.stringify(properties)).not.toContain("p4ssw0rd");
});

test("does not record as sent what was to follow in a second request", async () => {
  fail({ method: "POST", nth: 1, status: 503 }, { method: "GET", path: "/bots", nth: [3, 4, 5, 6], status: 503 });
  const bot = connectTo("Bot", run());
  const inputs = { name: "Lost", roles: ["bot"], secret: "mine" };
  const { id, properties } = Object(await failureOf(bot.create(inputs)));
  expect(await bot.diff(id, properties, inputs)).toMatchObject({ changes: true });
  await bot.update(id, properties, inputs);
  expect(await named("/bots", "Lost")).toMatchObject([{ id, secret: "mine" }]);
});
