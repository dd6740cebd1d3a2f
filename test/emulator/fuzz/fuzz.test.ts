import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { residentMbOf } from "../../../bench/shared/process-tree.mjs";
import { createFolder, type EmulatorProcess, startProcess } from "../emulator-process.js";
import { type FuzzRequest, invalidRequest, type Target, validRequest } from "./requests.js";
import type { KnownIds } from "./schema-arbitrary.js";

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 5000);
const SEED = Number(process.env.FUZZ_SEED ?? 6);
const AT_ONCE = 8;
const MOST_GROWTH_MB = 100;

interface Outcome {
  request: FuzzRequest;
  status: number;
  text: string;
}

/** Sends all requests, a few at a time, in their order; a connection that breaks is an outcome of status 0. */
async function sendAll({ url }: EmulatorProcess, requests: readonly FuzzRequest[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...requests].reverse();
  const work = async () => {
    for (let request = waiting.pop(); request; request = waiting.pop()) {
      const { method, path, body, headers } = request;
      const outcome = await fetch(url + path, { method, body, headers: { authorization: "Bearer t", ...headers } }).then(
        async (response) => ({ request, status: response.status, text: await response.text() }),
        (error: unknown) => ({ request, status: 0, text: String(error) }),
      );
      outcomes.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return outcomes;
}

async function create({ url }: EmulatorProcess, path: string, body: unknown): Promise<string> {
  const headers = { authorization: "Bearer t", "content-type": "application/json" };
  const response = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
  const made: { id: string } = JSON.parse(await response.text());
  return made.id;
}

async function createTargets(emulator: EmulatorProcess): Promise<{ targets: Target[]; ids: KnownIds }> {
  const billingInfo = { billReceiver: "A", billSender: "A", stripeCustomerId: "c", currentPlan: "base" };
  const organization = await create(emulator, "/organizations", { name: "A", billingInfo });
  const parts = { organization };
  const bot = await create(emulator, "/bots", { name: "B", roles: ["bot"], ...parts });
  const form = await create(emulator, "/forms", { name: "F", ...parts });
  const at = async (schema: string, collection: string, body: object): Promise<Target> => ({
    schema,
    collection,
    id: await create(emulator, collection, body),
  });
  // Another one, since a change of `categories` takes those that are there.
  const holder = await create(emulator, "/organizations", { name: "H", billingInfo });
  return {
    ids: { organization: [organization], parent: [organization], bot: [bot], template: [form], forms: [form], members: [organization] },
    targets: [
      { schema: "organization", collection: "/organizations", id: organization },
      await at("user", "/users", { email: "a@example.com", ...parts }),
      await at("org-group", "/orggroups", { name: "G", ...parts }),
      { schema: "bot", collection: "/bots", id: bot },
      await at("bot-instance", "/botinstances", { name: "I", bot, ...parts }),
      await at("service", "/services", { name: "S", params: { url: "https://example.com" }, ...parts }),
      { schema: "form", collection: "/forms", id: form },
      await at("form-field", `/forms/${await create(emulator, "/forms", { name: "Fields", ...parts })}/fields`, { name: "f" }),
      { ...(await at("category", `/organizations/${holder}/categories`, { name: "C" })), isFull: true },
    ],
  };
}

const tell = ({ request, status, text }: Outcome) =>
  `${status} ${request.method} ${request.path} => ${text.slice(0, 500)} for ${request.body ?? ""}`;
const isRefusal = ({ status, text }: Outcome) => status >= 400 && status < 500 && /^\{"error":\{"message":".+"\}\}$/s.test(text);

test(`takes ${REQUESTS} valid requests and refuses as many invalid ones, and goes on`, async () => {
  const emulator = await startProcess({ data: join(createFolder(), "data.db"), token: "t" });
  const { targets, ids } = await createTargets(emulator);
  const sample = (arbitrary: fc.Arbitrary<FuzzRequest>) => fc.sample(arbitrary, { numRuns: REQUESTS, seed: SEED });
  const valid = await sendAll(emulator, sample(validRequest(targets, ids)));
  expect(valid.filter(({ status }) => status !== 200 && status !== 201).map(tell)).toEqual([]);
  const before = residentMbOf(emulator.pid);
  const invalid = await sendAll(emulator, sample(invalidRequest(targets, ids)));
  expect(invalid.filter((outcome) => !isRefusal(outcome)).map(tell)).toEqual([]);
  expect(residentMbOf(emulator.pid) - before).toBeLessThan(MOST_GROWTH_MB);
  expect(emulator.errorOutput()).toBe("");
  expect((await fetch(`${emulator.url}/forms?limit=1`, { headers: { authorization: "Bearer t" } })).status).toBe(200);
}, 120_000);
