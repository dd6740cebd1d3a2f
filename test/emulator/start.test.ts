import { connect, createServer } from "node:net";
import { expect, test } from "vitest";
import { ADMIN_EMAIL, EmulatorError, startEmulator } from "../../emulator/index.js";
import { startTestEmulator } from "./test-emulator.js";

test("listens on a free port of the loopback address by default", async () => {
  const { url } = await startTestEmulator();
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v2$/);
});

test("says in one sentence that a port is in use", async () => {
  const { url } = await startTestEmulator();
  const port = Number(new URL(url).port);
  const failure = startEmulator({ port });
  await expect(failure).rejects.toThrow(EmulatorError);
  await expect(failure).rejects.toThrow(
    `Port ${port} on 127.0.0.1 is in use. Stop what listens there, or name another port, or 0 for a free one; a stack reaches it by web1on1:url.`,
  );
});

test.each([
  [{ port: 70_000 }, "The port must be a whole number from 0 to 65535, got 70000."],
  [{ port: Number.NaN }, "The port must be a whole number from 0 to 65535, got NaN."],
  [{ host: "" }, "The host must be an address or a name, got an empty text."],
  [{ data: "" }, "The data file must be a path or :memory:, got an empty text."],
  [{ token: "two words" }, "The token must be one or more visible ASCII characters without spaces, or no client could send it."],
  [{ token: "" }, "The token must be one or more visible ASCII characters without spaces, or no client could send it."],
])("refuses the options %j", async (options, message) => {
  await expect(startEmulator(options)).rejects.toThrow(message);
});

test("says in one sentence that an address is not of this machine", async () => {
  await expect(startEmulator({ host: "192.0.2.1" })).rejects.toThrow(/^The emulator cannot listen on 192\.0\.2\.1, port 0: /);
});

test("notes what came in and what was answered, without tokens and passwords", async () => {
  const { call, requests } = await startTestEmulator({ clock: () => Date.parse("2026-05-01T10:00:00Z") });
  const reply = await call("POST", "/services", { name: "S", type: "smartsupp", params: { jid: "a", password: "b", host: "c" } });
  await call("GET", "/forms?limit=5");
  await call("GET", "/nope");
  await call("POST", "/auth/token", { email: "a", password: "hidden" });
  await call("GET", "/auth/token?refreshToken=hidden");
  expect(requests[0]).toEqual({
    id: reply.headers.get("x-request-id"),
    time: "2026-05-01T10:00:00.000Z",
    method: "POST",
    path: "/v2/services",
    query: {},
    // As it was sent: the default of port is the answer's, not the request's.
    body: { name: "S", type: "smartsupp", params: { jid: "a", password: "b", host: "c" } },
    status: 201,
    durationMs: expect.any(Number),
  });
  expect(requests.map(({ path, query, status }) => [path, query, status]).slice(1)).toEqual([
    ["/v2/forms", { limit: "5" }, 200],
    ["/v2/nope", {}, 404],
    ["/v2/auth/token", {}, 401],
    ["/v2/auth/token", {}, 401],
  ]);
  expect(JSON.stringify(requests)).not.toMatch(/hidden|test-token/);
});

test("keeps the last thousand requests", async () => {
  const { call, requests } = await startTestEmulator();
  for (let count = 0; count < 1005; count += 15) {
    await Promise.all(Array.from({ length: 15 }, () => call("GET", `/forms?offset=${count}`)));
  }
  expect(requests).toHaveLength(1000);
  expect(requests.at(-1)?.query).toEqual({ offset: "990" });
});

test("goes back to the beginning on reset, under the same address, token and ids", async () => {
  const emulator = await startTestEmulator();
  const before = (await emulator.call("GET", "/organizations")).body;
  await emulator.createOrganization();
  await emulator.create("/forms", { name: "F" });
  await emulator.call("PATCH", `/organizations/${before[0].id}`, { name: "Renamed" });
  emulator.reset();
  expect(emulator.requests).toHaveLength(0);
  const after = (await emulator.call("GET", "/organizations")).body;
  expect(after).toMatchObject([{ id: before[0].id, name: before[0].name }]);
  expect((await emulator.call("GET", "/forms")).body).toEqual([]);
  await emulator.create("/forms", { name: "F", organization: before[0].id });
});

test("gives the admin its e-mail and the token as its password again on reset", async () => {
  const emulator = await startTestEmulator();
  const logIn = (email: string, password: string) => emulator.call("POST", "/auth/token", { email, password });
  await emulator.call("PATCH", "/users/me", { email: "boss@example.com", password: "another" });
  expect((await logIn("boss@example.com", "another")).status).toBe(201);
  emulator.reset();
  expect((await logIn(ADMIN_EMAIL, "test-token")).status).toBe(201);
  expect((await logIn("boss@example.com", "another")).status).toBe(401);
  expect((await logIn(ADMIN_EMAIL, "another")).status).toBe(401);
});

test("frees the port on close, also twice and with a client that stalls", async () => {
  const { url, close, call } = await startTestEmulator();
  const port = Number(new URL(url).port);
  await call("GET", "/forms");
  const stalled = connect(port, "127.0.0.1");
  await new Promise<void>((resolve) =>
    stalled.write("POST /v2/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{", () =>
      resolve(),
    ),
  );
  stalled.on("error", () => {});
  await Promise.all([close(), close()]);
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  server.close();
});
