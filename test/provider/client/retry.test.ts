import { expect, test } from "vitest";
import { createClient } from "../../../provider/client/client.js";
import { UncertainError } from "../../../provider/client/error.js";
import { createTelemetry } from "../../../provider/client/telemetry.js";
import { failureOf, reply, serve, type TestServer } from "../helpers/http-server.js";

const retry = { baseDelayMs: 1 };
const clientOf = (server: TestServer) => createClient({ url: server.url, token: "t0ken", retry });

type Fault = Parameters<typeof serve>[0];

/** A server that treats the first requests as told and answers the rest. */
async function serveAfter(faults: number, fault: Fault): Promise<TestServer> {
  let seen = 0;
  return serve((request, response) => (++seen <= faults ? fault(request, response) : reply(response, 200, { id: "1" })));
}

const json = { "content-type": "application/json" };
const FAULTS: Record<string, Fault> = {
  "a reset": (_, response) => response.destroy(),
  "broken JSON": (_, response) => response.writeHead(200, json).end('{"id": "1'),
  "a body that breaks off": (_, response) =>
    response.writeHead(200, { ...json, "content-length": "99" }).write("{", () => response.destroy()),
  "a page of a proxy with 200": (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<html>"),
  "a page of a proxy with 502": (_, response) => response.writeHead(502, { "content-type": "text/html" }).end("<html>"),
  ...Object.fromEntries(
    [408, 425, 429, 500, 502, 503, 504, 521, 522, 524].map((status): [string, Fault] => [
      String(status),
      (_, response) => reply(response, status),
    ]),
  ),
};

test.each(Object.entries(FAULTS))("sends a GET again after %s", async (_, fault) => {
  const server = await serveAfter(2, fault);
  await expect(clientOf(server).get("/forms/1")).resolves.toEqual({ id: "1" });
  expect(server.requests).toHaveLength(3);
});

test("sends a GET again that took too long", async () => {
  const server = await serveAfter(1, () => undefined);
  await expect(createClient({ url: server.url, token: "t0ken", retry, timeoutMs: 100 }).get("/forms/1")).resolves.toEqual({ id: "1" });
});

test("sends a PATCH again with the same body after 503", async () => {
  const server = await serveAfter(1, (_, response) => reply(response, 503));
  await expect(clientOf(server).patch("/forms/1", { name: "a" })).resolves.toEqual({ id: "1" });
  expect(server.requests.map(({ body }) => body)).toEqual(['{"name":"a"}', '{"name":"a"}']);
});

test.each([400, 402, 403, 404, 405, 406, 409, 410, 413, 418, 422, 451, 501, 505])(
  "does not repeat what is answered with %d",
  async (status) => {
    const server = await serveAfter(9, (_, response) => reply(response, status, undefined, { "retry-after": "0" }));
    await failureOf(clientOf(server).get("/forms/1"));
    expect(server.requests.filter(({ url }) => url === "/v2/forms/1")).toHaveLength(1);
  },
);

const HOUR_MS = 3_600_000;
const dateOf = (ms: number) => new Date(ms).toUTCString();

test.each([
  ["seconds", () => ({ "retry-after": "1" })],
  ["a date", () => ({ "retry-after": dateOf(Date.now() + 2000) })],
  ["a date by the clock of the server", () => ({ "retry-after": dateOf(Date.now() + HOUR_MS + 2000), date: dateOf(Date.now() + HOUR_MS) })],
])("waits as long as Retry-After says in %s", async (_, headers) => {
  const server = await serveAfter(1, (_request, response) => reply(response, 429, undefined, headers()));
  const start = Date.now();
  await expect(clientOf(server).get("/forms/1")).resolves.toEqual({ id: "1" });
  expect(Date.now() - start).toBeGreaterThan(900);
  expect(Date.now() - start).toBeLessThan(5000);
});

test("keeps all requests of the process back while Retry-After lasts, those that wait already too, and says so once", async () => {
  const lines: string[] = [];
  const times: number[] = [];
  let heldAt = 0;
  const server = await serve((request, response) => {
    if (request.url.endsWith("/held")) {
      heldAt ||= performance.now();
      return reply(response, performance.now() - heldAt < 2000 ? 429 : 200, {}, { "retry-after": "2.1" });
    }
    times.push(performance.now());
    reply(response, 200, { token: "t0ken-2" });
  });
  const telemetry = createTelemetry({}, (line) => lines.push(line));
  const client = createClient({ url: server.url, email: "a@b.c", password: "p", concurrency: 1, retry, telemetry });
  await client.get("/held-not");
  times.length = 0;
  await Promise.all([client.get("/held"), client.get("/forms/1"), client.get("/forms/2"), client.get("/forms/3")]);
  expect(Math.min(...times) - heldAt).toBeGreaterThan(2000);
  expect(lines).toEqual(["Waiting 3 s as the API asks, and all requests of this process with it: GET /held returned 429."]);
  expect(telemetry.meter.totals.waitedMs).toBeGreaterThan(2000);
  expect(telemetry.meter.totals.waitedMs).toBeLessThan(4000);
});

test("gives up at once when Retry-After is beyond reason, and sends nothing else meanwhile", async () => {
  const server = await serve((_, response) => reply(response, 429, undefined, { "retry-after": "3600" }));
  const client = clientOf(server);
  await expect(client.get("/forms/1")).rejects.toThrow("GET /forms/1 returned 429. The limit of the API is reached");
  await expect(client.post("/forms", {})).rejects.toThrow(
    "POST /forms was not sent: the API asks to be left alone for 3600 s more, and web1on1:maxWait is 120 s. " +
      "Run again after that, or set a longer web1on1:maxWait.",
  );
  expect(server.requests).toHaveLength(1);
});

test("tries as often as it is told", async () => {
  const server = await serveAfter(9, (_, response) => reply(response, 503, { error: { message: "down" } }));
  const client = createClient({ url: server.url, token: "t0ken", retry: { ...retry, maxAttempts: 4 } });
  await expect(client.delete("/forms/1")).rejects.toThrow("DELETE /forms/1 returned 503: down. The service failed: run again later.");
  expect(server.requests).toHaveLength(4);
});

test("begins no try later than it is told", async () => {
  const server = await serve((_, response) => reply(response, 503, undefined, { "retry-after": "0.2" }));
  const client = createClient({ url: server.url, token: "t0ken", retry: { maxAttempts: 99, maxWaitMs: 900 } });
  await failureOf(client.get("/forms/1"));
  expect(server.requests.length).toBeGreaterThan(1);
  expect(server.requests.length).toBeLessThan(6);
});

test("sends a POST again by itself after 429, as it did nothing", async () => {
  const server = await serveAfter(2, (_, response) => reply(response, 429));
  await expect(clientOf(server).post("/forms", {})).resolves.toEqual({ id: "1" });
  expect(server.requests).toHaveLength(3);
});

const { 429: _tooMany, ...uncertain } = FAULTS;

test.each(Object.entries(uncertain))(
  "does not send a POST again after %s, and says since when the object may be there",
  async (_, fault) => {
    const server = await serveAfter(9, fault);
    const before = Date.now();
    const error = await failureOf(clientOf(server).post("/forms", {}));
    expect(server.requests).toHaveLength(1);
    expect(error.message).toMatch(
      /^POST \/forms .* Whether the object was made is not known: look for it before you run again, so that there are not two\.$/,
    );
    const begunAt = error instanceof UncertainError ? error.begunAt : expect.fail("not an UncertainError");
    expect(begunAt).toBeGreaterThan(before - 2000);
    expect(begunAt).toBeLessThanOrEqual(Date.now());
  },
);

test("tells by the clock of the server when a lost POST began, also where only the look afterwards told that clock", async () => {
  const serverNow = () => Date.now() + HOUR_MS;
  const server = await serve((request, response) =>
    request.method === "POST" ? response.destroy() : reply(response, 200, [], { date: dateOf(serverNow()) }),
  );
  const client = clientOf(server);
  const error = await failureOf(client.post("/forms", {}));
  await client.list("/forms");
  const begunAt = error instanceof UncertainError ? error.begunAt : expect.fail("not an UncertainError");
  expect(serverNow() - begunAt).toBeGreaterThan(0);
  expect(serverNow() - begunAt).toBeLessThan(3000);
});

test("looks before it sends a POST again, and takes what is found for its answer", async () => {
  const server = await serveAfter(1, (_, response) => reply(response, 500));
  const client = clientOf(server);
  const value = await client.post("/forms", {}, { find: async () => ({ id: "made", by: await client.get("/forms/made") }) });
  expect(value).toEqual({ id: "made", by: { id: "1" } });
  expect(server.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
});

test("sends a POST again that left nothing behind, within the bounds of one request, and looks once more after the last", async () => {
  const server = await serve((_, response) => reply(response, 503));
  const client = createClient({ url: server.url, token: "t0ken", concurrency: 1, retry: { ...retry, maxAttempts: 3 } });
  let looks = 0;
  const error = await failureOf(client.post("/forms", {}, { find: async () => void looks++ }));
  expect([server.requests.length, looks]).toEqual([3, 3]);
  expect(error).toBeInstanceOf(UncertainError);
});

test("does not send a POST again when looking for it fails", async () => {
  const server = await serve((request, response) => reply(response, request.method === "POST" ? 500 : 403));
  const client = clientOf(server);
  const error = await failureOf(client.post("/forms", {}, { find: () => client.get("/forms") }));
  expect(error.message).toMatch(/^POST \/forms returned 500\. Whether .* To look for it here failed, too: GET \/forms returned 403\. /);
  expect(error).toBeInstanceOf(UncertainError);
  const stop = new Error("several fit");
  await expect(client.post("/forms", {}, { find: () => Promise.reject(stop) })).rejects.toBe(stop);
  expect(server.requests.filter(({ method }) => method === "POST")).toHaveLength(2);
});

test("takes a success that is not what was asked for as lost", async () => {
  const server = await serve((_, response) => reply(response, 201, {}));
  const error = await failureOf(clientOf(server).post("/forms", {}, { problemOf: () => "an object without an id" }));
  expect(error.message).toMatch(/^POST \/forms returned 201 with an object without an id\. Whether the object was made/);
  expect(error).toBeInstanceOf(UncertainError);
});
