import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { ADMIN_EMAIL } from "../../emulator/index.js";
import { errorOf, startTestEmulator } from "./test-emulator.js";

const HOUR_MS = 3_600_000;

function payloadOf(token: string) {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

test("answers a log-in with a bearer token of 24 hours that opens the API", async () => {
  const { call } = await startTestEmulator({ clock: () => Date.parse("2026-05-01T10:00:00Z") });
  const { status, body } = await call("POST", "/auth/token", { email: ADMIN_EMAIL, password: "test-token" });
  expect(status).toBe(201);
  expect(body).toMatchObject({ tokenType: "Bearer", expiresAt: "2026-05-02T10:00:00.000Z", scope: "viewer guest agent bot admin" });
  expect(payloadOf(body.token)).toEqual({
    _id: body.user,
    organization: body.organization,
    scope: "viewer guest agent bot admin",
    grant_type: "access_token",
    iat: 1_777_629_600,
    exp: 1_777_629_600 + 86_400,
  });
  expect((await call("GET", "/organizations", undefined, { authorization: `Bearer ${body.token}` })).status).toBe(200);
});

test("takes an e-mail in any case and an otp along with the password", async () => {
  const { call } = await startTestEmulator();
  const { status } = await call("POST", "/auth/token", { email: ADMIN_EMAIL.toUpperCase(), password: "test-token", otp: "123456" });
  expect(status).toBe(201);
});

test.each([
  ["a wrong password", { email: ADMIN_EMAIL, password: "no" }, 401, "wrong e-mail or password"],
  ["an unknown e-mail", { email: "nobody@example.com", password: "test-token" }, 401, "wrong e-mail or password"],
  ["a missing password", { email: ADMIN_EMAIL }, 400, "password is required"],
  ["a property of its own", { email: ADMIN_EMAIL, password: "x", remember: true }, 400, "remember is not a property of a token request"],
  ["a password that is a number", { email: ADMIN_EMAIL, password: 1 }, 400, "password must be a string"],
  ["a list", [], 400, "the body must be an object with email and password"],
  ["a refresh without its client", { refreshToken: "x" }, 400, "clientId is required"],
])("refuses a token request with %s", async (_what, body, status, message) => {
  const { call } = await startTestEmulator();
  expect(errorOf(await call("POST", "/auth/token", body, { authorization: "" }))).toEqual([status, message]);
});

test("refreshes as the reference says and as the public SDK does", async () => {
  const { call } = await startTestEmulator();
  const { body: first } = await call("POST", "/auth/token", { email: ADMIN_EMAIL, password: "test-token" });
  const byGet = await call("GET", `/auth/token?refreshToken=${first.refreshToken}`);
  const byPost = await call("POST", "/auth/token", { clientId: ADMIN_EMAIL, refreshToken: first.refreshToken });
  expect([byGet.status, byPost.status]).toEqual([200, 201]);
  for (const { body } of [byGet, byPost]) {
    expect(Object.keys(body)).toEqual(Object.keys(first));
    expect((await call("GET", "/forms", undefined, { authorization: `Bearer ${body.token}` })).status).toBe(200);
  }
});

test("refuses a refresh under another client, or with an access token", async () => {
  const { call } = await startTestEmulator();
  const { body } = await call("POST", "/auth/token", { email: ADMIN_EMAIL, password: "test-token" });
  const other = await call("POST", "/auth/token", { clientId: "other@example.com", refreshToken: body.refreshToken });
  expect(errorOf(other)).toEqual([401, "invalid refresh token"]);
  expect(errorOf(await call("GET", `/auth/token?refreshToken=${body.token}`))).toEqual([401, "invalid refresh token"]);
});

test("says jwt expired after 24 hours, and after a month that the refresh token expired", async () => {
  let now = Date.now();
  const { call } = await startTestEmulator({ clock: () => now });
  const { body } = await call("POST", "/auth/token", { email: ADMIN_EMAIL, password: "test-token" });
  const authorization = `Bearer ${body.token}`;
  now += 24 * HOUR_MS - 2000;
  expect((await call("GET", "/forms", undefined, { authorization })).status).toBe(200);
  now += 3000;
  expect(errorOf(await call("GET", "/forms", undefined, { authorization }))).toEqual([401, "jwt expired"]);
  expect((await call("GET", `/auth/token?refreshToken=${body.refreshToken}`)).status).toBe(200);
  now += 30 * 24 * HOUR_MS;
  expect(errorOf(await call("GET", `/auth/token?refreshToken=${body.refreshToken}`))).toEqual([401, "refresh token expired"]);
});

test("says invalid signature for a token signed with another key", async () => {
  const { call } = await startTestEmulator();
  const { body } = await call("POST", "/auth/token", { email: ADMIN_EMAIL, password: "test-token" });
  const content = body.token.split(".").slice(0, 2).join(".");
  const forged = `${content}.${createHmac("sha256", "guess").update(content).digest("base64url")}`;
  expect(errorOf(await call("GET", "/forms", undefined, { authorization: `Bearer ${forged}` }))).toEqual([401, "invalid signature"]);
});

test("says invalid token for no token, another scheme, a text that is none, and a refresh token", async () => {
  const { call } = await startTestEmulator();
  const { body } = await call("POST", "/auth/token", { email: ADMIN_EMAIL, password: "test-token" });
  const unsigned = `${part({ alg: "none" })}.${part(payloadOf(body.token))}.`;
  for (const authorization of [
    "",
    "Basic dGVzdDp0ZXN0",
    "Bearer",
    "Bearer nonsense",
    `Bearer ${unsigned}`,
    `Bearer ${body.refreshToken}`,
  ]) {
    const [status, message] = errorOf(await call("GET", "/forms", undefined, { authorization }));
    expect([authorization, status, message.slice(0, 13)]).toEqual([authorization, 401, "invalid token"]);
  }
});

test("refuses a write without a token before it reads the body", async () => {
  const { call } = await startTestEmulator();
  expect((await call("POST", "/forms", "{", { authorization: "" })).status).toBe(401);
});

test("logs a bot in with its secret, and refreshes its tokens under the e-mail of its user", async () => {
  const { call, create } = await startTestEmulator();
  const bot = await create("/bots", { name: "B", roles: ["bot", "agent", "admin"] });
  const email = `bot+${bot.id}@web1on1.chat`;
  const { status, body } = await call("POST", "/auth/token", { email, password: bot.secret });
  expect([status, body.user, body.scope]).toEqual([201, bot.id, "viewer guest agent bot admin"]);
  expect((await call("POST", "/auth/token", { email, password: `${bot.secret}x` })).status).toBe(401);
  const refreshed = await call("POST", "/auth/token", { clientId: email.toUpperCase(), refreshToken: body.refreshToken });
  expect([refreshed.status, refreshed.body.user]).toEqual([201, bot.id]);
  expect((await call("POST", "/auth/token", { clientId: ADMIN_EMAIL, refreshToken: body.refreshToken })).status).toBe(401);
  await call("DELETE", `/bots/${bot.id}`);
  expect((await call("GET", `/auth/token?refreshToken=${body.refreshToken}`)).status).toBe(401);
});

test("has the payload of the public SDK's test token in a bot's token too, without an end", async () => {
  const { call, create } = await startTestEmulator();
  const { id, organization } = await create("/bots", { name: "B" });
  const { apiToken } = (await call("GET", `/users/${id}`)).body;
  expect(payloadOf(apiToken)).toEqual({
    _id: id,
    organization,
    scope: "viewer guest agent bot",
    grant_type: "access_token",
    iat: expect.any(Number),
  });
});

test("goes on with other requests while it hashes the passwords of new users", async () => {
  const { call, create } = await startTestEmulator();
  let made = 0;
  const making = Array.from({ length: 24 }, async (_, n) => {
    await create("/users", { email: `${n}@example.com`, password: "x" });
    made++;
  });
  await Promise.race(making);
  await call("GET", "/users/me");
  expect(made).toBeLessThan(20);
  await Promise.all(making);
});

test("refuses a refresh in no words that the public SDK answers with another refresh", async () => {
  const { call, create } = await startTestEmulator();
  const account = { email: "a@example.com", password: "x" };
  const { id } = await create("/users", account);
  const { refreshToken } = await create("/auth/token", account);
  await call("DELETE", `/users/${id}`);
  for (const text of [refreshToken, "nonsense", `${refreshToken}x`, `${refreshToken.slice(0, -9)}abcdefghi`]) {
    const [status, message] = errorOf(await call("POST", "/auth/token", { clientId: account.email, refreshToken: text }));
    expect([status, message]).toEqual([401, expect.not.stringMatching(/jwt expired|invalid signature|invalid token/i)]);
  }
});
