import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { EmulatorError, startEmulator } from "../../../emulator/index.js";
import { createFolder } from "../emulator-process.js";
import { startTestEmulator } from "../test-emulator.js";

const plan = (file: string, text: string) => {
  const path = join(createFolder(), file);
  writeFileSync(path, text);
  return path;
};

test.each([
  [{ seed: 1.5 }, "seed must be a whole number, got 1.5"],
  [{ latencyMs: -1 }, "latencyMs must be a number of milliseconds from 0 to 600000, got -1"],
  [{ budget: { burst: 2 } }, "budget.perSecond must be a number above 0, got nothing"],
  [{ budget: { perSecond: 1, burst: 0 } }, "budget.burst must be a whole number of at least 1, got 0"],
  [{ rules: {} }, "rules must be a list of rules, got an object"],
  [{ rules: [5] }, "rules[0] must be an object, a rule, got 5"],
  [{ chaos: true }, "chaos must be one of seed, latencyMs, budget, rules, got an unknown property"],
  [
    { rules: [{ path: "/forms" }] },
    /^The fault plan cannot be used: rules\[0\] must be a rule with one of delayMs, .+, got none of them\.$/,
  ],
  [{ rules: [{ status: 700 }] }, "rules[0].status must be a whole number from 200 to 599, got 700"],
  [{ rules: [{ status: 500, method: "get" }] }, 'rules[0].method must be "GET" or "POST"'],
  [{ rules: [{ status: 500, path: "/v2/forms" }] }, 'rules[0].path must be a path without /v2 such as "/forms/*", or "*", got "/v2/forms"'],
  [{ rules: [{ status: 500, path: "forms" }] }, "rules[0].path must be a path"],
  [{ rules: [{ status: 500, nth: [] }] }, "rules[0].nth must be a whole number of at least 1, or a list of such, got a list"],
  [{ rules: [{ status: 500, share: 2 }] }, "rules[0].share must be a number from 0 to 1, got 2"],
  [{ rules: [{ status: 500, share: 0.5, nth: 1 }] }, "rules[0].share must be left out beside nth, got 0.5"],
  [{ rules: [{ status: 500, reset: "after" }] }, "rules[0].status must be left out beside reset, got 500"],
  [{ rules: [{ reset: "later" }] }, 'rules[0].reset must be "before" or "after", got "later"'],
  [{ rules: [{ reset: "after", retryAfter: 1 }] }, "rules[0].retryAfter must be left out without status or html, got 1"],
  [{ rules: [{ status: 500, retryAfter: "soon" }] }, "rules[0].retryAfter must be a whole number of seconds from 0, or"],
  [{ rules: [{ status: 500, headers: { "x y": "1" } }] }, "rules[0].headers must be an object of HTTP headers"],
  [{ rules: [{ status: 500, headers: { x: "a\r\nb" } }] }, "rules[0].headers must be an object of HTTP headers"],
  [{ rules: [{ html: true, body: "x" }] }, "rules[0].body must be left out beside html"],
  [[], "the plan must be an object with seed, latencyMs, budget and rules, got a list"],
])("refuses the plan %j", async (faults, message) => {
  const emulator = await startTestEmulator();
  // A plan as it may come from JavaScript.
  const give = () => Reflect.apply(emulator.setFaults, emulator, [faults]);
  expect(give).toThrow(EmulatorError);
  expect(give).toThrow(message);
});

test("names all mistakes of a plan at once, and leaves the plan in force as it is", async () => {
  const emulator = await startTestEmulator({ faults: { rules: [{ status: 503 }] } });
  const wrong = { latencyMs: "slow", rules: [{ status: 99 }, { delayMs: 5, statsu: 1 }] };
  expect(() => Reflect.apply(emulator.setFaults, emulator, [wrong])).toThrow(
    /latencyMs must be .+, got "slow"; rules\[0\]\.status must be .+, got 99; rules\[1\]\.statsu must be one of name, .+, got an unknown property\.$/,
  );
  expect((await emulator.call("GET", "/forms")).status).toBe(503);
});

test("takes a plan from a YAML and from a JSON file", async () => {
  const yaml = await startTestEmulator({ faults: plan("plan.yaml", "rules:\n  - path: /forms/*\n    status: 503\n") });
  expect((await yaml.call("GET", "/forms/1")).status).toBe(503);
  const json = await startTestEmulator({ faults: plan("plan.json", '{"rules": [{"status": 502}]}') });
  expect((await json.call("GET", "/forms")).status).toBe(502);
});

test.each([
  ["plan.yaml", "rules: [", /^The fault plan .+plan\.yaml is not valid YAML at line 1: .+\.$/],
  ["plan.json", '{"rules":\n', /^The fault plan .+plan\.json is not valid JSON\. Correct it\.$/],
  ["plan.yaml", "rules:\n  - status: 5", /^The fault plan cannot be used: rules\[0\]\.status must be .+, got 5\.$/],
  ["plan.yaml", "seed: !!js/function 1", /is not valid YAML at line 1/],
])("refuses the file %s with %j", async (file, text, message) => {
  await expect(startEmulator({ faults: plan(file, text) })).rejects.toThrow(message);
});

test("refuses a file that is not there", async () => {
  await expect(startEmulator({ faults: "/nowhere/plan.yaml" })).rejects.toThrow("The fault plan /nowhere/plan.yaml does not exist.");
});

const control = ({ url, token }: { url: string; token: string }, method: string, body?: unknown, as = token) =>
  fetch(new URL("/__emulator/faults", url), {
    method,
    headers: { authorization: `Bearer ${as}`, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

test("plans faults over HTTP where that was asked for", async () => {
  const emulator = await startTestEmulator({ control: true });
  expect((await control(emulator, "GET")).status).toBe(404);
  const faults = { latencyMs: 1, rules: [{ name: "all", status: 503 }] };
  const put = await control(emulator, "PUT", faults);
  expect([put.status, await put.json()]).toEqual([200, { plan: faults, rules: [{ name: "all", seen: 0, hits: 0 }], refused: 0 }]);
  expect((await emulator.call("GET", "/forms")).status).toBe(503);
  expect(await (await control(emulator, "GET")).json()).toMatchObject({ rules: [{ name: "all", seen: 1, hits: 1 }] });
  expect((await control(emulator, "DELETE")).status).toBe(204);
  expect((await emulator.call("GET", "/forms")).status).toBe(200);
});

test("answers 400 with all mistakes of a plan that comes over HTTP", async () => {
  const emulator = await startTestEmulator({ control: true });
  const refused = await control(emulator, "PUT", { rules: [{ status: 1, times: 0 }] });
  const { error } = JSON.parse(await refused.text());
  expect([refused.status, error.mistakes]).toEqual([
    400,
    [
      { path: "rules[0].status", expected: "a whole number from 200 to 599", got: "1" },
      { path: "rules[0].times", expected: "a whole number of at least 1", got: "0" },
    ],
  ]);
  expect((await control(emulator, "PUT")).status).toBe(400);
});

test("plans nothing over HTTP for another token, and has no such path where it was not asked for", async () => {
  const emulator = await startTestEmulator({ control: true });
  const { body: session } = await emulator.call("POST", "/auth/token", { email: "admin@example.com", password: "test-token" });
  for (const token of [session.token, "wrong"]) expect((await control(emulator, "PUT", {}, token)).status).toBe(401);
  const other = await startTestEmulator();
  expect((await control(other, "PUT", {})).status).toBe(404);
});

test("lets no fault, latency or budget touch the control path", async () => {
  const emulator = await startTestEmulator({
    control: true,
    faults: { latencyMs: 5000, budget: { perSecond: 0.001, burst: 1 }, rules: [{ reset: "before" }] },
  });
  const began = performance.now();
  for (let count = 0; count < 3; count++) expect((await control(emulator, "GET")).status).toBe(200);
  expect(performance.now() - began).toBeLessThan(2000);
});
