import { expect, onTestFinished, test, vi } from "vitest";
import type { FaultPlan } from "../../../emulator/index.js";
import { startTestEmulator, type TestEmulator } from "../test-emulator.js";
import { sendRaw } from "./raw-client.js";

const FORM = { name: "F" };
const start = (faults?: FaultPlan) => startTestEmulator({ faults });
const countForms = async ({ call }: TestEmulator) => (await call("GET", "/forms")).body.length;
const statuses = async ({ call }: TestEmulator, times: number, path = "/forms") => {
  const found: number[] = [];
  for (let count = 0; count < times; count++) found.push((await call("GET", path)).status);
  return found;
};

test("answers a status of the plan in place of the request, with body, headers and Retry-After", async () => {
  const emulator = await start({
    rules: [{ method: "POST", path: "/forms", nth: 1, status: 503, body: { error: "busy" }, headers: { "x-by": "plan" }, retryAfter: 7 }],
  });
  const reply = await emulator.call("POST", "/forms", FORM);
  expect([reply.status, reply.body, reply.headers.get("x-by"), reply.headers.get("retry-after")]).toEqual([
    503,
    { error: "busy" },
    "plan",
    "7",
  ]);
  expect(reply.headers.get("x-request-id")).toBe(emulator.requests[0]?.id);
  expect(await countForms(emulator)).toBe(0);
  await emulator.create("/forms", FORM);
});

test("words an error as the API does where the plan has no body, and sends a text as it is", async () => {
  const emulator = await start({
    rules: [
      { nth: 1, status: 500 },
      { status: 502, body: "<oops" },
    ],
  });
  expect((await emulator.call("GET", "/forms")).body).toEqual({ error: { message: "internal server error" } });
  expect(await sendRaw(emulator, "GET", "/forms")).toMatchObject({
    status: 502,
    text: "<oops",
    headers: { "content-type": "text/plain; charset=utf-8" },
  });
});

test("writes Retry-After as a date", async () => {
  const emulator = await start({ rules: [{ status: 429, retryAfter: { dateInS: 90 } }] });
  const { headers } = await emulator.call("GET", "/forms");
  const date = headers.get("retry-after") ?? "";
  expect(new Date(date).toUTCString()).toBe(date);
  const inMs = Date.parse(date) - Date.now();
  expect(inMs).toBeGreaterThan(80_000);
  expect(inMs).toBeLessThanOrEqual(91_000);
});

test("answers a status after the write took effect, with nothing left of the answer that would have come", async () => {
  const emulator = await start({ rules: [{ method: "POST", status: 500, when: "after" }] });
  const reply = await emulator.call("POST", "/forms", FORM);
  expect([reply.status, reply.body, reply.headers.get("location")]).toEqual([500, { error: { message: "internal server error" } }, null]);
  expect(await countForms(emulator)).toBe(1);
});

test("resets the connection before anything is written", async () => {
  const emulator = await start({ rules: [{ method: "POST", reset: "before" }] });
  expect(await sendRaw(emulator, "POST", "/forms", FORM)).toMatchObject({ fault: "ECONNRESET" });
  expect(await countForms(emulator)).toBe(0);
});

test("resets the connection after the write is committed", async () => {
  const emulator = await start({ rules: [{ method: "POST", reset: "after" }] });
  const reply = await sendRaw(emulator, "POST", "/forms", FORM);
  expect([reply.status, reply.fault]).toEqual([undefined, "ECONNRESET"]);
  expect(await countForms(emulator)).toBe(1);
});

test.each(["length", "chunked"] as const)("truncates an answer (%s) after the write took effect", async (truncate) => {
  const emulator = await start({ rules: [{ method: "POST", truncate }] });
  const reply = await sendRaw(emulator, "POST", "/forms", FORM);
  expect(reply).toMatchObject({ status: 201, fault: "ECONNRESET" });
  expect(reply.headers[truncate === "length" ? "content-length" : "transfer-encoding"]).toBeDefined();
  if (truncate === "length") expect(reply.text).toHaveLength(Math.floor(Number(reply.headers["content-length"]) / 2));
  expect(reply.text.length).toBeGreaterThan(0);
  expect(() => JSON.parse(reply.text)).toThrow();
  expect(await countForms(emulator)).toBe(1);
});

test("ends the connection where an answer without a body is truncated", async () => {
  const emulator = await start({ rules: [{ method: "DELETE", truncate: "length" }] });
  const { id } = await emulator.create("/forms", FORM);
  const reply = await sendRaw(emulator, "DELETE", `/forms/${id}`);
  expect([reply.status, reply.fault]).toEqual([undefined, "ECONNRESET"]);
  expect(await countForms(emulator)).toBe(0);
});

test.each([200, 502])("answers an HTML page with %i", async (status) => {
  const emulator = await start({ rules: [{ html: true, status }] });
  const reply = await sendRaw(emulator, "GET", "/forms");
  expect([reply.status, reply.headers["content-type"]]).toEqual([status, "text/html; charset=utf-8"]);
  expect(reply.text).toContain(`<h1>${status} `);
});

test("sends the body slowly, whole in the end", async () => {
  const emulator = await start({ rules: [{ method: "GET", slowBodyMs: 200 }] });
  await emulator.create("/forms", FORM);
  const reply = await sendRaw(emulator, "GET", "/forms");
  expect(JSON.parse(reply.text)).toHaveLength(1);
  expect(reply.bodyMs).toBeGreaterThan(150);
  // The time is that of the whole body, and not of each of its twenty pieces.
  expect(reply.bodyMs).toBeLessThan(2_000);
});

test("delays a request before it is handled, and others not", async () => {
  const emulator = await start({ rules: [{ path: "/bots", delayMs: 150 }] });
  const order: string[] = [];
  const began = performance.now();
  await Promise.all(["/bots", "/forms"].map((path) => emulator.call("GET", path).then(() => order.push(path))));
  expect(order).toEqual(["/forms", "/bots"]);
  expect(performance.now() - began).toBeGreaterThanOrEqual(149);
});

test("handles a delayed request whose client has given up", async () => {
  const emulator = await start({ rules: [{ method: "POST", delayMs: 500 }] });
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const client = new AbortController();
  const lost = fetch(`${emulator.url}/forms`, { method: "POST", headers, body: JSON.stringify(FORM), signal: client.signal });
  const failure = lost.catch((error: unknown) => error);
  await expect.poll(() => emulator.requests.length).toBe(1);
  client.abort();
  expect(await failure).toMatchObject({ name: "AbortError" });
  expect(emulator.requests[0]?.status).toBe(0);
  await expect.poll(() => countForms(emulator), { timeout: 10_000 }).toBe(1);
});

test("adds a latency to all requests without making them wait for each other", async () => {
  const emulator = await start({ latencyMs: 40 });
  await emulator.call("GET", "/forms");
  const began = performance.now();
  await Promise.all(Array.from({ length: 50 }, () => emulator.call("GET", "/forms")));
  expect(performance.now() - began).toBeLessThan(50 * 40);
  const times: number[] = [];
  for (let count = 0; count < 9; count++) {
    const at = performance.now();
    await emulator.call("GET", "/forms");
    times.push(performance.now() - at);
  }
  // The shortest: what a busy machine adds is no latency of the plan's.
  expect(Math.min(...times)).toBeGreaterThanOrEqual(39);
  expect(Math.min(...times)).toBeLessThan(60);
});

test("meets the nth requests of its method and path only, and no more often than it may", async () => {
  const emulator = await start({ rules: [{ method: ["GET"], path: "/forms", nth: [2, 4, 5], times: 2, status: 503 }] });
  expect((await emulator.call("GET", "/bots")).status).toBe(200);
  expect((await emulator.call("POST", "/forms", FORM)).status).toBe(201);
  expect(await statuses(emulator, 6)).toEqual([200, 503, 200, 503, 200, 200]);
  expect(emulator.reportFaults()?.rules).toEqual([{ name: "rules[0]", seen: 6, hits: 2 }]);
});

test.each([
  ["*", ["/forms", "/forms/x", "/forms/x/fields"]],
  ["/forms", ["/forms"]],
  ["/forms/*", ["/forms/x"]],
  ["/forms/*/fields", ["/forms/x/fields"]],
  ["/forms/**", ["/forms/x", "/forms/x/fields"]],
  ["/f.rms", []],
])("takes the path %s for %j", async (path, expected) => {
  const emulator = await start({ rules: [{ path, status: 418 }] });
  const met: string[] = [];
  for (const asked of ["/forms?limit=1", "/forms/x", "/forms/x/fields"]) {
    if ((await emulator.call("GET", asked)).status === 418) met.push(asked.split("?")[0] ?? "");
  }
  expect(met).toEqual(expected);
});

test("picks a share of requests by its seed, the same ones each time", async () => {
  const plan = (seed: number): FaultPlan => ({ seed, rules: [{ share: 0.3, status: 503 }] });
  const emulator = await start(plan(5));
  const first = await statuses(emulator, 100);
  emulator.setFaults(plan(5));
  expect(await statuses(emulator, 100)).toEqual(first);
  emulator.reset();
  expect(await statuses(emulator, 100)).toEqual(first);
  emulator.setFaults(plan(6));
  expect(await statuses(emulator, 100)).not.toEqual(first);
  const hits = first.filter((status) => status === 503).length;
  expect(hits).toBeGreaterThan(15);
  expect(hits).toBeLessThan(45);
});

test("lets the first rule take effect that picks a request, while every rule counts it", async () => {
  const emulator = await start({
    rules: [
      { name: "third", nth: 3, status: 500 },
      { name: "odd", nth: [1, 3, 5], status: 503 },
    ],
  });
  expect(await statuses(emulator, 5)).toEqual([503, 200, 500, 200, 503]);
  expect(emulator.reportFaults()?.rules).toEqual([
    { name: "third", seen: 5, hits: 1 },
    { name: "odd", seen: 5, hits: 2 },
  ]);
});

test("keeps requests over the budget out with 429 and Retry-After, and executes none of them", async () => {
  const emulator = await start({ budget: { perSecond: 0.5, burst: 2 } });
  const replies = await Promise.all([1, 2, 3, 4].map(() => emulator.call("POST", "/forms", FORM)));
  expect(replies.map(({ status }) => status).sort()).toEqual([201, 201, 429, 429]);
  const refused = replies.find(({ status }) => status === 429);
  expect([refused?.headers.get("retry-after"), refused?.body.error.message]).toEqual(["2", "too many requests"]);
  expect(emulator.reportFaults()?.refused).toBe(2);
  emulator.setFaults();
  expect(await countForms(emulator)).toBe(2);
});

test("lets requests in again as the budget fills up", async () => {
  const emulator = await start({ budget: { perSecond: 2, burst: 1 } });
  expect(await statuses(emulator, 2)).toEqual([200, 429]);
  await expect.poll(() => statuses(emulator, 1), { interval: 60, timeout: 10_000 }).toEqual([200]);
});

test("says once that a token is expired", async () => {
  const emulator = await start({ rules: [{ nth: 2, expiredToken: "once" }] });
  expect(await statuses(emulator, 3)).toEqual([200, 401, 200]);
});

test("keeps a token expired until its user has a new one", async () => {
  const emulator = await start();
  const { body: session } = await emulator.call("POST", "/auth/token", { email: "admin@example.com", password: "test-token" });
  const as = (token: string) => emulator.call("GET", "/forms", undefined, { authorization: `Bearer ${token}` });
  emulator.setFaults({ rules: [{ nth: 1, expiredToken: "untilRefreshed" }] });
  const first = await as(session.token);
  expect([first.status, first.body]).toEqual([401, { error: { message: "jwt expired" } }]);
  expect((await as(session.token)).status).toBe(401);
  expect((await as(emulator.token)).status).toBe(200);
  const { body: renewed } = await emulator.call("GET", `/auth/token?refreshToken=${session.refreshToken}`);
  expect((await as(renewed.token)).status).toBe(200);
  expect(emulator.requests.map(({ fault }) => fault).filter(Boolean)).toEqual([
    "rules[0]: expired token, until refreshed",
    "rules[0]: its token is expired until refreshed",
  ]);
});

test("logs every request in the order it came, with the fault it met", async () => {
  const emulator = await start({
    rules: [
      { name: "lost", path: "/bots", reset: "after", delayMs: 60 },
      { path: "/services", truncate: "length", status: 200, body: [1, 2, 3] },
      { path: "/users/*", status: 500, when: "after" },
    ],
  });
  const lost = sendRaw(emulator, "POST", "/bots", { name: "B" });
  await expect.poll(() => emulator.requests.length).toBe(1);
  await emulator.call("GET", "/forms");
  expect(emulator.requests[0]?.status).toBe(0);
  await sendRaw(emulator, "GET", "/services");
  await emulator.call("GET", "/users/me");
  await lost;
  expect(emulator.requests.map(({ path, status, fault }) => [path, status, fault])).toEqual([
    ["/v2/bots", 0, "lost: delay of 60 ms, connection reset after handling it"],
    ["/v2/forms", 200, undefined],
    ["/v2/services", 200, "rules[1]: status 200 instead of handling it, truncated answer (length)"],
    ["/v2/users/me", 500, "rules[2]: status 500 after handling it"],
  ]);
  expect(emulator.requests[0]?.body).toEqual({ name: "B" });
});

test("closes in time with answers that are still to come", async () => {
  const emulator = await start({
    rules: [
      { path: "/forms", slowBodyMs: 60_000 },
      { path: "/bots", delayMs: 60_000 },
    ],
  });
  const pending = ["/forms", "/bots"].map((path) => sendRaw(emulator, "GET", path));
  await expect.poll(() => emulator.requests.length).toBe(2);
  const began = performance.now();
  await emulator.close();
  expect(performance.now() - began).toBeLessThan(5000);
  for (const { fault } of await Promise.all(pending)) expect(fault).toBe("ECONNRESET");
});

test("handles nothing after the end of the server that waited for the plan's latency", async () => {
  const latencyMs = 2_300;
  const emulator = await start({ latencyMs });
  const printed = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => printed.mockRestore());
  const pending = sendRaw(emulator, "GET", "/forms");
  await expect.poll(() => emulator.requests.length).toBe(1);
  await emulator.close();
  expect((await pending).fault).toBe("ECONNRESET");
  // Set after the emulator's own timer of the same time, and so called after it.
  await new Promise((resolve) => setTimeout(resolve, latencyMs));
  expect(printed).not.toHaveBeenCalled();
});

test("goes on serving when clients leave in the middle of a slow, a halved and a delayed answer", async () => {
  const emulator = await start({
    rules: [
      { path: "/forms", slowBodyMs: 2_000 },
      { path: "/bots", delayMs: 500 },
      { path: "/services", truncate: "chunked", delayMs: 500 },
    ],
  });
  const headers = { authorization: `Bearer ${emulator.token}` };
  const leave = async (path: string) => {
    const [client, before] = [new AbortController(), emulator.requests.length];
    const answer = fetch(emulator.url + path, { headers, signal: client.signal }).then((response) => response.text());
    const failure = answer.catch((error: unknown) => error);
    await expect.poll(() => emulator.requests.length).toBe(before + 1);
    client.abort();
    expect(await failure, path).toMatchObject({ name: "AbortError" });
  };
  await emulator.create("/orggroups", { name: "G" });
  for (const path of ["/forms", "/bots", "/services"]) await leave(path);
  await expect.poll(() => emulator.requests.map(({ status }) => status), { timeout: 10_000 }).toEqual([201, 200, 200, 200]);
  expect((await emulator.call("GET", "/orggroups")).status).toBe(200);
});
