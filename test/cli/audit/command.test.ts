import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { web1on1 } from "../../helpers/command.js";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

const PROGRAM = `
const west = new web1on1.Organization("west", { name: "Acme West", billingInfo });
const contact = new web1on1.Form("contact", { organization: west.id, name: pulumi.secret("Contact"), pointsByAgent: 60 });
`;

let project: TenantProject;
let away: string;
let file: string;
beforeAll(async () => {
  project = await makeTenantProject();
  project.write(PROGRAM);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  away = mkdtempSync(join(tmpdir(), "audit-away-"));
  file = join(away, "state.json");
  writeFileSync(file, (await project.run("stack", "export")).stdout);
});
afterAll(async () => {
  await project.close();
  rmSync(away, { recursive: true, force: true });
});

/** An audit on a machine that has nothing but the export. */
function auditAway(args: readonly string[], env: Record<string, string | undefined> = {}) {
  const reach = { WEB1ON1_URL: project.emulator.url, WEB1ON1_TOKEN: project.emulator.token };
  const passphrase = { PULUMI_CONFIG_PASSPHRASE: undefined, PULUMI_CONFIG_PASSPHRASE_FILE: undefined };
  return web1on1(["audit", ...args], { cwd: away, env: { ...passphrase, ...reach, ...env } });
}

/** The one form of the program, as the API has it. */
async function findContact(): Promise<{ id: string }> {
  const all: unknown = await project.api("/forms?name=Contact");
  const [form, ...others] = Array.isArray(all) ? all : [];
  expect(form).toMatchObject({ id: expect.any(String) });
  expect(others).toEqual([]);
  return form;
}

/** The one thing that an audit finds; then the command that it names for putting that back is run, and the next audit is clean. */
async function putBack(): Promise<unknown> {
  const { findings } = JSON.parse((await project.run("audit", "--json", "--ignore", "ignore.yaml")).stdout);
  expect(findings).toHaveLength(1);
  const words: string[] = findings[0].remedies.putBack.match(/'[^']*'|\S+/g).map((word: string) => word.replaceAll("'", ""));
  expect(await project.run(...words.slice(1), "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(await project.run("audit", "--ignore", "ignore.yaml")).toMatchObject({ code: 0 });
  return findings[0];
}

/** Every file below a folder with its time and size; modules are the repository's. */
function listFiles(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== "node_modules");
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listFiles(path);
    const { mtimeMs, size } = statSync(path);
    return [`${path} ${mtimeMs} ${size}`];
  });
}

test("changes no file but the report", async () => {
  const before = listFiles(project.folder);
  expect(await project.run("audit", "--program", "--format", "junit", "--out", "report.xml")).toMatchObject({ code: 0, stdout: "" });
  expect(listFiles(project.folder).filter((line) => !line.includes("report.xml"))).toEqual(before);
  expect(readFileSync(join(project.folder, "report.xml"), "utf8")).toContain("<testsuites");
});

test("audits an export on another machine, and says that encrypted secrets are not compared", async () => {
  const { code, stdout, stderr } = await auditAway(["--export", "state.json", "--json"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    source: "export",
    stack: "dev",
    findings: [],
    uncompared: [{ path: "name", why: "encrypted" }],
  });
  expect((await auditAway(["--export", "state.json"])).stdout).toContain("1 secret was not compared: encrypted in the state");
});

test("compares the secrets of an export where there is a passphrase, and shows none", async () => {
  const form = await findContact();
  await project.api(`/forms/${form.id}`, { method: "PATCH", body: JSON.stringify({ name: "Spoiled" }) });
  const blind = await auditAway(["--export", "state.json", "--json"]);
  expect(blind.code).toBe(0);
  const { code, stdout } = await auditAway(["--export", "state.json", "--json"], { PULUMI_CONFIG_PASSPHRASE: "x" });
  await project.api(`/forms/${form.id}`, { method: "PATCH", body: JSON.stringify({ name: "Contact" }) });
  expect(code).toBe(2);
  const { findings } = JSON.parse(stdout);
  expect(findings).toMatchObject([
    { kind: "drifted", properties: [{ path: "name", declared: "[secret]", last: "[secret]", live: "[secret]" }] },
  ]);
  expect(stdout).not.toContain("Spoiled");
});

test("refuses an export with a wrong passphrase", async () => {
  const { code, stderr } = await auditAway(["--export", "state.json"], { PULUMI_CONFIG_PASSPHRASE: "y" });
  expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("The passphrase is not the one") });
});

test("refuses the export of another tenant instead of taking everything for missing", async () => {
  const other = await startEmulator();
  try {
    const { code, stderr } = await auditAway(["--export", "state.json"], { WEB1ON1_URL: other.url, WEB1ON1_TOKEN: other.token });
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("None of the 2 objects of the stack dev is in the tenant"),
    });
  } finally {
    await other.close();
  }
});

const text = () => readFileSync(file, "utf8");
const BAD: readonly (readonly [what: string, make: () => string, sentence: string])[] = [
  ["truncated JSON", () => text().slice(0, 300), "is not valid JSON. It may be cut off: export the stack again."],
  ["an older version", () => text().replace('"version": 3', '"version": 2'), "has version 2 of the deployment format, expected 3"],
  ["another file", () => '{"name":"x"}', "is no export of a stack"],
  [
    "an unsound state",
    () => text().replace('"urn": "urn', '"urm": "urn'),
    "is no sound export: deployment.resources[0].urn expected text, got nothing",
  ],
  [
    "a project without Web1on1",
    () => text().replaceAll("dynamic/web1on1:", "dynamic/other:"),
    "has no Web1on1 resource among its 4 resources",
  ],
];
for (const [what, make, sentence] of BAD) {
  test(`refuses ${what} as an export`, async () => {
    writeFileSync(join(away, "bad.json"), make());
    project.requests();
    const { code, stdout, stderr } = await auditAway(["--export", "bad.json"]);
    expect({ code, stdout, stderr }).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining(sentence) });
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(project.requests()).toEqual([]);
  });
}

test("refuses a report that cannot be written, an export that cannot be read and wrong flags before it asks the API", async () => {
  project.requests();
  for (const [path, why] of [
    ["no/report.json", "does not exist"],
    [".", "it is a folder"],
  ] as const) {
    const { code, stderr } = await auditAway(["--export", "state.json", "--out", path]);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining(why) });
  }
  expect((await auditAway(["--export", "none.json"])).stderr).toContain("which cannot be read (ENOENT)");
  expect((await auditAway(["--export", "state.json", "--program"])).stderr).toContain("--export and --program exclude each other");
  expect((await auditAway(["--export", "state.json", "--fail-on", "drift"])).stderr).toContain(
    "Expected drifted, missing, unmanaged, orphaned",
  );
  expect(project.requests()).toEqual([]);
});

test("fails on the kinds that are named, and not on what the ignore file leaves out", async () => {
  await project.make("/forms", { organization: project.organization, name: "Stray" });
  expect(await project.run("audit")).toMatchObject({ code: 2, stdout: expect.stringContaining('+ unmanaged Form "Stray"') });
  expect(await project.run("audit", "--fail-on", "drifted,missing")).toMatchObject({ code: 0 });
  expect(await project.run("audit", "--fail-on", "none")).toMatchObject({ code: 0 });
  writeFileSync(
    join(project.folder, "ignore.yaml"),
    "ignore:\n  - pattern: Stray\n    reason: mine\n    until: 2999-01-01\n  - type: Bot\n    reason: old\n    until: 2020-01-01\n",
  );
  const { code, stdout } = await project.run("audit", "--ignore", "ignore.yaml");
  expect(stdout).toContain('ignored until 2999-01-01: unmanaged Form "Stray" (mine)');
  expect(stdout).toMatch(/ignore\.yaml:5: the entry ended on 2020-01-01/);
  expect(code).toBe(0);
});

test("tells a token that is refused", async () => {
  const { code, stderr } = await auditAway(["--export", "state.json"], { WEB1ON1_TOKEN: "wrong" });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: GET \/users\/me returned 401/);
});

test("puts a drifted object back with the command that it names", async () => {
  const { id } = await findContact();
  await project.api(`/forms/${id}`, { method: "PATCH", body: JSON.stringify({ pointsByAgent: 1 }) });
  expect(await putBack()).toMatchObject({ kind: "drifted", name: "contact" });
  expect(await project.api(`/forms/${id}`)).toMatchObject({ pointsByAgent: 60 });
});

test("makes a missing object anew with the command that it names", async () => {
  const { id } = await findContact();
  await project.api(`/forms/${id}`, { method: "DELETE" });
  expect(await putBack()).toMatchObject({ kind: "missing", name: "contact", organization: { name: "Acme West" } });
  expect((await findContact()).id).not.toBe(id);
});
