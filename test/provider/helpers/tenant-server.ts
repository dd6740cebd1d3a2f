import { reply, serve } from "./http-server.js";

export type Item = Record<string, unknown>;

/** What a list answers to a query in place of its own page. */
interface ListAnswer {
  status?: number;
  items: readonly unknown[];
  total?: number | undefined;
  next?: string | undefined;
}

/** Lists by path, with pages and a filter by ids; what is read is counted. */
export interface TenantServer {
  readonly url: string;
  readonly lists: Map<string, Item[]>;
  /** How a list shows an object; alone it comes whole. */
  show: (item: Item, list: string) => unknown;
  /** Puts another answer in place of a list's own. */
  answer: (query: URLSearchParams, usual: ListAnswer, list: string) => ListAnswer;
  /** The requests so far, as `GET /forms?limit=100`. */
  readonly requests: () => string[];
}

export async function serveTenant(): Promise<TenantServer> {
  const lists = new Map<string, Item[]>();
  const server = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url.replace(/^\/v2/, ""), "http://localhost");
    const list = lists.get(pathname);
    if (request.method === "PATCH" || list === undefined) {
      const [, path = "", id] = /^(.*)\/([^/]+)$/.exec(pathname) ?? [];
      const found = lists.get(path)?.find((item) => item.id === id);
      Object.assign(found ?? {}, request.method === "PATCH" ? JSON.parse(request.body) : {});
      return found === undefined ? reply(response, 404, { error: { message: "Not found" } }) : reply(response, 200, found);
    }
    const ids = /^\[(.*)\]$/.exec(searchParams.get("id") ?? "")?.[1]?.split(",");
    const fitting = ids === undefined ? list : list.filter(({ id }) => ids.includes(String(id)));
    const offset = Number(searchParams.get("offset") ?? 0);
    const end = offset + Number(searchParams.get("limit") ?? fitting.length);
    const further = new URLSearchParams(searchParams);
    further.set("offset", String(end));
    const items = fitting.slice(offset, end).map((item) => tenant.show(item, pathname));
    const usual = { items, total: fitting.length, next: end < fitting.length ? String(further) : undefined };
    const { status = 200, items: answered, total, next } = tenant.answer(searchParams, usual, pathname);
    const headers = {
      ...(total === undefined ? {} : { "x-total-count": String(total) }),
      ...(next === undefined ? {} : { link: `<http://inner.example${pathname}?${next}>; rel="next"` }),
    };
    return reply(response, status, status === 200 ? answered : { error: { message: "not so" } }, headers);
  });
  const tenant: TenantServer = {
    url: server.url,
    lists,
    show: (item) => item,
    answer: (_query, usual) => usual,
    requests: () => server.requests.map(({ method, url }) => `${method} ${decodeURIComponent(url.replace(/^\/v2/, ""))}`),
  };
  return tenant;
}

export const idOf = (index: number, kind = 0) => `${kind}${index.toString(16)}`.padStart(24, "a");

/** So many objects of a kind, named after their numbers. */
export function makeItems(count: number, kind = 0): Item[] {
  return Array.from({ length: count }, (_, index) => ({ id: idOf(index, kind), name: `n${index}` }));
}

/** A fixed order that has nothing to do with that of the numbers. */
export function shuffle<T>(items: readonly T[]): T[] {
  let seed = 7;
  const keyed = items.map((item) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return { item, seed };
  });
  return keyed.sort((one, other) => one.seed - other.seed).map(({ item }) => item);
}

/** Does it with all items, so many at a time, as an engine does. */
export async function atOnce<T, R>(parallelism: number, items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const waiting = items.entries();
  const work = async () => {
    for (const [index, item] of waiting) {
      results[index] = await run(item);
    }
  };
  await Promise.all(Array.from({ length: parallelism }, work));
  return results;
}
