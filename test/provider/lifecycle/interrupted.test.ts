import { expect, test } from "vitest";
import { reply, serve } from "../helpers/http-server.js";
import { connect, ORGANIZATION, OTHER_ORGANIZATION } from "../helpers/lifecycle.js";

type ApiObject = Record<string, unknown> & { id: string };

const BEGUN = "2030-05-01T12:00:00.000Z";
const at = (seconds: number) => new Date(Date.parse(BEGUN) + seconds * 1000).toISOString();

interface Api {
  readonly items: readonly ApiObject[];
  readonly collection?: string;
  /** How far the server's clock is ahead of this machine's. */
  readonly clockOffsetMs?: number;
}

/** Serves a list of objects, two to a page, and each of them by itself. */
async function serveList({ items, collection = "/forms", clockOffsetMs = 0 }: Api) {
  return serve(({ url }, response) => {
    const { pathname, searchParams } = new URL(url, "http://localhost");
    const headers: Record<string, string> = { date: new Date(Date.now() + clockOffsetMs).toUTCString() };
    const path = pathname.replace("/v2", "");
    if (path === "/users/me") return reply(response, 200, { id: "me" }, headers);
    if (path !== collection) {
      const found = items.find(({ id }) => path === `${collection}/${id}`);
      return found ? reply(response, 200, found, headers) : reply(response, 404, { error: { message: "Not found" } }, headers);
    }
    const offset = Number(searchParams.get("offset") ?? 0);
    if (offset + 2 < items.length) headers.link = `<${pathname}?offset=${offset + 2}>; rel="next"`;
    reply(response, 200, items.slice(offset, offset + 2), headers);
  });
}

/** What the provider answers about a create of these inputs that was begun at BEGUN and never answered. */
async function ask(type: string, inputs: object, api: Api, context: { managed?: string[]; alike?: number; begun?: string } = {}) {
  const { url, requests } = await serveList(api);
  const { managed = [], alike = 1, begun = BEGUN } = context;
  const answer = await connect(type, { url }).read("", { ...inputs, __interrupted: begun, __managed: managed, __alike: alike });
  return { ...answer, requests };
}

const form = (id: string, more: object = {}): ApiObject => ({
  id,
  organization: ORGANIZATION,
  name: "Intake",
  createdAt: at(1),
  updatedAt: at(1),
  ...more,
});
const inputs = { organization: ORGANIZATION, name: "Intake", tags: ["b", "a"], meta: { color: "red" } };
const whole = { tags: ["a", "b"], meta: { color: "red", theirs: 1 }, status: "active" };
const NONE = { id: undefined, props: { __interrupted: "none" } };

test("answers the object on a later page that has all that the create sent, as a read of it", async () => {
  const items = [form("1", { name: "Other" }), form("2", { name: "Another" }), form("3", whole)];
  const { id, props, inputs: read, requests } = await ask("Form", inputs, { items });
  expect({ id, props, read }).toEqual({ id: "3", props: { ...inputs, createdAt: at(1), updatedAt: at(1) }, read: inputs });
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "GET /v2/forms?limit=100",
    "GET /v2/forms?offset=2",
    "GET /v2/forms/3",
  ]);
});

test.each([
  ["nothing is there", []],
  ["an object of another name is there", [form("1", { ...whole, name: "intake" })]],
  ["an object of another parent is there", [form("1", { ...whole, organization: OTHER_ORGANIZATION })]],
  ["an object is there that was made before", [form("1", { ...whole, createdAt: at(-6) })]],
])("answers that none was made when %s", async (_, items) => {
  expect(await ask("Form", inputs, { items })).toMatchObject(NONE);
});

test("allows the clocks to differ by some seconds", async () => {
  expect(await ask("Form", inputs, { items: [form("1", { ...whole, createdAt: at(-3) })] })).toMatchObject({ id: "1" });
});

test.each([
  ["made since, by a server whose clock is an hour behind", -3_600_000, at(-3_599), "1"],
  ["made before, by a server whose clock is an hour ahead", 3_600_000, at(3_590), undefined],
])("reads the time by the server's clock: %s", async (_, clockOffsetMs, createdAt, id) => {
  expect((await ask("Form", inputs, { items: [form("1", { ...whole, createdAt })], clockOffsetMs })).id).toBe(id);
});

test("takes an object with other content over when none has it all, and the next diff mends it", async () => {
  const items = [form("1", { tags: ["a"] })];
  const { id, props } = await ask("Form", inputs, { items });
  expect({ id, props }).toEqual({
    id: "1",
    props: { organization: ORGANIZATION, name: "Intake", tags: ["a"], createdAt: at(1), updatedAt: at(1) },
  });
  const { url } = await serveList({ items });
  expect(await connect("Form", { url }).diff("1", props ?? {}, inputs)).toMatchObject({ changes: true, replaces: [] });
});

test("prefers the object with all the content to a later one of the same name", async () => {
  const items = [form("1", { tags: ["a"], createdAt: at(0) }), form("2", { ...whole, createdAt: at(9) })];
  expect(await ask("Form", inputs, { items })).toMatchObject({ id: "2" });
});

test("does not take an object with other content when the program leaves out the organization, and says what to do", async () => {
  const { organization: _, ...rest } = inputs;
  await expect(ask("Form", rest, { items: [form("5f0c", { tags: ["a"] })] })).rejects.toThrow(
    `look for Form "Intake" failed: its create was interrupted, and whether it made 5f0c (made ${at(1)}) cannot be told: the name is the ` +
      "same and the content is not, and the program does not say organization. Delete or rename that object to have this one made, or " +
      "give it the content that the program declares to have it taken over, and run again.",
  );
  expect(await ask("Form", rest, { items: [form("1", whole)] })).toMatchObject({ id: "1" });
});

test("names the objects, when they were made and what to do when several fit", async () => {
  const items = [form("1", whole), form("2", { ...whole, createdAt: at(7) })];
  await expect(ask("Form", inputs, { items })).rejects.toThrow(
    `look for Form "Intake" failed: its create was interrupted, and 2 objects fit that the state does not have: 1 (made ${at(1)}), ` +
      `2 (made ${at(7)}). Delete or rename those that it did not make, and run again: the one that is left is taken over.`,
  );
});

test("leaves objects that the stack has to the resources that have them", async () => {
  const items = [form("1", whole), form("2", { ...whole, createdAt: at(7) })];
  expect(await ask("Form", inputs, { items }, { managed: ["1"] })).toMatchObject({ id: "2" });
  expect(await ask("Form", inputs, { items }, { managed: ["1", "2"] })).toMatchObject(NONE);
});

test("takes the oldest of two that fit when two creates alike were interrupted", async () => {
  const items = [form("2", { ...whole, createdAt: at(7) }), form("1", whole)];
  expect(await ask("Form", inputs, { items }, { alike: 2 })).toMatchObject({ id: "1" });
  expect(await ask("Form", inputs, { items: [...items, form("3", whole)] }, { alike: 3 })).toMatchObject({ id: "1" });
  await expect(ask("Form", inputs, { items: [...items, form("3", whole)] }, { alike: 2 })).rejects.toThrow("3 objects fit");
});

test("looks at the content alone where the time of the create is not known", async () => {
  const old = { createdAt: at(-9999) };
  expect(await ask("Form", inputs, { items: [form("1", { ...whole, ...old })] }, { begun: "" })).toMatchObject({ id: "1" });
  expect(await ask("Form", inputs, { items: [form("1", { tags: [], ...old })] }, { begun: "" })).toMatchObject(NONE);
});

test("finds a category, which does not say when it was made, by its content and never by its name alone", async () => {
  const collection = `/organizations/${ORGANIZATION}/categories`;
  const category = { organization: ORGANIZATION, name: "Used cars", tags: ["a"] };
  const found = await ask("Category", category, { collection, items: [{ id: "1", name: "Used cars", tags: ["a"] }] });
  expect(found).toMatchObject({ id: "1", props: category });
  expect(await ask("Category", category, { collection, items: [{ id: "1", name: "Used cars" }] })).toMatchObject(NONE);
});

test("answers that none was made when the organization of a category is gone", async () => {
  expect(await ask("Category", { organization: ORGANIZATION, name: "Used cars" }, { items: [] })).toMatchObject(NONE);
});

test("takes a secret that the API keeps to itself for the one that was sent", async () => {
  const params = { jid: "j", host: "h", password: "hunter2" };
  const service = { organization: ORGANIZATION, name: "Chat", type: "smartsupp", params };
  const item = { ...form("1"), ...service, params: { ...params, password: "*****", port: 5222 } };
  expect(await ask("Service", service, { collection: "/services", items: [item] })).toMatchObject({ id: "1", props: { params } });
});

test("has the next diff send what only the second request of the create carries", async () => {
  const bot = { organization: ORGANIZATION, name: "Intake", roles: ["bot"], secret: "mine" };
  const items = [form("1", { roles: ["bot"] })];
  const { id, props } = await ask("Bot", bot, { collection: "/bots", items });
  expect({ id, secret: props?.secret }).toEqual({ id: "1", secret: undefined });
  const { url } = await serveList({ collection: "/bots", items });
  expect(await connect("Bot", { url }).diff("1", props ?? {}, bot)).toMatchObject({ changes: true, replaces: [] });
});

test("has the next diff request the step of a service, which only the second request of the create does", async () => {
  const params = { location: "l", welcomeMessage: "w", starter: "s" };
  const service = { organization: ORGANIZATION, name: "Intake", type: "gbm", params: { ...params, step: "verifyAgent" } };
  const items = [form("1", { type: "gbm", params })];
  const { id, props } = await ask("Service", service, { collection: "/services", items });
  expect(id).toBe("1");
  const { url } = await serveList({ collection: "/services", items });
  expect(await connect("Service", { url }).diff("1", props ?? {}, service)).toMatchObject({ changes: true, replaces: [] });
});
