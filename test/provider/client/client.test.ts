import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createClient } from "../../../provider/client/client.js";
import { isNotFound, Web1on1ApiError } from "../../../provider/client/error.js";
import { failureOf, reply, serve } from "../helpers/http-server.js";

const token = "s3cr3t.t0ken";
const retry = { baseDelayMs: 1 };

test("sends the token and JSON, and hands the parsed answer on", async () => {
  const server = await serve((_, response) => reply(response, 201, { id: "1" }));
  await expect(createClient({ url: `${server.url}/`, token, retry }).post("/forms", { name: "é" })).resolves.toEqual({ id: "1" });
  expect(server.requests[0]).toMatchObject({
    method: "POST",
    url: "/v2/forms",
    body: '{"name":"é"}',
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json", accept: "application/json" },
  });
});

test("takes 204 as done", async () => {
  const server = await serve((_, response) => reply(response, 204));
  await expect(createClient({ url: server.url, token, retry }).delete("/forms/1")).resolves.toBeUndefined();
});

test.each([
  [400, "PATCH", "Correct the value in the program."],
  [401, "PATCH", "Set a valid token with `web1on1 config set web1on1:token --secret`, or in WEB1ON1_TOKEN."],
  [
    403,
    "PATCH",
    "The token's role lacks the right to do this here, or the token has ended: use the token of an admin of the organization.",
  ],
  [404, "PATCH", "There is no such object, or the token may not see it: a refresh brings the state up to date."],
  [409, "PATCH", "Something that exists stands against it: change that or the program."],
  [418, "PATCH", "The API does not take this request."],
  [500, "PATCH", "The service failed: run again later."],
  [500, "POST", "Whether the object was made is not known: look for it before you run again, so that there are not two."],
] as const)("says what the API said and what to do for %d on %s", async (status, method, remedy) => {
  const server = await serve(({ url }, response) =>
    url === "/v2/users/me"
      ? reply(response, 200, { id: "me" })
      : reply(response, status, { error: { message: "No \u001b[31mway.\n" } }, { "x-request-id": "r-7" }),
  );
  const client = createClient({ url: server.url, token, retry });
  const error = await failureOf(method === "POST" ? client.post("/forms/1", {}) : client.patch("/forms/1", {}));
  expect(error.message).toBe(`${method} /forms/1 returned ${status}: No [31mway (request r-7). ${remedy}`);
  expect(error).toBeInstanceOf(Web1on1ApiError);
  expect(error).toMatchObject({ status, method, path: "/forms/1", requestId: "r-7" });
});

test("has no stack, which would bury the sentence", async () => {
  const server = await serve((_, response) => reply(response, 401, { error: { message: "jwt expired" } }));
  const error = await failureOf(createClient({ url: server.url, token, retry }).get("/forms"));
  expect(`${error}: ${error.stack}`).toBe(`Web1on1ApiError: ${error.message}`);
});

test("says that an answer is HTML, not JSON", async () => {
  const server = await serve((_, response) => response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end("<html>"));
  const error = await failureOf(createClient({ url: server.url, token, retry }).get("/forms/1"));
  expect(error.message).toBe(
    `GET /forms/1 returned 200 with text/html instead of JSON. Check that web1on1:url (${server.url}) is the address of the API.`,
  );
});

test("does not take broken JSON for an object", async () => {
  const server = await serve((_, response) => response.writeHead(201, { "content-type": "application/json" }).end('{"id": "1'));
  const error = await failureOf(createClient({ url: server.url, token, retry }).post("/forms", {}));
  expect(error.message).toBe(
    "POST /forms returned 201 with broken JSON. Whether the object was made is not known: look for it before you run again, so that there are not two.",
  );
});

test("does not take an empty body for an object", async () => {
  const server = await serve((_, response) => reply(response, 200));
  await expect(createClient({ url: server.url, token, retry }).get("/forms/1")).rejects.toThrow(
    "GET /forms/1 returned 200 with an empty body.",
  );
});

test("does not take a web server's own page for the API's word that an object is gone", async () => {
  const server = await serve((_, response) => response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end("<p>Not found"));
  const error = await failureOf(createClient({ url: server.url, token, retry }).get("/forms/1"));
  expect(error.message).toBe(
    "GET /forms/1 returned 404. That is a web page, and not the API's answer: check that web1on1:url " +
      `(${server.url}) is the address of the API.`,
  );
  expect(isNotFound(error)).toBe(false);
});

test("says where nothing listens", async () => {
  const error = await failureOf(createClient({ url: "http://127.0.0.1:1/v2", token, retry }).get("/forms/1"));
  expect(error.message).toBe(
    "GET /forms/1 got no answer: nothing listens at http://127.0.0.1:1/v2 (ECONNREFUSED). " +
      "Check web1on1:url, and that the service runs there (an emulator is started with `web1on1 emulator`), then run again.",
  );
});

test("says which host name cannot be looked up", async () => {
  const error = await failureOf(createClient({ url: "https://api.invalid/v2", token, retry }).get("/forms"));
  expect(error.message).toMatch(
    /^GET \/forms got no answer: the host name api\.invalid cannot be looked up \((ENOTFOUND|EAI_AGAIN)\)\. Check/,
  );
});

test("ends a request whose answer does not come, or does not end", async () => {
  const server = await serve((request, response) => {
    if (request.url.endsWith("/slow")) {
      response.writeHead(200, { "content-type": "application/json" }).write("{");
    }
  });
  const client = createClient({ url: server.url, token, retry, timeoutMs: 200 });
  const sentence = `got no answer: nothing complete came from ${server.url} within 0.2 s (ETIMEDOUT). Check web1on1:url and the network, then run again.`;
  expect((await failureOf(client.get("/never"))).message).toBe(`GET /never ${sentence}`);
  expect((await failureOf(client.get("/slow"))).message).toBe(`GET /slow ${sentence}`);
});

test("does not follow a redirect, which would carry the token away", async () => {
  const other = await serve((_, response) => reply(response, 200, {}));
  const server = await serve((_, response) => reply(response, 302, undefined, { location: `${other.url}/forms` }));
  const error = await failureOf(createClient({ url: server.url, token, retry }).get("/forms"));
  expect(other.requests).toEqual([]);
  expect(error.message).toBe(
    `GET /forms returned 302. The address leads elsewhere: set web1on1:url to the address of the API itself (location ${other.url}/forms).`,
  );
});

test("never shows the token, not even when the API repeats it or the error is inspected", async () => {
  const server = await serve((request, response) => {
    if (request.method === "DELETE") {
      response.destroy();
    } else {
      reply(response, 401, { error: { message: `invalid token ${token}` } });
    }
  });
  const client = createClient({ url: server.url, token, retry: { maxAttempts: 1 } });
  const shown = [await failureOf(client.get("/forms")), await failureOf(client.delete("/forms/1"))].map((error) =>
    inspect(error, { depth: 9 }),
  );
  expect(shown.join()).not.toContain(token);
  expect(shown[0]).toContain("invalid token [secret]");
});

test("keeps no more requests under way than it is told", async () => {
  let running = 0;
  let most = 0;
  const server = await serve((_, response) => {
    most = Math.max(most, ++running);
    setTimeout(() => {
      running--;
      reply(response, 200, {});
    }, 10);
  });
  const client = createClient({ url: server.url, token, concurrency: 4 });
  await Promise.all(Array.from({ length: 30 }, () => client.get("/forms")));
  expect(most).toBe(4);
});
