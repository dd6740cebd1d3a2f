import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { web1on1 } from "../helpers/command.js";

const root = join(import.meta.dirname, "../..");
const PROGRAM = `
const { Form, Organization } = require("pulumi-web1on1");
const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "scale" };
const acme = new Organization("acme", { name: "Acme", billingInfo });
for (let n = 1; n <= 15; n++) new Form("form-" + n, { organization: acme.id, name: "Form " + n });
`;
const REFRESH = ["refresh", "--yes", "--skip-preview"];

let emulator: Emulator;
let folder: string;
let env: Record<string, string>;

beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), "same-cause-"));
  mkdirSync(join(folder, "state"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), '{"name":"my-tenant","private":true,"main":"index.js"}');
  writeFileSync(join(folder, "Pulumi.yaml"), "name: my-tenant\nruntime: nodejs\n");
  writeFileSync(join(folder, "index.js"), PROGRAM);
  env = {
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
    WEB1ON1_URL: emulator.url,
    WEB1ON1_TOKEN: emulator.token,
  };
  expect(await run(["stack", "init", "dev"])).toMatchObject({ code: 0 });
  expect(await run(["up", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await emulator.close();
});

const run = (args: string[], change: Record<string, string> = {}) => web1on1(args, { cwd: folder, env: { ...env, ...change } });

const errorsIn = (lines: string): string[] =>
  lines.split("\n").flatMap((line) => {
    const event: { diagnosticEvent?: { message: string; severity: string } } = line.startsWith("{") ? JSON.parse(line) : {};
    return event.diagnosticEvent?.severity === "error" ? [event.diagnosticEvent.message] : [];
  });

test.each([
  ["a wrong token", { WEB1ON1_TOKEN: "wrong" }, /returned 401: invalid token \(request \S+\)\. Set a valid token/],
  ["an API that nothing listens at", { WEB1ON1_URL: "http://127.0.0.1:1/api" }, /got no answer: nothing listens at \S+ \(ECONNREFUSED\)\./],
])("tells %s once in full and names the other resources on one line, in a pipe", async (_name, change, message) => {
  const log = join(folder, "events.jsonl");
  const { code, stdout, stderr } = await run([...REFRESH, "--event-log", log], change);
  expect(code).toBe(1);
  const [first, last, same, ...more] = stderr.trimEnd().split("\n");
  const [, type, name] = /^error: (?:read )?(\w+) "([^"]+)"/.exec(first ?? "") ?? [];
  expect(first).toMatch(message);
  expect(last).toBe("error: refresh failed");
  expect(same).toMatch(/^error: the same for 15 other resources as for \w+ "[^"]+": (?:\w+ "[^"]+", ){6}\.\.\. and 9 more$/);
  expect(same).toContain(` as for ${type} "${name?.toLowerCase().replace(" ", "-")}": `);
  expect(more).toEqual([]);
  expect(stdout.match(/ failed {2}\(/g)).toHaveLength(16);
  expect(errorsIn(readFileSync(log, "utf8")).filter((text) => message.test(text))).toHaveLength(16);
  rmSync(log);
});

test("keeps every message in --json", async () => {
  const { code, stdout } = await run([...REFRESH, "--json"], { WEB1ON1_TOKEN: "wrong" });
  expect(code).toBe(1);
  expect(errorsIn(stdout).filter((text) => text.includes("returned 401"))).toHaveLength(16);
});
