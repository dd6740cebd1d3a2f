import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeProjectFolder, type ProjectFolder } from "../helpers/project-folder.js";

const PROGRAM = `
const { Form, Organization } = require("pulumi-web1on1");
const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "scale" };
const acme = new Organization("acme", { name: "Acme", billingInfo });
for (let n = 1; n <= 15; n++) new Form("form-" + n, { organization: acme.id, name: "Form " + n });
`;
const REFRESH = ["refresh", "--yes", "--skip-preview"];

let emulator: Emulator;
let project: ProjectFolder;

beforeAll(async () => {
  emulator = await startEmulator();
  project = makeProjectFolder("same-cause", { program: PROGRAM, api: emulator });
  await project.init();
  expect(await project.run(["up", "--yes", "--skip-preview"])).toMatchObject({ code: 0 });
});
afterAll(async () => {
  project.remove();
  await emulator.close();
});

const errorsIn = (lines: string): string[] =>
  lines.split("\n").flatMap((line) => {
    const event: { diagnosticEvent?: { message: string; severity: string } } = line.startsWith("{") ? JSON.parse(line) : {};
    return event.diagnosticEvent?.severity === "error" ? [event.diagnosticEvent.message] : [];
  });

test.each([
  ["a wrong token", { WEB1ON1_TOKEN: "wrong" }, /returned 401: invalid token \(request \S+\)\. Set a valid token/],
  ["an API that nothing listens at", { WEB1ON1_URL: "http://127.0.0.1:1/api" }, /got no answer: nothing listens at \S+ \(ECONNREFUSED\)\./],
])("tells %s once in full and names the other resources on one line, in a pipe", async (_name, change, message) => {
  const log = join(project.folder, "events.jsonl");
  const { code, stdout, stderr } = await project.run([...REFRESH, "--event-log", log], change);
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

test.each([
  ["plain http", { WEB1ON1_URL: "http://api.example.com/v2" }, /"http:\/\/api\.example\.com\/v2" would send the token unencrypted/],
  ["no token", { WEB1ON1_TOKEN: undefined }, /There is no token for the Web1on1 API/],
])("tells of %s in the configuration once, whatever needs it", async (_name, change, message) => {
  const { code, stdout, stderr } = await project.run(REFRESH, change);
  expect(code).toBe(1);
  expect(stdout.match(/ failed {2}\(/g)).toHaveLength(16);
  const [first, ...rest] = stderr.trimEnd().split("\n");
  expect(first).toMatch(message);
  expect(rest).toEqual(["error: refresh failed"]);
});

test("keeps every message in --json", async () => {
  const { code, stdout } = await project.run([...REFRESH, "--json"], { WEB1ON1_TOKEN: "wrong" });
  expect(code).toBe(1);
  expect(errorsIn(stdout).filter((text) => text.includes("returned 401"))).toHaveLength(16);
});
