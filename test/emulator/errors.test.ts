import { connect } from "node:net";
import { expect, test } from "vitest";
import { errorOf, startTestEmulator } from "./test-emulator.js";

test.each([
  ["an unknown path", "GET", "/nope", undefined, {}, 404, "there is no GET /v2/nope"],
  ["a method that a path does not have", "PUT", "/forms", {}, {}, 404, "there is no PUT /v2/forms"],
  ["an address that cannot be decoded", "GET", "/forms/%zz", undefined, {}, 400, "'/v2/forms/%zz' is not a valid url component"],
  ["broken JSON", "POST", "/forms", '{"name":', {}, 400, "the body is not valid JSON"],
  ["JSON that would change prototypes", "POST", "/forms", '{"__proto__":{"a":1}}', {}, 400, "the body is not valid JSON"],
  ["no body", "POST", "/forms", undefined, {}, 400, "the body must be an object, a Form"],
  ["a list for a body", "POST", "/forms", [], {}, 400, "the body must be an object, a Form"],
  [
    "another content type",
    "POST",
    "/forms",
    "name=x",
    { "content-type": "text/plain" },
    415,
    'the content type "text/plain" is not supported: send application/json',
  ],
  ["a body that is too large", "POST", "/forms", JSON.stringify("x".repeat(1_048_575)), {}, 413, "the body is larger than 1048576 bytes"],
])("answers %s in the API's form", async (_what, method, path, body, headers, status, message) => {
  const { call } = await startTestEmulator();
  const reply = await call(method, path, body, headers);
  expect(errorOf(reply)).toEqual([status, message]);
  expect(Object.keys(reply.body)).toEqual(["error"]);
  expect(reply.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
});

test("refuses a body that is nested too deep, and lives on", async () => {
  const { call } = await startTestEmulator();
  const nest = (levels: number) => `{"name":"F","meta":${'{"a":'.repeat(levels)}1${"}".repeat(levels)}}`;
  expect((await call("POST", "/forms", nest(99))).status).toBe(201);
  expect(errorOf(await call("POST", "/forms", nest(100)))).toEqual([400, "the body is nested deeper than 100 levels"]);
  expect((await call("POST", "/forms", nest(100_000))).status).toBe(400);
  expect((await call("GET", "/forms")).body).toHaveLength(1);
});

test("answers what is no HTTP in the API's form, and lives on", async () => {
  const { call, url } = await startTestEmulator();
  const { port } = new URL(url);
  const text = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), "127.0.0.1", () => socket.write("nonsense\r\n\r\n"));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk.toString();
    });
    socket.on("end", () => resolve(received));
    socket.on("error", reject);
  });
  expect(text).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
  expect(text).toMatch(/x-request-id: [0-9a-f-]{36}/i);
  expect(text).toContain('\r\n\r\n{"error":{"message":"not a valid HTTP request: bad request"}}');
  expect((await call("GET", "/forms")).status).toBe(200);
});

test("writes nothing when a request is refused half-way", async () => {
  const { call, createOrganization } = await startTestEmulator();
  const customer = await createOrganization();
  const dealer = await createOrganization({ parent: customer.id });
  const before = (await call("GET", "/organizations")).body;
  expect((await call("POST", "/organizations", { ...dealer, parent: dealer.id })).status).toBe(400);
  expect((await call("GET", "/organizations")).body).toEqual(before);
});

test("takes a DELETE that carries the content type of JSON and no body", async () => {
  const { call, create } = await startTestEmulator();
  const form = await create("/forms", { name: "F" });
  expect((await call("DELETE", `/forms/${form.id}`, undefined, { "content-type": "application/json" })).status).toBe(204);
});
