import { expect, test } from "vitest";
import { connectTo, openSession } from "../helpers/lifecycle.js";
import { atOnce, idOf, makeItems, serveTenant, shuffle } from "../helpers/tenant-server.js";

const TYPES = [
  ["Form", "/forms"],
  ["Service", "/services"],
  ["OrgGroup", "/orggroups"],
  ["Bot", "/bots"],
  ["BotInstance", "/botinstances"],
  ["Organization", "/organizations"],
] as const;

interface Tenant {
  /** How many objects of each type the tenant has, and how many of those are read. */
  readonly sizes: readonly (readonly [tenant: number, read: number])[];
  readonly parallelism: number;
  readonly isCounted?: boolean;
}

/** Reads objects of a tenant, in an order of their own, and counts what is sent. */
async function costOf({ sizes, parallelism, isCounted = true }: Tenant): Promise<number> {
  const api = await serveTenant();
  if (!isCounted) api.answer = (_query, { items, next }) => ({ items, next });
  const session = openSession({ url: api.url });
  const providers = TYPES.map(([type, list], kind) => {
    api.lists.set(list, makeItems(sizes[kind]?.[0] ?? 0, kind));
    return connectTo(type, session);
  });
  const wanted = shuffle(
    sizes.flatMap(([all, read], kind) => shuffle(Array.from({ length: all }, (_, index) => ({ kind, index }))).slice(0, read)),
  );
  const read = await atOnce(parallelism, wanted, ({ kind, index }) =>
    Promise.resolve(providers[kind]?.read(idOf(index, kind), { name: `n${index}` })),
  );
  expect(read.map((each) => each?.props?.name)).toEqual(wanted.map(({ index }) => `n${index}`));
  return api.requests().length;
}

test.each([8, 16])("reads 1,000 objects of three collections with 15 requests at most, %i at a time", async (parallelism) => {
  const cost = await costOf({ sizes: [[700, 700], [200, 200], [], [], [], [101, 100]].map(([a = 0, b = 0]) => [a, b]), parallelism });
  expect(cost).toBeLessThanOrEqual(15);
});

test.each([1, 2, 8, 16])("reads 10 objects of a tenant of 10,000 with at most one request each, %i at a time", async (parallelism) => {
  expect(await costOf({ sizes: [[10_000, 10]], parallelism })).toBeLessThanOrEqual(10);
  const spread = TYPES.map((_, kind) => [1_700, kind < 4 ? 2 : 1] as const);
  expect(await costOf({ sizes: spread, parallelism })).toBeLessThanOrEqual(10);
});

test("asks for one object alone", async () => {
  expect(await costOf({ sizes: [[500, 1]], parallelism: 8 })).toBe(1);
});

const COMBINATIONS = [1, 8, 16, 200].flatMap((parallelism) =>
  [2, 10, 25, 100, 350, 1_000].flatMap((read) =>
    [1, 2, 10].map((factor) => ({ parallelism, read, all: Math.min(read * factor, 5_000), isCounted: true })),
  ),
);

test.each([...COMBINATIONS, ...COMBINATIONS.filter(({ parallelism }) => parallelism === 8).map((each) => ({ ...each, isCounted: false }))])(
  "costs little more than the best that could be known afterwards: $read of $all, $parallelism at a time, counted: $isCounted",
  async ({ parallelism, read, all, isCounted }) => {
    const cost = await costOf({ sizes: [[all, read]], parallelism, isCounted });
    const groups = Math.ceil(read / parallelism) * Math.ceil(Math.min(parallelism, read) / 100);
    const pages = Math.ceil(all / 100);
    const few = parallelism === 1 ? 10 : 0;
    expect(cost).toBeLessThanOrEqual(4 * Math.min(groups, pages) + few);
    expect(cost).toBeLessThanOrEqual(pages + Math.ceil(pages / 3) + 1 + few);
    expect(cost).toBeLessThanOrEqual(read <= 10 ? read : Number.POSITIVE_INFINITY);
  },
);
