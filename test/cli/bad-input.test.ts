import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeProjectFolder, type ProjectFolder } from "../helpers/project-folder.js";

const root = join(import.meta.dirname, "../..");

let emulator: Emulator;
let project: ProjectFolder;

beforeAll(async () => {
  emulator = await startEmulator();
  project = makeProjectFolder("bad-input", { api: emulator });
  write("name: 'Acme'");
  await project.init();
});
afterAll(async () => {
  await emulator.close();
  project.remove();
});

const billing = "billingInfo: { billReceiver: 'a', billSender: 'b', stripeCustomerId: 'c', currentPlan: 'scale' }";
function write(args: string): void {
  project.write("index.js", `const { Organization } = require("pulumi-web1on1");\nnew Organization("acme", { ${args}, ${billing} });\n`);
}

/** Runs a command that must fail: one that says why on stderr, without a stack trace, and makes nothing. */
async function failure(args: string[], change: Record<string, string | undefined> = {}): Promise<string> {
  const before = emulator.requests.filter(({ method, status }) => method === "POST" && status < 300).length;
  const { code, stderr } = await project.run(args, change);
  expect(code).toBe(1);
  expect(stderr).not.toMatch(/\n\s+at .*\d+:\d+/);
  expect(stderr).not.toContain(emulator.token);
  expect(emulator.requests.filter(({ method, status }) => method === "POST" && status < 300)).toHaveLength(before);
  return stderr;
}

const UP = ["up", "--yes", "--skip-preview"];

test("says how to set the token when there is none", async () => {
  expect(await failure(UP, { WEB1ON1_TOKEN: undefined })).toContain(
    "There is no token for the Web1on1 API. Set one with `web1on1 config set web1on1:token --secret`",
  );
});

test("names the address that nothing listens at", async () => {
  expect(await failure(UP, { WEB1ON1_URL: "http://127.0.0.1:9/v2" })).toMatch(
    /nothing listens at http:\/\/127\.0\.0\.1:9\/v2 .*Check web1on1:url/,
  );
});

test("refuses to send a token over plain http to another machine", async () => {
  expect(await failure(UP, { WEB1ON1_URL: "http://api.example.com/v2" })).toMatch(/http.*api\.example\.com/);
});

test("says that the API refused the token", async () => {
  expect(await failure(UP, { WEB1ON1_TOKEN: "wrong" })).toMatch(/returned 401: invalid token .*Set a valid token/);
});

test("names every property that is wrong, each with what was expected and got", async () => {
  write("name: 'Acme', locale: 'xx', timezone: 'Mars/Base', tagz: ['a']");
  const said = await failure(["preview"]);
  expect(said).toMatch(/Organization "Acme": locale must be one of .*, got "xx"/);
  expect(said).toMatch(/timezone .* got "Mars\/Base"/);
  expect(said).toMatch(/tagz .*tags/);
  write("name: 'Acme'");
});

test("names a stack that does not exist, and the rule that a stack's name breaks", async () => {
  expect(await failure(["preview", "--stack", "nope"])).toContain('There is no stack "nope"');
  expect(await failure(["stack", "init", "a b"])).toContain('got "a b" with " " at position 2');
});

test("refuses a wrong passphrase before anything runs", async () => {
  expect(await failure(UP, { PULUMI_CONFIG_PASSPHRASE: "wrong" })).toMatch(/passphrase/);
});

test("suggests the command or flag that was meant", async () => {
  expect(await failure(["previw"])).toContain("Did you mean preview?");
  expect(await failure(["up", "--skip-previw"])).toContain("Did you mean --skip-preview?");
});

test("suggests the subcommand that was meant, and what does a command of the official CLI that is not here", async () => {
  expect(await failure(["stack", "slect", "dev"])).toContain("error: unknown command 'stack slect'. Did you mean select?");
  expect(await failure(["config", "sett", "a", "b"])).toContain("unknown command 'config sett'. Did you mean set?");
  expect(await failure(["stack", "fly"])).toContain('See all of them with "web1on1 stack --help".');
  expect(await failure(["login"])).toContain("error: unknown command 'login'. Name the place of the state in PULUMI_BACKEND_URL.");
  expect(await failure(["fly"])).toContain('See all of them with "web1on1 --help".');
});

test("asks for --yes where there is no terminal to ask on", async () => {
  expect(await failure(["up"])).toContain("Give --yes to go ahead");
});

test("tells an older Node which version is needed, in one sentence", async () => {
  // An old Node is not on every machine: this one says that it is old before the command looks.
  const disguise = join(project.folder, "old-node.cjs");
  writeFileSync(disguise, 'Object.defineProperty(process.versions, "node", { value: "20.20.2" });');
  const { code, stderr } = await runNode(["--require", disguise, join(root, "dist/cli/main.js"), "up"]);
  expect(code).toBe(1);
  expect(stderr.trim()).toMatch(
    /^error: web1on1 needs Node 22\.13 or newer, and this is Node 20\.20\.2\. [^\n]*npm install --save-dev node@24[^\n]*$/,
  );
});

function runNode(args: string[]): Promise<{ code: number; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, (error, _stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stderr }));
  });
}
