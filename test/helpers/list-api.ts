import { createServer } from "node:http";

/** What a list answers in place of its own page. */
interface PageAnswer {
  status?: number;
  items?: readonly unknown[];
  total?: number | undefined;
  next?: string | undefined;
}

/** An API of nothing but lists, which a test can make say what no healthy one does. */
export interface ListApi {
  readonly url: string;
  /** The lists by path; others are empty. */
  lists: Record<string, readonly Record<string, unknown>[]>;
  /** Puts another answer in place of the one that a request would get. */
  answer: (path: string, query: URLSearchParams, usual: PageAnswer) => PageAnswer;
  readonly requests: string[];
  close(): Promise<void>;
}

export async function startListApi(): Promise<ListApi> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    requests.push(`${request.method} ${request.url}`);
    const all = api.lists[pathname] ?? [];
    const limit = Number(searchParams.get("limit") ?? all.length);
    const offset = Number(searchParams.get("offset") ?? 0);
    const chosen = all.slice(offset, offset + limit);
    const items = searchParams.get("select") === "id" ? chosen.map(({ id }) => ({ id })) : chosen;
    const query = new URLSearchParams(searchParams);
    query.set("offset", String(offset + limit));
    const next = offset + limit < all.length ? String(query) : undefined;
    const given = api.answer(pathname, searchParams, { items, total: all.length, next });
    const status = given.status ?? 200;
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (given.total !== undefined) headers["x-total-count"] = String(given.total);
    if (given.next !== undefined) headers.link = `<http://inner.example${pathname}?${given.next}>; rel="next"`;
    response.writeHead(status, headers).end(JSON.stringify(status === 200 ? given.items : { error: { message: "not for you" } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the API has no port");
  const api: ListApi = {
    url: `http://127.0.0.1:${address.port}`,
    lists: {},
    answer: (_path, _query, usual) => usual,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return api;
}
