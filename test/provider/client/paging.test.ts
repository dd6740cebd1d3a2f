import { expect, test } from "vitest";
import { createClient } from "../../../provider/client/client.js";
import { failureOf, reply, serve } from "../helpers/http-server.js";

const token = "t0ken";

test("follows the announced pages to the last", async () => {
  const server = await serve(({ url }, response) => {
    const offset = Number(new URL(url, "http://x").searchParams.get("offset") ?? 0);
    const link: Record<string, string> =
      offset < 4 ? { link: `</v2/forms?limit=2&offset=${offset + 2}>; rel="next", </v2/forms>; rel="first"` } : {};
    reply(response, 200, [{ id: offset }, { id: offset + 1 }], link);
  });
  const items = await createClient({ url: server.url, token }).list("/forms", { limit: "2" });
  expect(items).toEqual([0, 1, 2, 3, 4, 5].map((id) => ({ id })));
});

test("asks for the filter and a page size", async () => {
  const server = await serve((_, response) => reply(response, 200, []));
  await createClient({ url: server.url, token }).list("/forms", { name: "a&b" });
  expect(server.requests.map(({ url }) => url)).toEqual(["/v2/forms?limit=100&name=a%26b"]);
});

test("does not carry the token to the host that a Link header names", async () => {
  const other = await serve((_, response) => reply(response, 200, ["stolen"]));
  const server = await serve(({ url }, response) =>
    reply(response, 200, [url], url.includes("offset") ? {} : { link: `<${other.url}/forms?offset=1>; rel=next` }),
  );
  const items = await createClient({ url: server.url, token }).list("/forms");
  expect(other.requests).toEqual([]);
  expect(items).toEqual(["/v2/forms?limit=100", "/v2/forms?offset=1"]);
});

test("takes a list that comes whole, however long it is", async () => {
  const server = await serve((_, response) => reply(response, 200, Array(250_000).fill(1)));
  await expect(createClient({ url: server.url, token }).list("/forms")).resolves.toHaveLength(250_000);
});

test("ends when a page is announced twice", async () => {
  const server = await serve((_, response) => reply(response, 200, [1], { link: '</v2/forms?offset=1>; rel="next"' }));
  await expect(createClient({ url: server.url, token }).list("/forms")).resolves.toEqual([1, 1]);
});

test("fails on a list that is none", async () => {
  const server = await serve((_, response) => reply(response, 200, { forms: [] }));
  const error = await failureOf(createClient({ url: server.url, token }).list("/forms"));
  expect(error.message).toBe(
    `GET /forms?limit=100 returned 200 with something other than a list. Check that web1on1:url (${server.url}) is the address of the API.`,
  );
});
