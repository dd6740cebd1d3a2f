import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CommandResult } from "../helpers/command.js";
import { makeProjectFolder, type ProjectFolder } from "../helpers/project-folder.js";

const EMAIL = "hans@example.com";
const ACCOUNT = { WEB1ON1_EMAIL: "admin@example.com", WEB1ON1_PASSWORD: "adm1n-s3cret" };
const DAY_MS = 86_400_000;

let emulator: Emulator;
let project: ProjectFolder;
/** What goes over the environment of the project. */
let env: Record<string, string | undefined>;
/** How far ahead the emulator's time is. */
let aheadMs: () => number;
/** Everything that the commands of a test printed. */
let printed: string;

beforeEach(async () => {
  aheadMs = () => 0;
  printed = "";
  emulator = await startEmulator({ token: ACCOUNT.WEB1ON1_PASSWORD, clock: () => Date.now() + aheadMs() });
  project = makeProjectFolder("user-stack");
  env = { WEB1ON1_URL: emulator.url, WEB1ON1_TOKEN: undefined, ...ACCOUNT };
  await run("stack", "init", "dev");
});
afterEach(async () => {
  await emulator.close();
  project.remove();
});

async function run(...args: string[]): Promise<CommandResult> {
  const result = await project.run(args, env);
  printed += result.stdout + result.stderr;
  return result;
}

const declare = (program: string) =>
  project.write("index.js", `const pulumi = require("@pulumi/pulumi");\nconst web1on1 = require("pulumi-web1on1");\n${program}`);

const declareHans = (args: object) => declare(`new web1on1.User("hans", ${JSON.stringify({ email: EMAIL, ...args })});\n`);

/** Every file that the state is kept in, the journal and the history too. */
function stateFiles(): string {
  const entries = readdirSync(join(project.folder, "state"), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}

const JSON_HEADERS = { "content-type": "application/json" };

const askForToken = (email: string, password: string) =>
  fetch(`${emulator.url}/auth/token`, { method: "POST", headers: JSON_HEADERS, body: JSON.stringify({ email, password }) });

const logIn = async (password: string) => (await askForToken(EMAIL, password)).status;

/** What the API gives the account that the program logs in with. */
async function takeTokens(): Promise<{ token: string; refreshToken: string }> {
  const answer = await askForToken(ACCOUNT.WEB1ON1_EMAIL, ACCOUNT.WEB1ON1_PASSWORD);
  return (await answer.json()) as { token: string; refreshToken: string };
}

const count = (method: string, path: string) =>
  emulator.requests.filter((each) => each.method === method && each.path === `/v2${path}`).length;

test("logs in, makes a user, changes its password, and shows no secret anywhere", async () => {
  declareHans({ password: "z3krUt-0ne", status: "active" });
  expect(await run("up", "--yes")).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("+ 2 created") });
  expect(await logIn("z3krUt-0ne")).toBe(201);
  expect(await run("preview", "--diff", "--expect-no-changes")).toMatchObject({ code: 0 });
  const before = stateFiles();
  expect(before).toContain(EMAIL);
  expect(await run("refresh", "--yes", "--expect-no-changes")).toMatchObject({ code: 0 });

  declareHans({ password: "z3krUt-tw0", status: "active" });
  const preview = await run("preview", "--diff");
  expect(preview.stdout).toContain("~ 1 to update");
  expect(preview.stdout).toMatch(/password: \[secret\]/);
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 1 updated") });
  expect([await logIn("z3krUt-0ne"), await logIn("z3krUt-tw0")]).toEqual([401, 201]);
  expect(await run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });

  await run("stack", "export");
  await run("stack", "--show-urns");
  const shown = before + stateFiles() + printed;
  expect(shown).not.toMatch(/z3krUt|adm1n-s3cret|scrypt\$|eyJ[\w-]+\.eyJ/);
});

test("says in plan and log that an archived user is taken up again, and makes no second one", async () => {
  declareHans({ givenName: "Hans" });
  await run("up", "--yes", "--skip-preview");
  await run("destroy", "--yes", "--skip-preview");
  declareHans({ givenName: "Jan", password: "z3krUt-0ne" });
  const sentence = `User "${EMAIL}": an archived user with this e-mail address exists`;
  const preview = await run("preview");
  expect(preview.stdout + preview.stderr).toContain(sentence);
  const up = await run("up", "--yes", "--skip-preview");
  expect(up).toMatchObject({ code: 0, stdout: expect.stringContaining("+ 2 created") });
  expect((up.stdout + up.stderr).split(sentence)).toHaveLength(2);
  expect([count("POST", "/users"), await logIn("z3krUt-0ne")]).toEqual([1, 201]);
  expect(await run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
});

test("goes through a run in whose middle the token ends, and makes each user once", async () => {
  const names = Array.from({ length: 12 }, (_, index) => `user-${index}`);
  declare(`let last;
for (const name of ${JSON.stringify(names)}) {
  const opts = name === "user-6" ? { dependsOn: [last] } : {};
  last = new web1on1.User(name, { email: name + "@example.com" }, opts);
}
exports.me = web1on1.getMeOutput().apply(({ email }) => email);
`);
  // The clock of the answers' Date header stays, so that the client cannot see the end coming.
  aheadMs = () => (count("POST", "/users") >= 4 ? 2 * DAY_MS : 0);
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("+ 13 created") });
  const made = emulator.requests.filter(({ method, path, status }) => `${method} ${path}` === "POST /v2/users" && status === 201);
  expect(made).toHaveLength(12);
  expect(emulator.requests.some(({ path, status }) => path === "/v2/users" && status === 401)).toBe(true);
  // One log-in of the program's look-up, one of the provider, and one refresh of the provider.
  expect(count("POST", "/auth/token")).toBe(3);
  expect((await run("stack", "output", "me")).stdout).toContain("admin@example.com");
  expect(stateFiles() + printed).not.toMatch(/adm1n-s3cret|eyJ[\w-]+\.eyJ/);
});

test("says that the password is wrong, once per resource and without showing it", async () => {
  env = { ...env, WEB1ON1_PASSWORD: "wr0ng-s3cret" };
  declareHans({});
  const { code, stdout, stderr } = await run("up", "--yes", "--skip-preview");
  expect(code).toBe(1);
  expect((stdout + stderr).split("POST /auth/token returned 401: wrong e-mail or password")).toHaveLength(2);
  expect(stdout + stderr).toContain("check web1on1:email and web1on1:password");
  expect(stdout + stderr).not.toContain("wr0ng-s3cret");
});

test("logs in with the refresh token of the stack's configuration", async () => {
  const { refreshToken } = await takeTokens();
  env = { ...env, WEB1ON1_EMAIL: undefined, WEB1ON1_PASSWORD: undefined };
  await run("config", "set", "web1on1:refreshToken", refreshToken, "--secret");
  declareHans({});
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(count("GET", "/auth/token")).toBe(1);
  expect(stateFiles() + printed + readFileSync(join(project.folder, "Pulumi.dev.yaml"), "utf8")).not.toContain(refreshToken);
});

test("declares a user's places in several organizations, plans nothing more, and takes it out of all of them", async () => {
  declare(`const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "cus_1", currentPlan: "base" };
const hans = new web1on1.User("hans", { email: "${EMAIL}" });
for (const name of ["east", "west", "north"]) {
  const { id } = new web1on1.Organization(name, { name, billingInfo });
  new web1on1.UserOrganization("hans-" + name, { user: hans.id, organization: id, role: "admin" });
}
exports.id = hans.id;
`);
  expect(await run("preview")).toMatchObject({ code: 0, stderr: "" });
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "", stdout: expect.stringContaining("+ 8 created") });
  expect(await run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
  expect(await run("refresh", "--yes", "--expect-no-changes")).toMatchObject({ code: 0 });
  const { stdout } = await run("stack", "output", "id");
  const before = emulator.requests.length;
  expect(await run("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
  const deleted = emulator.requests.slice(before).flatMap(({ method, path }) => (method === "DELETE" ? [path.replace(/\w{24}$/, "")] : []));
  expect(deleted.filter((path) => path.includes("/organizations/") && path.startsWith(`/v2/users/${stdout.trim()}`))).toHaveLength(3);
  expect(deleted.slice(0, 3).every((path) => path.startsWith(`/v2/users/${stdout.trim()}/`))).toBe(true);
});

test("imports a user that exists to no change", async () => {
  const headers = { ...JSON_HEADERS, authorization: `Bearer ${(await takeTokens()).token}` };
  const made = await fetch(`${emulator.url}/users`, { method: "POST", headers, body: JSON.stringify({ email: EMAIL, phone: "1" }) });
  const { id } = (await made.json()) as { id: string };
  const inputs = { __provider: 'exports.handler = () => require("pulumi-web1on1/dynamic").User;', email: EMAIL, phone: "1" };
  const entry = { type: "pulumi-nodejs:dynamic/web1on1:User", name: "hans", id, inputs, outputs: inputs };
  project.write("import.json", JSON.stringify({ resources: [entry] }));
  declareHans({ phone: "1" });
  expect(await run("import", "--file", "import.json", "--yes", "--generate-code=false")).toMatchObject({ code: 0 });
  expect(await run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
  declareHans({ phone: "2" });
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 1 updated") });
  expect(count("POST", "/users")).toBe(1);
});
