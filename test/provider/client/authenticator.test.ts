import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createClient } from "../../../provider/client/client.js";
import { isNotFound } from "../../../provider/client/error.js";
import { failureOf, reply, type SeenRequest, serve } from "../helpers/http-server.js";

const ACCOUNT = { email: "jeff@example.com", password: "z3kr+t/" };
const NO_RETRY = { maxAttempts: 1 };
const HOUR_S = 3600;

let serial = 0;

/** A JWT that ends so many seconds after the server's time. */
function jwt(secondsLeft: number, lifetime = HOUR_S, now = Date.now()): string {
  const exp = Math.floor(now / 1000) + secondsLeft;
  const payload = { _id: "1", iat: exp - lifetime, exp, serial: serial++ };
  return ["{}", JSON.stringify(payload), "signature"].map((part) => Buffer.from(part).toString("base64url")).join(".");
}

interface Behaviour {
  /** Answers to requests for a token, one after the other; the last one stays. */
  readonly tokens: { status: number; body: unknown }[];
  /** Whether a bearer token is good. */
  readonly accepts?: (token: string) => boolean;
  readonly refusal?: { status: number; message: string };
}

const issued = (token: string, refreshToken?: string) => ({ status: 201, body: { token, ...(refreshToken ? { refreshToken } : {}) } });

async function serveWithTokens({ tokens, accepts = () => true, refusal = { status: 401, message: "jwt expired" } }: Behaviour) {
  const left = [...tokens];
  const server = await serve((request, response) => {
    if (request.url.startsWith("/v2/auth/token")) {
      const answer = left.length > 1 ? left.shift() : left[0];
      return reply(response, answer?.status ?? 500, answer?.body);
    }
    return accepts(bearerOf(request)) ? reply(response, 200, {}) : reply(response, refusal.status, { error: { message: refusal.message } });
  });
  const calls = () => server.requests.map(({ method, url }) => `${method} ${url.replace(/^\/v2/, "")}`);
  const tokenRequests = () => server.requests.filter(({ url }) => url.startsWith("/v2/auth/token"));
  return { url: server.url, requests: server.requests, calls, tokenRequests };
}

const bearerOf = ({ headers }: SeenRequest) => (headers.authorization ?? "").replace(/^Bearer /, "");

test("logs in once before the first requests, however many begin together", async () => {
  const token = jwt(HOUR_S);
  const { url, requests, calls } = await serveWithTokens({ tokens: [issued(token)], accepts: (given) => given === token });
  const client = createClient({ url, ...ACCOUNT, otp: "123456", concurrency: 2 });
  await Promise.all(Array.from({ length: 10 }, () => client.get("/forms")));
  expect(calls()).toEqual(["POST /auth/token", ...Array(10).fill("GET /forms")]);
  expect(JSON.parse(requests[0]?.body ?? "")).toEqual({ ...ACCOUNT, otp: "123456" });
  expect(requests[0]?.headers.authorization).toBeUndefined();
});

test("refreshes a token before it ends, with the e-mail as the client id", async () => {
  const [first, second] = [jwt(30), jwt(HOUR_S)];
  const { url, requests, calls } = await serveWithTokens({ tokens: [issued(second)] });
  const client = createClient({ url, token: first, refreshToken: "refresh-1", email: ACCOUNT.email });
  await client.get("/forms");
  await client.get("/forms");
  expect(calls()).toEqual(["POST /auth/token", "GET /forms", "GET /forms"]);
  expect(JSON.parse(requests[0]?.body ?? "")).toEqual({ clientId: ACCOUNT.email, refreshToken: "refresh-1" });
  expect(bearerOf(requests[1] ?? expect.fail())).toBe(second);
});

test("leaves a token alone that is not near its end, and one that states none", async () => {
  for (const token of [jwt(90), jwt(5, 10), "94c70d470e391bdc16a8d8363b5d4891"]) {
    const { url, calls } = await serveWithTokens({ tokens: [issued(jwt(HOUR_S))] });
    await createClient({ url, token, refreshToken: "refresh-1" }).get("/forms");
    expect(calls()).toEqual(["GET /forms"]);
  }
});

test("tells a token's end by the clock of the server", async () => {
  const serverNow = Date.now() + 2 * HOUR_S * 1000;
  const [first, second] = [jwt(30, HOUR_S, serverNow), jwt(HOUR_S, HOUR_S, serverNow)];
  const server = await serve((request, response) =>
    reply(response, 200, request.url.includes("auth") ? { token: second } : {}, { date: new Date(serverNow).toUTCString() }),
  );
  const client = createClient({ url: server.url, token: first, refreshToken: "refresh-1" });
  await client.get("/forms");
  await client.get("/forms");
  await client.get("/forms");
  expect(server.requests.map(({ url }) => url.replace(/\?.*/, ""))).toEqual(["/v2/forms", "/v2/auth/token", "/v2/forms", "/v2/forms"]);
});

test("refreshes as the reference says where no e-mail is known, and sends the token in use along", async () => {
  const first = jwt(30);
  const { url, requests, calls } = await serveWithTokens({ tokens: [issued(jwt(HOUR_S))] });
  await createClient({ url, token: first, refreshToken: "refresh/1" }).get("/forms");
  expect(calls()).toEqual(["GET /auth/token?refreshToken=refresh%2F1", "GET /forms"]);
  expect(bearerOf(requests[0] ?? expect.fail())).toBe(first);
});

test("refreshes as the reference says where the other form is refused, and logs in where both are", async () => {
  const no = { status: 400, body: { error: { message: "no" } } };
  const one = await serveWithTokens({ tokens: [no, issued(jwt(HOUR_S))] });
  await createClient({ url: one.url, refreshToken: "refresh-1", email: ACCOUNT.email }).get("/forms");
  expect(one.calls()).toEqual(["POST /auth/token", "GET /auth/token?refreshToken=refresh-1", "GET /forms"]);

  const two = await serveWithTokens({ tokens: [no, no, issued(jwt(HOUR_S))] });
  await createClient({ url: two.url, refreshToken: "refresh-1", ...ACCOUNT }).get("/forms");
  expect(two.calls()).toEqual(["POST /auth/token", "GET /auth/token?refreshToken=refresh-1", "POST /auth/token", "GET /forms"]);
});

test("goes on with the refresh token that came with the last token", async () => {
  const { url, requests } = await serveWithTokens({ tokens: [issued(jwt(30), "refresh-2"), issued(jwt(HOUR_S))] });
  const client = createClient({ url, ...ACCOUNT });
  await client.get("/forms");
  await client.get("/forms");
  const bodies = requests.filter(({ body }) => body !== "").map(({ body }) => JSON.parse(body));
  expect(bodies).toEqual([ACCOUNT, { clientId: ACCOUNT.email, refreshToken: "refresh-2" }]);
});

test.each([
  [401, "jwt expired"],
  [401, "invalid signature"],
  [403, "jwt expired"],
])(
  "gets one new token for all requests that are refused together with %d %s, and sends each again, a POST too",
  async (status, message) => {
    const [first, second] = [jwt(HOUR_S), jwt(HOUR_S)];
    const { url, requests, tokenRequests } = await serveWithTokens({
      tokens: [issued(second)],
      accepts: (given) => given === second,
      refusal: { status, message },
    });
    const client = createClient({ url, token: first, ...ACCOUNT, retry: NO_RETRY });
    await Promise.all(Array.from({ length: 8 }, (_, index) => client.post("/forms", { index })));
    expect(tokenRequests()).toHaveLength(1);
    const accepted = requests.filter((request) => bearerOf(request) === second).map(({ body }) => JSON.parse(body).index);
    expect(accepted.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  },
);

test("takes a 403 for a lack of rights while the token holds", async () => {
  const { url, calls } = await serveWithTokens({
    tokens: [issued(jwt(HOUR_S))],
    accepts: () => false,
    refusal: { status: 403, message: "not allowed" },
  });
  const error = await failureOf(createClient({ url, token: jwt(HOUR_S), ...ACCOUNT }).get("/forms"));
  expect(error.message).toMatch(/^GET \/forms returned 403: not allowed\. The token's role lacks/);
  expect(calls()).toEqual(["GET /forms"]);
});

test("sends a request again no more than once when the new token is refused too", async () => {
  const { url, calls } = await serveWithTokens({ tokens: [issued(jwt(HOUR_S))], accepts: () => false });
  const error = await failureOf(createClient({ url, ...ACCOUNT }).post("/forms", {}));
  expect(error.message).toBe(
    "POST /forms returned 401: jwt expired. Another token was got and refused too: check that the account is active and belongs to an organization.",
  );
  expect(calls().filter((call) => call === "POST /forms")).toHaveLength(2);
});

test("says that a log-in was refused, and does not try again with the same password", async () => {
  const { url, calls } = await serveWithTokens({ tokens: [{ status: 401, body: { error: { message: "wrong e-mail or password" } } }] });
  const client = createClient({ url, ...ACCOUNT });
  const error = await failureOf(client.get("/forms"));
  expect(error.message).toBe(
    "POST /auth/token returned 401: wrong e-mail or password. The log-in of jeff@example.com was refused: check web1on1:email and " +
      "web1on1:password (or WEB1ON1_EMAIL and WEB1ON1_PASSWORD), and web1on1:otp for an account with a second factor. " +
      "A program is better served by the token of a bot, which does not end.",
  );
  await failureOf(client.post("/forms", {}));
  expect(calls()).toEqual(["POST /auth/token"]);
});

test("says that a refresh token was refused, without showing it", async () => {
  const refreshToken = "secret-refresh";
  const { url } = await serveWithTokens({ tokens: [{ status: 401, body: { error: { message: `jwt expired ${refreshToken}` } } }] });
  const error = await failureOf(createClient({ url, refreshToken }).get("/forms"));
  expect(error.message).toBe(
    "GET /auth/token returned 401: jwt expired [secret]. The refresh token was refused: it has ended or was revoked. " +
      "Set a new one with `web1on1 config set web1on1:refreshToken --secret`, or in WEB1ON1_REFRESH_TOKEN.",
  );
});

test("never takes a missing token path for a missing object", async () => {
  const { url } = await serveWithTokens({ tokens: [{ status: 404, body: { error: { message: "Not found" } } }] });
  const error = await failureOf(createClient({ url, ...ACCOUNT }).get("/forms/1"));
  expect([error.message.startsWith("POST /auth/token returned 404"), isNotFound(error)]).toEqual([true, false]);
});

test("tries a log-in again that met a busy service, as nothing is made by it", async () => {
  const busy = { status: 503, body: {} };
  const { url, calls } = await serveWithTokens({ tokens: [busy, issued(jwt(HOUR_S))] });
  await createClient({ url, ...ACCOUNT, retry: { baseDelayMs: 1 } }).post("/forms", {});
  expect(calls()).toEqual(["POST /auth/token", "POST /auth/token", "POST /forms"]);
});

test("uses a token to its end when the early renewal fails", async () => {
  const token = jwt(30);
  const { url, calls } = await serveWithTokens({ tokens: [{ status: 500, body: {} }] });
  await createClient({ url, token, ...ACCOUNT, retry: NO_RETRY }).get("/forms");
  expect(calls()).toEqual(["POST /auth/token", "GET /forms"]);
});

test("says that the log-in got no answer, not that an object may have been made", async () => {
  const error = await failureOf(createClient({ url: "http://127.0.0.1:1/v2", ...ACCOUNT, retry: NO_RETRY }).post("/forms", {}));
  expect(error.message).toMatch(/^POST \/auth\/token got no answer: nothing listens at .* then run again\.$/);
  const server = await serve((_, response) => response.destroy());
  const cut = await failureOf(createClient({ url: server.url, refreshToken: "s3cr3t", retry: NO_RETRY }).post("/forms", {}));
  expect(cut.message).toMatch(/^GET \/auth\/token got no answer: the connection to .* broke off/);
  expect(inspect(cut, { depth: 9 })).not.toContain("s3cr3t");
  const { message } = await failureOf(createClient({ url: server.url, ...ACCOUNT, retry: NO_RETRY }).post("/forms", {}));
  expect(message).toMatch(/^POST \/auth\/token got no answer: .* Check web1on1:url and the network, then run again\.$/);
});

test("never shows a password, an otp or a token that came later, not even when the API repeats them", async () => {
  const [first, second] = [jwt(HOUR_S), jwt(HOUR_S)];
  const secrets = [ACCOUNT.password, "one-time", first, second, "refresh-2"];
  const { url } = await serveWithTokens({
    tokens: [issued(second, "refresh-2")],
    accepts: () => false,
    refusal: { status: 401, message: secrets.join(" and ") },
  });
  const error = await failureOf(createClient({ url, token: first, ...ACCOUNT, otp: "one-time" }).get("/forms"));
  const shown = inspect(error, { depth: 9 });
  for (const secret of secrets) {
    expect(shown).not.toContain(secret);
  }
  expect(error.message).toContain("[secret] and [secret] and [secret]");
});

test("renews a token that ends during a run once for a hundred requests, faults or not", async () => {
  const [first, second] = [jwt(HOUR_S), jwt(HOUR_S)];
  let [seen, ended] = [0, false];
  const logIns: string[] = [];
  const done = new Set<string>();
  const server = await serve((request, response) => {
    if (request.url.includes("/auth/token")) {
      logIns.push(request.body);
      return reply(response, 201, { token: second });
    }
    ended = ++seen > 20;
    if (bearerOf(request) !== (ended ? second : first)) return reply(response, 401, { error: { message: "jwt expired" } });
    if (seen % 7 === 0) return reply(response, 503);
    done.add(request.url);
    return reply(response, 200, {});
  });
  const client = createClient({ url: server.url, token: first, ...ACCOUNT, retry: { baseDelayMs: 1 } });
  await Promise.all(Array.from({ length: 100 }, (_, index) => client.patch(`/forms/${index}`, {})));
  expect([logIns.length, done.size]).toEqual([1, 100]);
});

test("logs in once for a hundred requests that wait, also where the log-in is not answered at first", async () => {
  const token = jwt(HOUR_S);
  let tries = 0;
  const server = await serve((request, response) => {
    if (!request.url.includes("/auth/token")) return reply(response, 200, {});
    return ++tries === 1 ? response.destroy() : tries === 2 ? response.writeHead(200).end('{"tok') : reply(response, 201, { token });
  });
  const client = createClient({ url: server.url, ...ACCOUNT, retry: { baseDelayMs: 1 } });
  await Promise.all(Array.from({ length: 100 }, () => client.get("/forms")));
  expect([tries, server.requests.length]).toEqual([3, 103]);
});

test("stops at the first refusal of a log-in, for all that wait and all that come", async () => {
  const { url, calls } = await serveWithTokens({ tokens: [{ status: 401, body: {} }] });
  const client = createClient({ url, ...ACCOUNT });
  const failures = await Promise.all(Array.from({ length: 100 }, () => failureOf(client.get("/forms"))));
  await failureOf(client.post("/forms", {}));
  expect(new Set(failures.map(({ message }) => message)).size).toBe(1);
  expect(calls()).toEqual(["POST /auth/token"]);
});

test("stops at the first refusal of a token that nothing can renew", async () => {
  const refusal = { status: 401, message: "who are you" };
  const { url, calls } = await serveWithTokens({ tokens: [], accepts: () => false, refusal });
  const client = createClient({ url, token: "wrong", concurrency: 1 });
  const failures = await Promise.all(Array.from({ length: 10 }, () => failureOf(client.get("/forms"))));
  expect(new Set(failures.map(({ message }) => message))).toEqual(
    new Set([
      "GET /forms returned 401: who are you. Set a valid token with `web1on1 config set web1on1:token --secret`, or in WEB1ON1_TOKEN.",
    ]),
  );
  expect(calls()).toEqual(["GET /forms"]);
});

test("takes a 401 without a word about the token for that request's own, once the token was taken", async () => {
  let isAllowed = true;
  const server = await serve((_, response) => reply(response, isAllowed ? 200 : 401, { error: { message: "not for you" } }));
  const client = createClient({ url: server.url, token: "good" });
  await client.get("/forms");
  isAllowed = false;
  await failureOf(client.get("/secret"));
  isAllowed = true;
  await client.get("/forms");
  expect(server.requests.map(({ url }) => url)).toEqual(["/v2/forms", "/v2/secret", "/v2/forms"]);
});

test("does not log in for each request where every new token is refused", async () => {
  const { url, tokenRequests } = await serveWithTokens({ tokens: [issued(jwt(HOUR_S))], accepts: () => false });
  const client = createClient({ url, ...ACCOUNT });
  for (let index = 0; index < 5; index++) {
    const { message } = await failureOf(client.get("/forms"));
    expect(message).toMatch(/check that the account is active/);
  }
  expect(tokenRequests().length).toBeLessThanOrEqual(2);
});
