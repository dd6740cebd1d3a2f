import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { reply, type SeenRequest, serve } from "../helpers/http-server.js";
import { connectTo, openSession } from "../helpers/lifecycle.js";

const A = "58bcbafb8547f04f68c14bda";
const B = "58bcbafb8547f04f68c14bdb";
const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };

type Item = Record<string, unknown> | null;

/**
 * Keeps each list in one value that a write reads, waits, and writes back whole: of two writes at once one is lost. `hold` keeps a
 * write from ending.
 */
async function serveLists(hold: (request: SeenRequest) => Promise<unknown> = () => nextTurn()) {
  const lists = new Map<string, Item[]>();
  let made = 0;
  const write = async (request: SeenRequest, list: string, change: (items: Item[]) => Item[]) => {
    const read = lists.get(list) ?? [];
    await hold(request);
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    lists.set(list, change(read));
  };
  const { url } = await serve(async (request, response) => {
    const [, kind = "", holder = "", part, id] = request.url.replace(/^\/v2|\?.*/g, "").split("/");
    const list = `${kind}/${holder}`;
    const body = request.body === "" ? undefined : JSON.parse(request.body);
    const items = (lists.get(list) ?? []).filter((item) => item !== null);
    if (request.method === "GET" && part !== undefined) {
      return reply(response, 200, id === undefined ? items : items.find((item) => item.id === id));
    }
    if (request.method === "GET") return reply(response, 200, { id: holder, categories: lists.get(list) ?? [] });
    const nextId = () => (++made).toString(16).padStart(24, "a");
    if (part === undefined) {
      const categories = body?.categories?.map((item: Item) => item && { id: nextId(), ...item });
      if (categories !== undefined) await write(request, list, () => categories);
      return reply(response, 200, { id: holder, ...body, categories });
    }
    if (request.method === "POST") {
      const item = { ...body, id: nextId() };
      await write(request, list, (items) => (items.includes(null) ? items.with(items.indexOf(null), item) : [...items, item]));
      return reply(response, 201, item);
    }
    await write(request, list, (items) =>
      items.map((item) => (item?.id !== id ? item : request.method === "DELETE" ? null : { ...item, ...body })),
    );
    return reply(response, request.method === "DELETE" ? 204 : 200, request.method === "DELETE" ? undefined : { ...body, id });
  });
  const session = openSession({ url, onConflict: "fail" });
  const resource = (type: string) => connectTo(type, session);
  const names = (list: string) => (lists.get(list) ?? []).map((item) => item?.name ?? null);
  return { resource, names };
}

test("loses no category when an organization's are created, changed and deleted all at once", async () => {
  const { resource, names } = await serveLists();
  const category = resource("Category");
  const create = (name: string) => category.create({ organization: A, name });
  const [one, two] = await Promise.all(["1", "2", "3", "4"].map(create));
  expect(names(`organizations/${A}`)).toEqual(["1", "2", "3", "4"]);
  await Promise.all([
    category.update(two?.id ?? "", { organization: A, name: "2" }, { organization: A, name: "two" }),
    category.delete(one?.id ?? "", { organization: A, name: "1" }),
    create("5"),
    create("6"),
  ]);
  expect(names(`organizations/${A}`)).toEqual(["5", "two", "3", "4", "6"]);
});

test("lets no category be created while the organization's own list of them is written", async () => {
  const { resource, names } = await serveLists();
  const state = { name: "Acme", billingInfo };
  await Promise.all([
    resource("Organization").update(A, { ...state, categories: [] }, { ...state, categories: [{ name: "1" }, { name: "2" }] }),
    resource("Category").create({ organization: A, name: "3" }),
  ]);
  expect(names(`organizations/${A}`)).toEqual(["1", "2", "3"]);
});

test("makes the fields of one form in the order they are asked for", async () => {
  const { resource, names } = await serveLists();
  const asked = ["c", "a", "b", "e", "d"];
  await Promise.all(asked.map((name) => resource("FormField").create({ form: A, name })));
  expect(names(`forms/${A}`)).toEqual(asked);
});

test("does not keep one organization's categories waiting for another's", async () => {
  let arriveAtB = () => {};
  const isBThere = new Promise<void>((resolve) => {
    arriveAtB = resolve;
  });
  const { resource, names } = await serveLists(async ({ url }) => (url.includes(A) ? isBThere : arriveAtB()));
  await Promise.all([A, B].map((organization) => resource("Category").create({ organization, name: "x" })));
  expect([names(`organizations/${A}`), names(`organizations/${B}`)]).toEqual([["x"], ["x"]]);
});

test("goes on with the next category when one is refused", async () => {
  const { resource, names } = await serveLists();
  const category = resource("Category");
  const results = await Promise.allSettled([
    category.update("..", { organization: A, name: "1" }, { organization: A, name: "2" }),
    category.create({ organization: A, name: "good" }),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(names(`organizations/${A}`)).toEqual(["good"]);
});
