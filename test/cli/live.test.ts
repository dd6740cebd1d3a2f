import { startEmulator } from "pulumi-web1on1/emulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import { IncompleteError } from "../../cli/live/incomplete-error.js";
import type { LiveOptions } from "../../cli/live/live-tenant.js";
import { readLiveTenant } from "../../cli/live/read-live-tenant.js";
import { createClient } from "../../provider/client/client.js";
import { type ListApi, startListApi } from "../helpers/list-api.js";

const ROOT = "0".repeat(23) + 1;
const idOf = (kind: string, index: number): string => kind + index.toString(16).padStart(24 - kind.length, "0");
const formsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: idOf("f", index), name: `Form ${index}`, organization: ROOT, fields: [] }));

let api: ListApi;
beforeEach(async () => {
  api = await startListApi();
  api.lists["/organizations"] = [{ id: ROOT, name: "Root" }];
});
afterEach(() => api.close());

const read = (options?: LiveOptions) => readLiveTenant(createClient({ url: api.url, token: "t", retry: { maxAttempts: 1 } }), options);

async function problems(): Promise<readonly string[]> {
  const error = await read().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(IncompleteError);
  return error instanceof IncompleteError ? error.problems : [];
}

test("reads a thousand objects with at most 25 requests and counts each list against its header", async () => {
  api.lists["/forms"] = formsOf(690);
  api.lists["/services"] = Array.from({ length: 309 }, (_, index) => ({ id: idOf("5", index), name: `S${index}`, organization: ROOT }));
  const tenant = await read();
  expect(tenant.objects).toHaveLength(1000);
  expect(api.requests.length).toBeLessThanOrEqual(25);
  expect(tenant.requests).toBe(api.requests.length);
  expect(tenant.requests).toBe(7 + 4 + 5);
  expect(tenant.counts.find(({ type }) => type === "Form")).toEqual({ type: "Form", read: 690, expected: 690, how: "header" });
  expect(tenant.root).toBe(ROOT);
});

test("sends nothing but GET, and no request for a single object", async () => {
  api.lists["/forms"] = formsOf(3);
  await read();
  expect(api.requests.filter((each) => !/^GET \/\w+\?/.test(each))).toEqual([]);
});

test("tells the progress of each list after every page", async () => {
  api.lists["/forms"] = formsOf(289);
  const told: string[] = [];
  await read({ onProgress: ({ type, read: count, expected }) => told.push(`${type} ${count} of ${expected}`) });
  expect(told.filter((each) => each.startsWith("Form "))).toEqual(["Form 100 of 289", "Form 200 of 289", "Form 289 of 289"]);
});

test("counts by a second pass over the ids where lists have no header", async () => {
  api.lists["/forms"] = formsOf(250);
  api.answer = (_path, _query, usual) => ({ ...usual, total: undefined });
  const tenant = await read();
  expect(tenant.counts.find(({ type }) => type === "Form")).toEqual({ type: "Form", read: 250, expected: 250, how: "second pass" });
  expect(api.requests.filter((each) => each.includes("select=id")).length).toBe(6 + 3);
});

test("goes on by offset where neither a header nor a link tells of a further page", async () => {
  api.lists["/forms"] = formsOf(250);
  api.answer = (_path, _query, { items }) => ({ items });
  expect((await read()).counts.find(({ type }) => type === "Form")?.read).toBe(250);
});

test("takes a list for whole that comes whole although pages were asked for", async () => {
  api.lists["/forms"] = formsOf(100);
  api.answer = (path, query, { items }) => (path === "/forms" && query.has("offset") ? { items: api.lists["/forms"] } : { items });
  expect((await read()).counts.find(({ type }) => type === "Form")?.read).toBe(100);
});

test("refuses a list of which a page came short", async () => {
  api.lists["/forms"] = formsOf(289);
  api.answer = (path, query, usual) =>
    path === "/forms" && query.get("offset") === "200" ? { ...usual, items: usual.items?.slice(1) } : usual;
  expect(await problems()).toEqual(["forms: 288 were read, and the list says that there are 289"]);
});

test("refuses a list that ends before its number", async () => {
  api.lists["/forms"] = formsOf(289);
  api.answer = (path, _query, usual) => (path === "/forms" ? { ...usual, next: undefined } : usual);
  expect(await problems()).toEqual(["forms: 100 were read, and the list says that there are 289"]);
});

test("refuses a list of which a later page does not say the number", async () => {
  api.lists["/forms"] = formsOf(289);
  api.answer = (path, query, usual) => (path === "/forms" && query.get("offset") === "100" ? { ...usual, total: undefined } : usual);
  expect(await problems()).toEqual(["forms: page 2 does not say how many there are, as those before it do"]);
});

test("refuses a list whose number changes while it is read", async () => {
  api.lists["/forms"] = formsOf(289);
  api.answer = (path, query, usual) => (path === "/forms" && query.get("offset") === "200" ? { ...usual, total: 288 } : usual);
  expect(await problems()).toEqual(["forms: its pages say that there are 289, then 288: the list changed while it was read"]);
});

test("refuses a list in which an object comes twice", async () => {
  api.lists["/forms"] = [...formsOf(150), ...formsOf(1)];
  expect(await problems()).toContainEqual(expect.stringContaining(`forms: ${idOf("f", 0)} came twice`));
});

test("refuses a list from which an object vanishes between the passes", async () => {
  api.lists["/forms"] = formsOf(3);
  api.answer = (path, query, { items, next }) => ({ next, items: path === "/forms" && query.has("select") ? items?.slice(1) : items });
  expect(await problems()).toEqual([`forms: ${idOf("f", 0)} vanished between the two passes`]);
});

test("refuses a list in which an object comes up in the second pass only", async () => {
  api.lists["/forms"] = formsOf(3);
  api.answer = (path, query, { items, next }) => ({ next, items: path === "/forms" && !query.has("select") ? items?.slice(1) : items });
  expect(await problems()).toEqual([`forms: ${idOf("f", 0)} came up in the second pass only`]);
});

test("refuses an item without an id", async () => {
  api.lists["/forms"] = [{ name: "nobody" }];
  expect(await problems()).toContain("forms: an item has no id");
});

test("refuses a list that names a page before as the next one", async () => {
  api.lists["/forms"] = formsOf(150);
  api.answer = (path, query, usual) => (path === "/forms" && query.has("offset") ? { ...usual, next: "limit=100" } : usual);
  expect(await problems()).toContain("forms: a page names itself or one before it as the next one");
});

test("names every list that the token may not read at once", async () => {
  api.answer = (path, _query, usual) => (["/users", "/bots"].includes(path) ? { status: 403 } : usual);
  const told = await problems();
  expect(told).toHaveLength(2);
  expect(told.join("\n")).toMatch(/bots: GET \/bots\?limit=100 returned 403[\s\S]*users: GET \/users/);
});

test("says once that the token is wrong", async () => {
  api.answer = () => ({ status: 401 });
  const error = await read().catch((caught: unknown) => caught);
  expect(error).not.toBeInstanceOf(IncompleteError);
  expect(String(error instanceof Error && error.message).match(/returned 401/g)).toHaveLength(1);
});

test("refuses a tenant in which the token sees no organization", async () => {
  api.lists["/organizations"] = [];
  expect((await problems()).join()).toMatch(/^organizations: the token sees none/);
});

test("gives categories, members, places and images with what they are parts of", async () => {
  const [west, group, user, category] = [idOf("a", 1), idOf("b", 1), idOf("c", 1), idOf("d", 1)];
  api.lists["/organizations"] = [
    { id: ROOT, name: "Root" },
    { id: west, name: "West", parent: ROOT, logo: "https://x.example/l.png", categories: [null, { id: category, name: "Sales" }] },
  ];
  api.lists["/orggroups"] = [{ id: group, name: "Dealers", organization: ROOT, members: [west] }];
  api.lists["/users"] = [{ id: user, email: "a@x.example", organization: west, organizations: [{ organization: west, role: "admin" }] }];
  const { objects, requests } = await read();
  expect(requests).toBe(7);
  expect(objects.filter(({ part }) => part !== undefined).map(({ type, id, organization }) => [type, id, organization])).toEqual([
    ["OrganizationLogo", `${west}/${west}`, west],
    ["OrgGroupMember", `${group}/${west}`, ROOT],
    ["Category", `${west}/${category}`, west],
    ["UserOrganization", `${user}/${west}`, west],
  ]);
  expect(objects.find(({ type }) => type === "Category")).toMatchObject({
    stateId: category,
    name: "Sales",
    props: { organization: west, name: "Sales" },
    part: { type: "Organization", id: west, property: "categories" },
  });
});

test("leaves out the users of bots, and keeps apart what belongs to organizations elsewhere", async () => {
  const bot = idOf("b", 1);
  api.lists["/bots"] = [{ id: bot, name: "Shared", organization: idOf("e", 9) }];
  api.lists["/users"] = [{ id: bot, email: `bot+${bot}@web1on1.chat`, organization: ROOT }];
  const { objects, foreign, counts } = await read();
  expect(objects.map(({ name }) => name)).toEqual(["Root"]);
  expect(foreign.map(({ name }) => name)).toEqual(["Shared"]);
  expect(counts.find(({ type }) => type === "User")?.read).toBe(1);
});

test("reads the fields of the forms that are asked for, one request for each", async () => {
  const emulator = await startEmulator();
  try {
    const post = async (path: string, body: object) => {
      const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
      const answer = await fetch(emulator.url + path, { method: "POST", headers, body: JSON.stringify(body) });
      return (await answer.json()) as { id: string };
    };
    const [one, two] = [await post("/forms", { name: "One" }), await post("/forms", { name: "Two", fields: [{ name: "zip" }] })];
    const field = await post(`/forms/${one.id}/fields`, { name: "remark", label: "Remark" });
    const client = createClient({ url: emulator.url, token: emulator.token });
    const tenant = await readLiveTenant(client, { fieldsOf: new Set([one.id]) });
    const fields = tenant.objects.filter(({ type }) => type === "FormField");
    expect(fields.map(({ id, name, props }) => [id, name, props.form])).toEqual([[`${one.id}/${field.id}`, "remark", one.id]]);
    expect([tenant.fieldRequests, tenant.requests]).toEqual([1, 8]);
    const all = await readLiveTenant(client, { fieldsOf: new Set([one.id, two.id]) });
    expect(all.counts.at(-1)).toEqual({ type: "FormField", read: 2, expected: 2, how: "header" });
  } finally {
    await emulator.close();
  }
});
