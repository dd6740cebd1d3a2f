import { expect, test } from "vitest";
import { createClient } from "../../../provider/client/client.js";
import { failureOf, reply, serve, type TestServer } from "../helpers/http-server.js";

const retry = { baseDelayMs: 1 };
const clientOf = (server: TestServer) => createClient({ url: server.url, token: "t0ken", retry });

/** A server that treats the first requests as told and answers the rest. */
async function serveAfter(faults: number, fault: Parameters<typeof serve>[0]): Promise<TestServer> {
  let seen = 0;
  return serve((request, response) => (++seen <= faults ? fault(request, response) : reply(response, 200, { id: "1" })));
}

test("sends a GET again after a reset", async () => {
  const server = await serveAfter(2, (_, response) => response.destroy());
  await expect(clientOf(server).get("/forms/1")).resolves.toEqual({ id: "1" });
  expect(server.requests).toHaveLength(3);
});

test("sends a PATCH again with the same body after 503", async () => {
  const server = await serveAfter(1, (_, response) => reply(response, 503));
  await expect(clientOf(server).patch("/forms/1", { name: "a" })).resolves.toEqual({ id: "1" });
  expect(server.requests.map(({ body }) => body)).toEqual(['{"name":"a"}', '{"name":"a"}']);
});

test.each([
  ["seconds", () => "1"],
  ["a date", () => new Date(Date.now() + 2000).toUTCString()],
])("waits as long as Retry-After says in %s", async (_, header) => {
  const server = await serveAfter(1, (_request, response) => reply(response, 429, undefined, { "retry-after": header() }));
  const start = Date.now();
  await expect(clientOf(server).get("/forms/1")).resolves.toEqual({ id: "1" });
  expect(Date.now() - start).toBeGreaterThan(900);
});

test("gives up at once when Retry-After is beyond reason", async () => {
  const server = await serveAfter(1, (_, response) => reply(response, 429, undefined, { "retry-after": "3600" }));
  await expect(clientOf(server).get("/forms/1")).rejects.toThrow("GET /forms/1 returned 429. The limit of the API is reached");
  expect(server.requests).toHaveLength(1);
});

test("gives up after four attempts", async () => {
  const server = await serveAfter(9, (_, response) => reply(response, 503, { error: { message: "down" } }));
  await expect(clientOf(server).delete("/forms/1")).rejects.toThrow(
    "DELETE /forms/1 returned 503: down. The service failed: run again later.",
  );
  expect(server.requests).toHaveLength(4);
});

test.each([429, 503])("sends a POST once when the API answers %d", async (status) => {
  const server = await serveAfter(9, (_, response) => reply(response, status, undefined, { "retry-after": "0" }));
  await failureOf(clientOf(server).post("/forms", {}));
  expect(server.requests).toHaveLength(1);
});

test("sends a POST once when the connection breaks, and says that the object may exist", async () => {
  const server = await serveAfter(9, (_, response) => response.destroy());
  const error = await failureOf(clientOf(server).post("/forms", {}));
  expect(server.requests).toHaveLength(1);
  expect(error.message).toBe(
    `POST /forms got no answer: the connection to ${server.url} broke off (ECONNRESET). ` +
      "Whether the object was made is not known: look for it before you run again, so that there are not two.",
  );
});

test("does not repeat what the API refuses", async () => {
  const server = await serveAfter(9, (_, response) => reply(response, 400));
  await failureOf(clientOf(server).get("/forms/1"));
  expect(server.requests).toHaveLength(1);
});
