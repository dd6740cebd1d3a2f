import { expect, test } from "vitest";
import { createClient } from "../../../provider/client/client.js";
import { isNotFound } from "../../../provider/client/error.js";
import { failureOf, reply, serve } from "../helpers/http-server.js";

/** A server that has what is listed, with the status it answers for it, and nothing else. */
async function serving(statuses: Readonly<Record<string, number>>) {
  const server = await serve(({ url }, response) => {
    const status = statuses[url] ?? 404;
    reply(response, status, status === 200 ? { id: "1" } : { error: { message: "Not found" } });
  });
  const client = createClient({ url: server.url, token: "t0ken", retry: { maxAttempts: 1 } });
  return { client, paths: () => server.requests.map(({ method, url }) => `${method} ${url}`), url: server.url };
}

test("does not take an object for gone at an address that is not the API's", async () => {
  const { client, paths, url } = await serving({});
  const errors = await Promise.all(["/forms/1", "/forms/2"].map((path) => failureOf(client.get(path))));
  errors.push(await failureOf(client.delete("/forms/3")));
  expect(errors.map(isNotFound)).toEqual([false, false, false]);
  expect(new Set(errors.map(({ message }) => message))).toEqual(
    new Set([
      `GET /users/me was answered as not found, which every token has. Check that web1on1:url (${url}) is the address of the API, with its path, such as /v2.`,
    ]),
  );
  expect(paths().filter((path) => path.endsWith("/users/me"))).toHaveLength(1);
});

test.each([200, 401, 403])(
  "takes an object for gone where the token's own user is answered with %d, and asks for that once",
  async (status) => {
    const { client, paths } = await serving({ "/v2/users/me": status });
    const errors = [await failureOf(client.get("/forms/1")), await failureOf(client.delete("/forms/2"))];
    expect(errors.map(isNotFound)).toEqual([true, true]);
    expect(paths()).toEqual(["GET /v2/forms/1", "GET /v2/users/me", "DELETE /v2/forms/2"]);
  },
);

test("does not ask for it where the API has answered anything before", async () => {
  const { client, paths } = await serving({ "/v2/forms/1": 200 });
  await client.get("/forms/1");
  expect(isNotFound(await failureOf(client.get("/forms/2")))).toBe(true);
  expect(paths()).toEqual(["GET /v2/forms/1", "GET /v2/forms/2"]);
});

test("does not take an object for gone where nobody can say whether it is the API", async () => {
  const { client } = await serving({ "/v2/users/me": 500 });
  const error = await failureOf(client.get("/forms/1"));
  expect({ isGone: isNotFound(error), message: error.message }).toEqual({
    isGone: false,
    message: expect.stringContaining("GET /users/me returned 500"),
  });
});
