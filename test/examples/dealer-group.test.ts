import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CommandResult, web1on1 } from "../helpers/command.js";

const root = join(import.meta.dirname, "../..");
const OBJECTS = 64;

let emulator: Emulator;
let folder: string;
let env: Record<string, string>;

/** A copy of the example as a user has it: a project folder with the package among its modules. */
beforeAll(async () => {
  emulator = await startEmulator();
  folder = mkdtempSync(join(tmpdir(), "dealer-group-"));
  mkdirSync(join(folder, "state"));
  cpSync(join(root, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  cpSync(join(root, "examples"), join(folder, "examples"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{"name":"my-tenant","private":true}');
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  env = {
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
    WEB1ON1_URL: emulator.url,
    WEB1ON1_TOKEN: emulator.token,
  };
  expect(await run("stack", "init", "dev")).toMatchObject({ code: 0 });
});
afterAll(async () => {
  await emulator.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<CommandResult> => web1on1(args, { cwd: folder, env });

async function api(path: string, init: RequestInit = {}): Promise<Record<string, unknown>[]> {
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const answer = await fetch(`${emulator.url}${path}`, { ...init, headers });
  expect(answer.status).toBeLessThan(300);
  const body: unknown = answer.status === 204 ? [] : await answer.json();
  return (Array.isArray(body) ? body : [body]).filter((item) => typeof item === "object" && item !== null).map((item) => ({ ...item }));
}

function editForms(from: string, to: string): void {
  const path = join(folder, "examples/dealer-group/forms.ts");
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

test("rolls the whole tenant out", async () => {
  const { code, stdout, stderr } = await run("up", "--yes", "--skip-preview");
  expect(stderr).toBe("");
  expect(stdout.split("\n")[0]).toMatch(/^Engine: embedded \d+\.\d+\.\d+ \(.*WEB1ON1_ENGINE/);
  expect(code).toBe(0);
  expect(stdout).toContain(`+ ${OBJECTS + 1} created`);
  // The emulator's own root organization comes on top of the four.
  expect(await api("/organizations")).toHaveLength(5);
  expect(await api("/services")).toHaveLength(9);
  expect(await api("/forms")).toHaveLength(6);
  expect(await api("/botinstances")).toHaveLength(6);
  const [group] = await api("/orggroups");
  expect(group).toMatchObject({ name: "Dealers", members: expect.objectContaining({ length: 3 }) });
});

test("has nothing left to change, from the root and from the example's folder", async () => {
  expect(await run("preview", "--expect-no-changes")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`${OBJECTS + 1} unchanged`),
  });
  const inside = await web1on1(["preview", "--expect-no-changes"], { cwd: join(folder, "examples/dealer-group"), env });
  expect(inside).toMatchObject({ code: 0, stdout: expect.stringContaining(`${OBJECTS + 1} unchanged`) });
});

test("leaves no secret in clear in the exported state", async () => {
  const { stdout } = await run("stack", "export");
  expect(stdout).not.toContain("development-only");
  expect(stdout).not.toContain(emulator.token);
  for (const bot of await api("/bots")) if (bot.secret) expect(stdout).not.toContain(String(bot.secret));
  const shown = await run("stack", "export", "--show-secrets");
  expect(shown.stdout).toContain("development-only-groningen-smooch-secret");
});

test("shows in a preview exactly the label that was changed, and up changes exactly that", async () => {
  editForms('label: "Brand"', 'label: "Make"');
  const { stdout } = await run("preview", "--diff");
  expect(stdout.match(/fields\[0\]\.label: "Brand" => "Make"/g)).toHaveLength(3);
  expect(stdout).toContain("~ 3 to update");
  const before = emulator.requests.length;
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 3 updated") });
  const writes = emulator.requests.slice(before).filter(({ method }) => method !== "GET");
  expect(writes.map(({ method }) => method)).toEqual(["PATCH", "PATCH", "PATCH"]);
});

test("shows drift made by hand after a refresh and puts it back", async () => {
  const [form] = (await api("/forms")).filter(({ name }) => name === "Test drive Meridian Lyon");
  await api(`/forms/${form?.id}`, { method: "PATCH", body: JSON.stringify({ pointsByAgent: 5, pointsByBot: 40 }) });
  expect(await run("refresh", "--yes")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 1 updated") });
  expect(await run("preview", "--diff")).toMatchObject({ stdout: expect.stringContaining("pointsByAgent: 5 => 60") });
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stdout: expect.stringContaining("~ 1 updated") });
  expect((await api("/forms")).find(({ id }) => id === form?.id)).toMatchObject({ pointsByAgent: 60 });
});

test("keeps what the other dealers got when the API refuses one form", async () => {
  const start = "createTestDrive(dealer: Dealer, organization: Organization): Form {";
  const refused = 'new Form("refused", { organization: "0123456789abcdef01234567", name: "Refused" });';
  const extra = 'new Form(dealer.slug + "-extra", { organization: organization.id, name: "Extra " + dealer.slug });';
  editForms(start, `${start}\n  if (dealer.slug === "lyon") ${refused}\n  ${extra}`);
  const failed = await run("up", "--yes", "--skip-preview");
  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(/Form "refused".*POST \/forms returned 400.*0123456789abcdef01234567/);
  expect(failed.stderr).not.toMatch(/\n\s+at /);
  const exported = await run("stack", "export");
  const live = (await api("/forms")).filter(({ name }) => String(name).startsWith("Extra"));
  for (const { id } of live) expect(exported.stdout).toContain(String(id));
});

test("deletes everything it made and nothing else", async () => {
  expect(await run("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  for (const path of ["/forms", "/services", "/bots", "/botinstances", "/orggroups"]) expect(await api(path)).toEqual([]);
  expect(await api("/organizations")).toHaveLength(1);
});
