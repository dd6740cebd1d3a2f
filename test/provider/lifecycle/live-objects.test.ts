import { expect, onTestFinished, test, vi } from "vitest";
import { connectTo, ORGANIZATION, openSession } from "../helpers/lifecycle.js";
import { atOnce, type Item, idOf, makeItems, serveTenant } from "../helpers/tenant-server.js";

const GONE = { id: undefined, props: {} };

/** Forms in a tenant, and one session that reads them. */
async function serveForms(count: number, extra: Item = {}) {
  const api = await serveTenant();
  api.lists.set(
    "/forms",
    makeItems(count).map((item) => ({ ...item, ...extra })),
  );
  const session = openSession({ url: api.url, retry: { maxAttempts: 1 } });
  const form = connectTo("Form", session);
  const stateOf = (index: number) => ({ name: `n${index}`, ...extra });
  const readAll = (indexes: readonly number[], parallelism = 8) =>
    atOnce(parallelism, indexes, (index) => form.read(idOf(index), stateOf(index)));
  const upTo = (end: number) => Array.from({ length: end }, (_, index) => index);
  const same = (indexes: readonly number[]) => indexes.map((index) => ({ id: idOf(index), props: stateOf(index) }));
  return { api, session, form, readAll, upTo, same };
}

/** What a provider process prints from here on: so it reaches the log. */
function listenToLog(): string[] {
  const said: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void said.push(line));
  onTestFinished(() => log.mockRestore());
  return said;
}

test("asks alone for what the lists do not hold, and calls it gone after that", async () => {
  const { api, readAll, upTo, same } = await serveForms(30);
  expect(await readAll([...upTo(30), 40, 41])).toEqual([...same(upTo(30)), GONE, GONE]);
  expect(api.requests().filter((request) => !request.includes("?"))).toEqual([40, 41].map((index) => `GET /forms/${idOf(index)}`));
});

test("believes an absence only after it asked for the object alone", async () => {
  const { api, readAll, upTo, same } = await serveForms(3, { meta: { color: "red", deep: { a: 1 } } });
  api.show = (item) => (item.name === "n1" ? { ...item, meta: { deep: {} } } : item);
  expect(await readAll(upTo(3))).toEqual(same(upTo(3)));
  expect(api.requests()).toHaveLength(2);
  delete api.lists.get("/forms")?.[1]?.meta;
  expect((await readAll(upTo(3)))[1]).toEqual({ id: idOf(1), props: { name: "n1" }, inputs: { name: "n1" } });
});

test("believes a value of another kind only after it asked for the object alone", async () => {
  const { api, readAll, upTo, same } = await serveForms(2, { organization: ORGANIZATION });
  api.show = (item) => ({ ...item, organization: { id: ORGANIZATION, name: "Acme" } });
  expect(await readAll(upTo(2))).toEqual(same(upTo(2)));
  expect(api.requests()).toHaveLength(3);
});

test("shows drift that a list shows", async () => {
  const { api, readAll, upTo } = await serveForms(20);
  Object.assign(api.lists.get("/forms")?.[7] ?? {}, { name: "by hand" });
  expect((await readAll(upTo(20))).filter(({ inputs }) => inputs !== undefined)).toEqual([
    { id: idOf(7), props: { name: "by hand" }, inputs: { name: "by hand" } },
  ]);
});

test("asks for each alone once lists are known to show too little", async () => {
  const { api, readAll, upTo, same } = await serveForms(300, { tags: ["a"] });
  api.show = ({ tags: _, ...item }) => item;
  expect(await readAll(upTo(300))).toEqual(same(upTo(300)));
  expect(api.requests().filter((request) => request.includes("?")).length).toBeLessThanOrEqual(2);
});

test.each([
  ["refuses", () => ({ status: 400, items: [] })],
  ["ignores", () => ({ items: makeItems(100), total: 300 })],
  ["answers nothing to", () => ({ items: [], total: 0 })],
  ["answers other objects to", () => ({ items: [{ id: idOf(299), name: "other" }] })],
])("reads every object of an API that %s a filter by ids", async (_, answer) => {
  const { api, readAll, upTo, same } = await serveForms(300);
  api.answer = (query, usual) => (query.has("id") ? answer() : usual);
  expect(await readAll(upTo(300))).toEqual(same(upTo(300)));
  expect(api.requests().length).toBeLessThanOrEqual(3 + 1 + 8 + 8);
  expect(api.requests().filter((request) => request.includes("id=[")).length).toBeLessThanOrEqual(2);
});

test("reads every object of an API that refuses its lists", async () => {
  const { api, readAll, upTo, same } = await serveForms(50);
  api.answer = () => ({ status: 403, items: [] });
  expect(await readAll(upTo(50))).toEqual(same(upTo(50)));
  expect(api.requests()).toHaveLength(50 + 2);
});

test.each([
  [
    "repeat their pages",
    ({ items, total }: { items: readonly unknown[]; total?: number }) => ({ items, total, next: "limit=100&offset=0" }),
  ],
  ["tell a total that is too low", ({ items, next }: { items: readonly unknown[]; next?: string }) => ({ items, next, total: 5 })],
  ["tell a total that is too high", ({ items, next }: { items: readonly unknown[]; next?: string }) => ({ items, next, total: 1e9 })],
  ["announce no further page", ({ items, total }: { items: readonly unknown[]; total?: number }) => ({ items, total })],
  [
    "show items without ids",
    ({ items, ...rest }: { items: readonly unknown[] }) => ({ ...rest, items: [null, { name: "n" }, ...items.slice(2)] }),
  ],
])("reads every object of lists that %s", async (_, change) => {
  const { api, readAll, upTo, same } = await serveForms(300);
  api.answer = (query, usual) => (query.has("id") ? usual : change({ ...usual, total: usual.total ?? 0, next: usual.next ?? "" }));
  const wanted = [...upTo(300), 400].reverse();
  expect(await readAll(wanted)).toEqual([GONE, ...same(upTo(300)).reverse()]);
  expect(api.requests().length).toBeLessThan(100);
});

test("tells all who ask that the API is away, without asking for each", async () => {
  const { api, readAll, upTo } = await serveForms(20);
  api.answer = () => ({ status: 503, items: [] });
  await expect(readAll(upTo(8))).rejects.toThrow("503");
  expect(api.requests()).toHaveLength(1);
});

test("uses nothing any more that was read before a write", async () => {
  const { api, readAll, upTo, form } = await serveForms(20);
  await readAll(upTo(10));
  for (const item of api.lists.get("/forms") ?? []) item.name = "new";
  await form.update(idOf(15), { name: "n15" }, { name: "N15" });
  expect((await form.read(idOf(12), { name: "n12" })).props).toEqual({ name: "new" });
});

test("asks again for an object that is read a second time", async () => {
  const { api, readAll, upTo, form } = await serveForms(10);
  await readAll(upTo(10));
  Object.assign(api.lists.get("/forms")?.[3] ?? {}, { name: "by hand" });
  expect((await form.read(idOf(3), { name: "n3" })).props).toEqual({ name: "by hand" });
});

test("finds out once whether an object alone shows a secret that its list keeps", async () => {
  const api = await serveTenant();
  const params = { jid: "j", host: "h", password: "hunter2" };
  const state = (index: number) => ({ name: `n${index}`, type: "smartsupp", params });
  api.lists.set(
    "/services",
    makeItems(40).map((item) => ({ ...item, type: "smartsupp", params })),
  );
  api.show = (item) => ({ ...item, params: { ...params, password: "*****" } });
  const service = connectTo("Service", openSession({ url: api.url }));
  Object.assign(api.lists.get("/services")?.[30] ?? {}, { params: { ...params, password: "changed" } });
  const read = await atOnce(8, [...makeItems(40).keys()], (index) => service.read(idOf(index), state(index)));
  expect(read.filter(({ inputs }) => inputs !== undefined).map(({ id }) => id)).toEqual([idOf(30)]);

  api.lists.set(
    "/services",
    makeItems(40).map((item) => ({ ...item, type: "smartsupp", params: { ...params, password: "*****" } })),
  );
  const before = api.requests().length;
  const again = connectTo("Service", openSession({ url: api.url }));
  const same = await atOnce(8, [...makeItems(40).keys()], (index) => again.read(idOf(index), state(index)));
  expect(same.filter(({ inputs }) => inputs !== undefined)).toEqual([]);
  expect(api.requests().length - before).toBeLessThanOrEqual(3);
});

test("looks for conflicts in a list that a refresh before it read whole", async () => {
  const { api, readAll, upTo, session } = await serveForms(51, { organization: ORGANIZATION });
  await readAll(upTo(50));
  const before = api.requests().length;
  const said = listenToLog();
  const failing = connectTo("Form", Object.assign(session, { onConflict: () => "fail" }));
  await failing.check({ name: "n50", organization: ORGANIZATION });
  await failing.check({ name: "new", organization: ORGANIZATION });
  expect(said).toEqual([expect.stringContaining(`Form "n50": its create will fail`)]);
  expect(api.requests()).toHaveLength(before);
});

test("reads before updates with one request for all, sent after they were asked for", async () => {
  const { api, form, readAll, upTo } = await serveForms(40);
  await readAll(upTo(40));
  for (const item of api.lists.get("/forms") ?? []) item.name = `by hand ${String(item.name)}`;
  const before = api.requests().length;
  const said = listenToLog();
  await Promise.all(upTo(40).map((index) => form.update(idOf(index), { name: `n${index}` }, { name: `N${index}` })));
  expect(said.filter((line) => line.includes("somebody made it"))).toHaveLength(40);
  const reads = api
    .requests()
    .slice(before)
    .filter((request) => request.startsWith("GET"));
  expect(reads.length).toBeLessThanOrEqual(3);
});

test("reads alone before an update what is sent whole, and what a list does not show", async () => {
  const { api, form, upTo } = await serveForms(4, { meta: { mine: 1, theirs: 2 }, status: "active" });
  api.show = ({ status: _, ...item }) => ({ ...item, meta: { mine: 1 } });
  const [one = {}, two = {}] = [0, 1].map((index) => ({ name: `n${index}`, meta: { mine: 1 }, status: "active" }));
  await Promise.all([
    form.update(idOf(0), one, { ...one, meta: { mine: 3 } }),
    form.update(idOf(1), two, { ...two, meta: { mine: 3 } }),
    ...upTo(2).map((index) => form.update(idOf(index + 2), { name: "a", status: "active" }, { name: "a", status: "archived" })),
  ]);
  expect(api.lists.get("/forms")?.map(({ meta }) => meta)).toEqual([
    { mine: 3, theirs: 2 },
    { mine: 3, theirs: 2 },
    { mine: 1, theirs: 2 },
    { mine: 1, theirs: 2 },
  ]);
  expect(api.requests().filter((request) => request.startsWith("GET") && !request.includes("?"))).toHaveLength(4);
});
