import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Emulator, type FaultRule, startEmulator } from "../../../emulator/index.js";
import type { OnConflict } from "../../../provider/lifecycle/session.js";
import { failureOf, reply, type SeenRequest, serve } from "../helpers/http-server.js";
import { connectTo, openSession } from "../helpers/lifecycle.js";

const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
const NO_SUCH_ID = "aaaaaaaaaaaaaaaaaaaaaaaa";
const QUICK = { maxAttempts: 4, baseDelayMs: 1, maxDelayMs: 5 };

type Slot = { id: string; name: string; tags?: string[]; forms?: string[] } | null;

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

async function api<T = Record<string, unknown>>(path: string, method = "GET", body?: unknown): Promise<T> {
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  const answer = await fetch(emulator.url + path, init);
  return (answer.status === 204 ? undefined : answer.json()) as T;
}

/** An organization with categories that were there before, and a process of the provider. */
async function startTenant(names: readonly (string | null)[] = [], { onConflict = "create" as OnConflict, url = emulator.url } = {}) {
  const categories = names.map((name) => (name === null ? null : { name, tags: [`tag of ${name}`] }));
  const { id: organization } = await api<{ id: string }>("/organizations", "POST", { name: "Acme", billingInfo, categories });
  const slots = async () => (await api<{ categories: Slot[] }>(`/organizations/${organization}`)).categories;
  const before = await slots();
  const base = emulator.requests.length;
  return {
    organization,
    before,
    slots,
    names: async () => (await slots()).map((slot) => slot?.name ?? null),
    category: connectTo("Category", openSession({ url, token: emulator.token, onConflict, retry: QUICK })),
    /** The provider of a later run: what an earlier one changed may be deleted. */
    later: connectTo("Category", openSession({ url, token: emulator.token, retry: QUICK })),
    idOf: (name: string) => before.find((slot) => slot?.name === name)?.id ?? "",
    sent: () =>
      emulator.requests.slice(base).map(({ method, path }) => `${method} ${path.replace(`/v2/organizations/${organization}`, "")}`),
  };
}

const fail = (...rules: FaultRule[]) => emulator.setFaults({ rules });
const range = (count: number) => Array.from({ length: count }, (_, index) => String(index));

test("makes ten categories that are asked for at once in one read and one write, in their order", async () => {
  const { organization, category, slots, sent } = await startTenant();
  const made = await Promise.all(range(10).map((name) => category.create({ organization, name, tags: [name] })));
  expect(sent()).toEqual(["GET /categories", "GET ", "PATCH "]);
  expect(await slots()).toEqual(range(10).map((name, index) => ({ id: made[index]?.id, name, tags: [name] })));
  for (const [index, { id, outs }] of made.entries()) {
    expect(outs).toEqual({ organization, name: String(index), tags: [String(index)] });
    expect(await category.read(id, outs)).toEqual({ id, props: outs });
  }
});

test("changes and deletes ten categories at once in one read and one write each", async () => {
  const { organization, category, later, idOf, slots, before, sent } = await startTenant(range(10));
  const ids = range(10).map(idOf);
  const state = (name: string) => ({ organization, name, tags: [`tag of ${name}`] });
  const outs = await Promise.all(ids.map((id, n) => category.update(id, state(`${n}`), { ...state(`${n}`), name: `new ${n}` })));
  expect(outs[3]).toEqual({ organization, name: "new 3", tags: ["tag of 3"] });
  expect(sent()).toEqual(["GET ", "PATCH "]);
  expect(await slots()).toEqual(before.map((slot, n) => ({ ...slot, name: `new ${n}` })));
  const since = sent().length;
  await Promise.all(ids.map((id, n) => later.delete(id, state(`new ${n}`))));
  expect(sent().slice(since)).toEqual(["GET ", "PATCH "]);
  expect(await slots()).toEqual(range(10).map(() => null));
});

test("sends one that comes alone to its own path", async () => {
  const { organization, category, later, sent } = await startTenant();
  const { id, outs } = await category.create({ organization, name: "a" });
  await category.update(id, outs, { organization, name: "b" });
  await later.delete(id, { organization, name: "b" });
  expect(sent()).toEqual([
    "GET /categories",
    "POST /categories",
    `GET /categories/${id}`,
    `PATCH /categories/${id}`,
    `DELETE /categories/${id}`,
  ]);
});

test("puts new ones into the empty slots and those that come free, and leaves what others made as it is", async () => {
  const { organization, category, idOf, slots, before, names } = await startTenant(["theirs", null, "goes", "mine", null]);
  await category.create({ organization, name: "first" });
  await Promise.all([
    category.create({ organization, name: "one" }),
    category.create({ organization, name: "two" }),
    category.create({ organization, name: "three" }),
    category.delete(idOf("goes"), { organization, name: "goes" }),
    category.update(idOf("mine"), { organization, name: "mine" }, { organization, name: "mine", forms: [] }),
  ]);
  expect(await names()).toEqual(["theirs", "first", "one", "mine", "two", "three"]);
  expect((await slots())[0]).toEqual(before[0]);
  expect((await slots())[3]).toEqual({ ...before[3], forms: [] });
});

test("keeps what somebody changed meanwhile on other properties, and tells what is overwritten", async () => {
  const { organization, category, idOf, slots } = await startTenant(["a", "b"]);
  await api(`/organizations/${organization}/categories/${idOf("a")}`, "PATCH", { tags: ["by hand"] });
  await api(`/organizations/${organization}/categories/${idOf("b")}`, "PATCH", { name: "by hand" });
  const state = (name: string) => ({ organization, name });
  await Promise.all(["a", "b"].map((name) => category.update(idOf(name), state(name), state(`new ${name}`))));
  expect(await slots()).toEqual([
    { id: idOf("a"), name: "new a", tags: ["by hand"] },
    { id: idOf("b"), name: "new b", tags: ["tag of b"] },
  ]);
  expect(said).toEqual([
    `Category "new b": the update overwrites what was changed on ${idOf("b")} since the last refresh: ` +
      'name was "b", somebody made it "by hand", and it becomes "new b".',
  ]);
});

test("tells the refusal of one for that one only", async () => {
  const { organization, category, idOf, names } = await startTenant(["old"]);
  const bad = failureOf(category.create({ organization, name: "bad", forms: [NO_SUCH_ID] }));
  const gone = failureOf(category.update(NO_SUCH_ID, { organization, name: "gone" }, { organization, name: "new" }));
  await Promise.all([
    category.create({ organization, name: "good" }),
    category.delete(NO_SUCH_ID, { organization, name: "gone" }),
    category.delete(idOf("old"), { organization, name: "old" }),
  ]);
  expect((await bad).message).toContain(
    `create Category "bad" failed: POST /organizations/${organization}/categories returned 400: forms[0]: there is no form "${NO_SUCH_ID}"`,
  );
  expect((await gone).message).toContain(
    `update Category "new" failed: GET /organizations/${organization}/categories/${NO_SUCH_ID} returned 404`,
  );
  expect((await names()).filter((name) => name !== null)).toEqual(["good"]);
});

test("names the organization and its categories for those that find no slot", async () => {
  const { organization, category, names, sent } = await startTenant(range(8));
  const results = await Promise.allSettled(["a", "b", "c", "d"].map((name) => category.create({ organization, name })));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "rejected"]);
  expect(results[3]).toMatchObject({ reason: { message: expect.stringContaining("has 10 categories, and no slot for another") } });
  expect(sent().filter((call) => !call.startsWith("GET"))).toEqual(["PATCH ", "POST /categories", "POST /categories"]);
  expect(await names()).toEqual([...range(8), "a", "b"]);
});

test("makes a second one of a name by itself, so that it does not take the place of the first", async () => {
  const { organization, category, idOf, slots } = await startTenant(["a"]);
  // What stands in the list is known from here on: a create asks nothing before it joins.
  await category.create({ organization, name: "first" });
  const [made] = await Promise.all([
    category.create({ organization, name: "a" }),
    category.delete(idOf("a"), { organization, name: "a" }),
    category.create({ organization, name: "b" }),
  ]);
  expect(made.id).not.toBe(idOf("a"));
  expect((await slots()).filter((slot) => slot !== null).map(({ id, name }) => [name, id === idOf("a")])).toEqual([
    ["b", false],
    ["first", false],
    ["a", false],
  ]);
});

test("refuses a name that is there already, and joins the others", async () => {
  const { organization, category, names, sent } = await startTenant(["a"], { onConflict: "fail" });
  const refused = failureOf(category.create({ organization, name: "a" }));
  await Promise.all(["b", "c", "d"].map((name) => category.create({ organization, name })));
  expect((await refused).message).toContain("there is one with the name");
  expect(sent()).toEqual(["GET /categories", "GET ", "PATCH "]);
  expect(await names()).toEqual(["a", "b", "c", "d"]);
});

const LOST: [string, FaultRule][] = [
  ["the connection is reset after the write", { method: "PATCH", nth: 1, reset: "after" }],
  ["the service says 500 after the write", { method: "PATCH", nth: 1, status: 500, when: "after" }],
  ["the answer is cut off", { method: "PATCH", nth: 1, truncate: "length" }],
  ["the connection is reset before the write", { method: "PATCH", nth: 1, reset: "before" }],
  ["the service says 503 before the write", { method: "PATCH", nth: 1, status: 503 }],
];
test.each(LOST)("makes, changes and deletes each once where %s", async (_, rule) => {
  const { organization, category, idOf, slots } = await startTenant(["changes", "goes", "stays"]);
  fail(rule);
  const [one, two] = await Promise.all([
    category.create({ organization, name: "one" }),
    category.create({ organization, name: "two" }),
    category.update(idOf("changes"), { organization, name: "changes" }, { organization, name: "changed" }),
    category.delete(idOf("goes"), { organization, name: "goes" }),
  ]);
  expect((await slots()).map((slot) => [slot?.name, slot?.id])).toEqual([
    ["changed", idOf("changes")],
    ["one", one.id],
    ["stays", idOf("stays")],
    ["two", two.id],
  ]);
  expect(emulator.reportFaults()?.rules[0]?.hits).toBe(1);
});

test("keeps what was made where the list cannot be read once more after an answer that was lost before", async () => {
  const { organization, category, slots } = await startTenant(["stays"]);
  const reads = { method: "GET", path: "/organizations/*", nth: [3, 4, 5, 6], status: 503 };
  fail({ method: "PATCH", nth: 1, reset: "before" }, reads);
  const made = await Promise.all(["one", "two"].map((name) => category.create({ organization, name })));
  expect((await slots()).slice(1).map((slot) => [slot?.name, slot?.id])).toEqual([
    ["one", made[0]?.id],
    ["two", made[1]?.id],
  ]);
  expect(emulator.reportFaults()?.rules.map(({ hits }) => hits)).toEqual([1, 4]);
});

/** The emulator behind a door that may do something to a request or its answer. */
async function serveDoor(pass: (request: SeenRequest, forward: () => Promise<Record<string, unknown>>) => Promise<unknown>) {
  const door = await serve(async (request, response) => {
    const path = request.url.replace("/v2", "");
    const answer = await pass(request, () => api(path, request.method, request.body === "" ? undefined : JSON.parse(request.body)));
    return answer === undefined ? response.destroy() : reply(response, 200, answer);
  });
  return door.url;
}

test("keeps what somebody made while an answer was lost", async () => {
  let lost = 0;
  const url = await serveDoor(async ({ method }, forward) => {
    if (method !== "PATCH" || lost++ > 0) return forward();
    await api(`/organizations/${organization}/categories`, "POST", { name: "by hand" });
    return undefined;
  });
  const { organization, category, names } = await startTenant(["a"], { url });
  await Promise.all(["b", "c"].map((name) => category.create({ organization, name })));
  expect(await names()).toEqual(["a", "by hand", "b", "c"]);
});

test("does not take over what somebody made of the same name while an answer was lost", async () => {
  let lost = 0;
  const url = await serveDoor(async ({ method }, forward) => {
    if (method !== "PATCH" || lost++ > 0) return forward();
    await api(`/organizations/${organization}/categories`, "POST", { name: "b", tags: ["theirs"] });
    return undefined;
  });
  const { organization, category, slots } = await startTenant(["a"], { url });
  const made = await Promise.all(["b", "c", "d"].map((name) => category.create({ organization, name, tags: ["mine"] })));
  expect((await slots()).slice(1).map((slot) => [slot?.name, slot?.tags, made.findIndex(({ id }) => id === slot?.id)])).toEqual([
    ["b", ["theirs"], -1],
    ["c", ["mine"], 1],
    ["d", ["mine"], 2],
    ["b", ["mine"], 0],
  ]);
});

test("does not take a list that is not shown for an empty one", async () => {
  const url = await serveDoor(async ({ url: asked }, forward) => {
    const answer = await forward();
    if (Array.isArray(answer) || asked.includes("categories")) return answer;
    const { categories: _categories, ...rest } = answer;
    return rest;
  });
  const { organization, category, names } = await startTenant(["a"], { url });
  await Promise.all(["b", "c"].map((name) => category.create({ organization, name })));
  expect(await names()).toEqual(["a", "b", "c"]);
});

test("makes each once where the API puts its name in other words", async () => {
  const url = await serveDoor(async ({ method, body }, forward) => {
    if (method !== "PATCH") return forward();
    const { categories } = JSON.parse(body) as { categories: Slot[] };
    return api(`/organizations/${organization}`, "PATCH", {
      categories: categories.map((slot) => slot && { ...slot, name: slot.name.trim() }),
    });
  });
  const { organization, category, slots, sent } = await startTenant(["a", null], { url });
  const made = await Promise.all(["b ", "c", " d"].map((name) => category.create({ organization, name })));
  expect((await slots()).slice(1).map((slot) => [slot?.name, slot?.id])).toEqual(
    ["b", "c", "d"].map((name, index) => [name, made[index]?.id]),
  );
  expect(sent().filter((call) => !call.startsWith("GET"))).toEqual(["PATCH "]);
});

test("says so where the API gives other ids to what is there, and joins no more", async () => {
  const url = await serveDoor(async ({ method, body }, forward) => {
    if (method !== "PATCH") return forward();
    const { categories } = JSON.parse(body) as { categories: Slot[] };
    await api(`/organizations/${organization}`, "PATCH", { categories: [] });
    return api(`/organizations/${organization}`, "PATCH", { categories });
  });
  const { organization, category, names, idOf, sent } = await startTenant(["a"], { url });
  await Promise.all(["b", "c"].map((name) => category.create({ organization, name })));
  expect(said.join()).toContain(`the categories "a" (${idOf("a")}) were sent with their ids, and the API answered without these ids`);
  const since = sent().length;
  await Promise.all(["d", "e"].map((name) => category.create({ organization, name })));
  expect(sent().slice(since)).toEqual(["POST /categories", "POST /categories"]);
  expect(await names()).toEqual(["a", "b", "c", "d", "e"]);
});
