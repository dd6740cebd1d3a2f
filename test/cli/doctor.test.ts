import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { type CommandResult, web1on1 } from "../helpers/command.js";
import { makeTenantProject, type TenantProject } from "../helpers/tenant-project.js";

let project: TenantProject;
let env: Record<string, string | undefined>;

beforeAll(async () => {
  project = await makeTenantProject();
  project.write('new web1on1.Organization("acme", { name: "Acme", billingInfo });');
});
afterAll(() => project.close());
beforeEach(() => {
  env = { ...project.env, HTTPS_PROXY: undefined, https_proxy: undefined };
});

const NAMES = ["Node", "package", "SDK", "engine", "project", "backend", "stack", "passphrase", "address", "token", "role", "clock"];

interface Finding {
  name: string;
  status: string;
  message: string;
  remedy?: string;
}

const doctor = (...args: string[]): Promise<CommandResult> => web1on1(["doctor", ...args], { cwd: project.folder, env });

async function findings(change: Record<string, string | undefined> = {}): Promise<{ code: number | null; of: Record<string, Finding> }> {
  Object.assign(env, change);
  const { code, stdout } = await doctor("--json");
  const { checks }: { checks: Finding[] } = JSON.parse(stdout);
  return { code, of: Object.fromEntries(checks.map((finding) => [finding.name, finding])) };
}

/** An API of the test's own. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/v2`;
}

test("finds everything right where it is, and says what it looked at", async () => {
  const { code, of } = await findings();
  expect(code).toBe(0);
  expect(Object.keys(of)).toEqual(NAMES);
  expect(Object.values(of).filter(({ status }) => status !== "ok")).toEqual([]);
  expect(of.engine?.message).toMatch(/^embedded .*WEB1ON1_ENGINE/);
  expect(of.role?.message).toMatch(/^admin in organization \S+ \(/);
  const told = await doctor();
  expect(told.stdout).toMatch(/^ok {7}Node /);
  expect(told.stdout.trim().split("\n").at(-1)).toBe("All is right.");
});

test("changes nothing, here or at the API, and shows no secret", async () => {
  // Not node_modules, a link to those of the repository.
  const snapshot = (): string[] =>
    ["", "state", "home", "state/.pulumi", "state/.pulumi/stacks/tenant"].flatMap((folder) =>
      readdirSync(join(project.folder, folder)).map((name) => `${name} ${statSync(join(project.folder, folder, name)).mtimeMs}`),
    );
  const before = snapshot();
  project.requests();
  const { stdout, stderr } = await doctor("--json");
  expect(project.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);
  expect(snapshot()).toEqual(before);
  expect(stdout + stderr).not.toContain(project.emulator.token);
});

test("goes on after a problem and tells all of them, with exit code 1", async () => {
  const { code, of } = await findings({
    PULUMI_CONFIG_PASSPHRASE: "wrong",
    WEB1ON1_TOKEN: "wrong-token",
    WEB1ON1_ENGINE: "pulumi",
    PATH: "/nowhere",
  });
  expect(code).toBe(1);
  const problems = Object.values(of).flatMap(({ name, status }) => (status === "problem" ? [name] : []));
  expect(problems).toEqual(["engine", "passphrase", "token"]);
  expect(of.engine?.message).toContain("asks for the official Pulumi CLI, but no pulumi is installed");
  expect(of.passphrase?.message).toContain("The passphrase is not the one");
  expect(of.token?.message).toMatch(/^GET \/users\/me returned 401: invalid token .*Set a valid token/);
  expect(of.clock?.status).toBe("ok");
});

test("tells a refused address, an unknown host, a closed port and a broken TLS apart, and sends no token there", async () => {
  const secure = project.emulator.url.replace("http:", "https:");
  const cases: [url: string, message: RegExp][] = [
    ["http://api.example.com/v2", /would send the token unencrypted/],
    ["https://nowhere.invalid/v2", /the host nowhere\.invalid cannot be looked up \(DNS, /],
    ["http://127.0.0.1:9/v2", /nothing listens there at port 9 .* \(TCP, ECONNREFUSED\)/],
    [secure, /no secure connection \(TLS, /],
  ];
  project.requests();
  for (const [url, message] of cases) {
    const { code, of } = await findings({ WEB1ON1_URL: url });
    expect([url, code, of.address?.status, of.address?.message]).toEqual([url, 1, "problem", expect.stringMatching(message)]);
    expect(of.role?.message).toBe("not checked: the address does not answer");
  }
  expect(project.requests()).toEqual([]);
});

test("says that an address without the API's path is another one, and nothing of a refresh", async () => {
  const { of } = await findings({ WEB1ON1_URL: project.emulator.url.replace(/\/v2$/, "") });
  expect(of.token).toMatchObject({ status: "problem", message: expect.stringContaining("Check that web1on1:url") });
  expect(JSON.stringify(of.token)).not.toContain("refresh");
});

test("says that there is no token even where nothing can be asked", async () => {
  const { of } = await findings({ WEB1ON1_URL: "http://127.0.0.1:9/v2", WEB1ON1_TOKEN: undefined });
  expect(of.token).toMatchObject({ status: "problem", message: expect.stringContaining("There is no token for the Web1on1 API.") });
});

test("says that an agent's role does not suffice, with a log-in in place of a token", async () => {
  await project.make("/users", {
    email: "agent@example.com",
    password: "correct horse battery",
    organization: project.organization,
    role: "agent",
  });
  const { code, of } = await findings({
    WEB1ON1_TOKEN: undefined,
    WEB1ON1_EMAIL: "agent@example.com",
    WEB1ON1_PASSWORD: "correct horse battery",
  });
  expect(of.token).toMatchObject({ status: "ok", message: "got by log-in or refresh, of agent@example.com" });
  expect(of.role).toMatchObject({
    status: "problem",
    message: expect.stringMatching(/^agent in organization .* may read and change nothing$/),
  });
  expect(code).toBe(1);
});

test("measures the clock by the API's answer", async () => {
  const url = await serve(({ url: path }, response) => {
    response.setHeader("date", new Date(Date.now() + 600_000).toUTCString());
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(path?.includes("users") ? { id: "u1", role: "owner", organization: "o1" } : { id: "o1", name: "Acme" }));
  });
  const { code, of } = await findings({ WEB1ON1_URL: url });
  expect(of.clock).toMatchObject({ status: "warning", message: expect.stringMatching(/^(59\d|600) s behind the API's$/) });
  expect(code).toBe(0);
});

test("lets no answer of the API steer the terminal", async () => {
  const url = await serve(({ url: path }, response) => {
    const name = "\u001b[2JAcme\u0007\nok       token";
    response.end(
      JSON.stringify(path?.includes("users") ? { id: "u1", role: "owner", organization: "o1", email: name } : { id: "o1", name }),
    );
  });
  env.WEB1ON1_URL = url;
  const { stdout } = await doctor();
  expect(stdout).toContain("owner in organization Acme");
  expect(/\p{Cc}/u.test(stdout.replaceAll("\n", ""))).toBe(false);
  expect(stdout.split("\n").filter((line) => line.startsWith("ok       token"))).toHaveLength(1);
});

test("ends in time where an API takes the connection and never answers", async () => {
  const url = await serve(() => undefined);
  const began = Date.now();
  const { of } = await findings({ WEB1ON1_URL: url });
  expect(of.token).toMatchObject({ status: "problem", message: expect.stringContaining("within 10 s") });
  expect(Date.now() - began).toBeLessThan(30_000);
});

test("works outside a project, on what the environment says", async () => {
  const folder = mkdtempSync(join(tmpdir(), "doctor-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { code, stdout } = await web1on1(["doctor"], { cwd: folder, env });
  expect(code).toBe(0);
  expect(stdout).toMatch(/warning +project +none in .*\n +Change into one, or make one with `web1on1 init`\./);
  expect(stdout).toMatch(/ok +token +taken, of /);
  expect(stdout).not.toContain("passphrase");
});

test("says that a stack or a backend is missing", async () => {
  const none = await web1on1(["doctor", "--json", "--stack", "nope"], { cwd: project.folder, env });
  expect(none.stdout).toContain('There is no stack \\"nope\\"');
  const { of } = await findings({ PULUMI_BACKEND_URL: `file://${join(project.folder, "gone")}` });
  expect(of.backend).toMatchObject({ status: "problem", message: expect.stringContaining("gone (PULUMI_BACKEND_URL) does not exist") });
  expect(of.stack?.message).toBe("not checked: there is no backend");
  expect(of.token?.status).toBe("ok");
});

test("counts the resources that the stack shows, without the engine's own provider", async () => {
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect((await findings()).of.stack?.message).toBe("dev of tenant, 2 resources in state");
  expect((await project.run("stack")).stdout).toContain("Stack dev of tenant: 2 resources");
  expect(await project.run("destroy", "--yes")).toMatchObject({ code: 0 });
});

test("finds settings that stop TypeScript, and the tenant file that is not there", async () => {
  const folder = join(project.folder, "typed");
  mkdirSync(folder);
  writeFileSync(join(folder, "Pulumi.yaml"), "name: typed\nruntime: nodejs\nmain: index.ts\nconfig:\n  web1on1:tenant: none.yaml\n");
  writeFileSync(join(folder, "index.ts"), "");
  const check = async (): Promise<string> => (await web1on1(["doctor"], { cwd: folder, env })).stdout.replace(/\s+/g, " ");
  expect(await check()).toMatch(/warning TypeScript typescript [\d.]+; there is no tsconfig\.json/);
  writeFileSync(join(folder, "tsconfig.json"), '{ // old\n "compilerOptions": { "moduleResolution": "node" } }');
  expect(await check()).toMatch(/problem TypeScript .*moduleResolution "node" stops typescript .*TS5107/);
  writeFileSync(join(folder, "tsconfig.json"), '{ "compilerOptions": { "module": "nodenext" /* , "moduleResolution": "node" */ } }');
  expect(await check()).toMatch(/ok TypeScript /);
  expect(await check()).toMatch(/problem tenant file .*none\.yaml, which web1on1:tenant names, cannot be read/);
  writeFileSync(join(folder, "none.yaml"), "forms:\n  intake: { nmae: Intake }\n");
  expect(await check()).toMatch(/problem tenant file .*none\.yaml has 1 mistake .*Run `web1on1 validate`/);
  writeFileSync(join(folder, "none.yaml"), "forms:\n  intake: { name: Intake }\n");
  expect(await check()).toMatch(/ok tenant file .*none\.yaml/);
});
