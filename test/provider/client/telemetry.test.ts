import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createClient } from "../../../provider/client/client.js";
import { createTelemetry } from "../../../provider/client/telemetry.js";
import { readTotals } from "../../../provider/client/totals.js";
import { failureOf, reply, serve } from "../helpers/http-server.js";

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "telemetry-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const retry = { baseDelayMs: 1, maxAttempts: 3 };
const ACCOUNT = { email: "jeff@example.com", password: "p4ssw0rd" };

/** Gives tokens, fails every first GET with 503, and answers the rest. */
async function serveTokens() {
  let gets = 0;
  return serve((request, response) => {
    const isToken = request.url.includes("/auth/");
    const isFault = request.method === "GET" && !isToken && gets++ === 0;
    reply(response, isFault ? 503 : 200, { token: "s3cr3t-t0ken" }, { "x-request-id": isToken ? "r-6" : "r-7 s3cr3t-t0ken" });
  });
}

const linesOf = (file: string): Record<string, unknown>[] =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

test("logs a line of JSON for each request, with its tries and without any secret, to a file of its owner alone", async () => {
  const file = join(makeFolder(), "requests.log");
  const telemetry = createTelemetry({ WEB1ON1_LOG_FILE: file, WEB1ON1_CORRELATION_ID: "run-7" });
  const { url, requests } = await serveTokens();
  const client = createClient({ url, ...ACCOUNT, refreshToken: "r3fresh", retry, telemetry });
  await client.get("/forms/1?name=s3cr3t-t0ken");
  await client.post("/forms", { password: "in a body" });
  const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
  const [ms, waitedMs] = [expect.any(Number), expect.any(Number)];
  const common = { time, correlationId: "run-7", status: 200, ms, waitedMs, requestId: "r-7 [secret]" };
  expect(linesOf(file)).toEqual([
    { ...common, method: "POST", path: "/auth/token", tries: 1, requestId: "r-6" },
    { ...common, method: "GET", path: "/forms/1?name=[secret]", tries: 2 },
    { ...common, method: "POST", path: "/forms", tries: 1 },
  ]);
  expect(readFileSync(file, "utf8")).not.toMatch(/s3cr3t|p4ssw0rd|r3fresh|in a body/);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(requests.every(({ headers }) => headers["x-correlation-id"] === "run-7")).toBe(true);
});

test("logs no query of a token request", async () => {
  const file = join(makeFolder(), "requests.log");
  const { url } = await serveTokens();
  await createClient({ url, refreshToken: "r3fresh", retry, telemetry: createTelemetry({ WEB1ON1_LOG_FILE: file }) }).get("/forms/1");
  expect(linesOf(file)[0]).toMatchObject({ method: "GET", path: "/auth/token", status: 200 });
});

test("logs why no answer came", async () => {
  const file = join(makeFolder(), "requests.log");
  const telemetry = createTelemetry({ WEB1ON1_LOG_FILE: file });
  await failureOf(createClient({ url: "http://127.0.0.1:1/v2", token: "t", retry, telemetry }).get("/forms/1"));
  expect(linesOf(file)).toMatchObject([{ method: "GET", path: "/forms/1", code: "ECONNREFUSED", tries: 3 }]);
});

test("goes on without a log where the file cannot be written to", async () => {
  const { url } = await serveTokens();
  const telemetry = createTelemetry({ WEB1ON1_LOG_FILE: join(makeFolder(), "none", "requests.log") });
  await createClient({ url, token: "t", retry, telemetry }).get("/forms/1");
  expect(telemetry.log).toBeUndefined();
});

test.skipIf(!existsSync("/dev/full"))(
  "answers a request whose line does not fit on the disk any more, and says once that it logs no more",
  async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
    onTestFinished(() => said.mockRestore());
    const { url } = await serve((_, response) => reply(response, 200, { id: "1" }));
    const client = createClient({ url, token: "t0ken", telemetry: createTelemetry({ WEB1ON1_LOG_FILE: "/dev/full" }) });
    expect(await client.post("/forms", {})).toEqual({ id: "1" });
    expect(await client.get("/forms/1")).toEqual({ id: "1" });
    expect(said.mock.calls).toEqual([["WEB1ON1_LOG_FILE names /dev/full, which cannot be written to (ENOSPC): requests are not logged."]]);
  },
);

test("makes an id of its own where the environment has none, or one that no header should carry", () => {
  const ids = ["", "a b", "a\r\nX: 1", "x".repeat(200)].map((id) => createTelemetry({ WEB1ON1_CORRELATION_ID: id }).correlationId);
  expect(ids).toEqual(Array(4).fill(expect.stringMatching(/^[0-9a-f-]{36}$/)));
  expect(new Set(ids).size).toBe(4);
});

test("counts what each process of a run sent, in files that are added up", async () => {
  const folder = makeFolder();
  for (const _process of [1, 2]) {
    const { url } = await serveTokens();
    const client = createClient({ url, ...ACCOUNT, retry, telemetry: createTelemetry({ WEB1ON1_REQUEST_TOTALS: folder }) });
    await client.get("/forms/1");
    await client.post("/forms", {});
    await client.patch("/forms/1", {});
    await client.delete("/forms/1");
  }
  writeFileSync(join(folder, "cut-off.json"), '{"GET": 1');
  expect(readTotals(folder)).toMatchObject({ GET: 4, POST: 2, PATCH: 2, DELETE: 2, logIn: 2, sentAgain: 2 });
});

test("goes on where the folder of the totals is gone", async () => {
  const { url } = await serveTokens();
  const telemetry = createTelemetry({ WEB1ON1_REQUEST_TOTALS: join(makeFolder(), "gone") });
  expect(await createClient({ url, token: "t", retry, telemetry }).get("/forms/1")).toEqual({ token: "s3cr3t-t0ken" });
  expect(telemetry.meter.totals.GET).toBe(2);
});
