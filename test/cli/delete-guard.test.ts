import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTenantProject, type TenantProject } from "../helpers/tenant-project.js";

const TOO_MANY_DELETES = 10;

let project: TenantProject;

/** Two organizations, ten forms in one of them, and two people. */
const TENANT = `
const west = new web1on1.Organization("west", { name: NAME, billingInfo });
const east = new web1on1.Organization("east", { name: "East", parent: west.id, billingInfo });
for (let i = 0; i < FORMS; i++) new web1on1.Form("form-" + i, { organization: west.id, name: "Form " + i });
for (const name of PEOPLE) new web1on1.User(name, { email: name + "@example.com", organization: west.id });
`;
const DEFAULTS = { NAME: '"West"', FORMS: "10", PEOPLE: '["anna", "hans"]' };

function writeTenant(change: Partial<typeof DEFAULTS> = {}, more = ""): void {
  const values = Object.entries({ ...DEFAULTS, ...change });
  project.write(values.map(([name, value]) => `const ${name} = ${value};\n`).join("") + TENANT + more);
}

/** Everything at the API, and all resources of the state file. */
async function readAll(): Promise<unknown> {
  const lists = await Promise.all(["/organizations", "/forms", "/users"].map((path) => project.api(path)));
  const state: unknown = JSON.parse(readFileSync(join(project.folder, "state/.pulumi/stacks/tenant/dev.json"), "utf8"));
  return { lists, resources: Object(state).checkpoint.latest.resources };
}

interface Verdict {
  type: string;
  held: number;
  deleted: object[];
  isExcess: boolean;
}

async function organizations(name: string): Promise<string[]> {
  const all = await project.api("/organizations");
  return (Array.isArray(all) ? all : []).filter((each) => each.name === name).map(({ id }) => String(id));
}

const writes = (): string[] => project.requests().filter((line) => !line.startsWith("GET "));
const up = (...flags: string[]) => project.run("up", "--yes", ...flags);
const allow = (limit: string) => project.run("config", "set", "web1on1:maxDeletes", limit);

/** Runs that are stopped leave the tenant as it was, so that the next test finds it so. */
async function expectNothingChanged(run: () => Promise<unknown>): Promise<void> {
  const before = await readAll();
  project.requests();
  await run();
  expect(writes()).toEqual([]);
  expect(await readAll()).toEqual(before);
}

beforeAll(async () => {
  project = await makeTenantProject();
  writeTenant();
  expect(await up("--skip-preview")).toMatchObject({ code: 0, stderr: "" });
});
afterAll(() => project.close());

test.each([[[]], [["--skip-preview"]], [["--json"]], [["--skip-preview", "--continue-on-error", "--refresh", "--parallel", "1"]]])(
  "deletes nothing when the program was emptied by mistake, with the flags %j",
  (flags) =>
    expectNothingChanged(async () => {
      project.write("");
      const { code, stderr } = await up(...flags);
      expect(code).toBe(TOO_MANY_DELETES);
      expect(stderr).toContain("This update would delete or replace more than is allowed. Nothing was changed.");
      expect(stderr).toContain("  Organization: 2 of 2; allowed: none\n    delete ");
      expect(stderr).toContain("  Form: 10 of 10; allowed: 20 %, or 2\n    delete ");
      expect(stderr).toContain("  User: 2 of 2; allowed: none\n    delete ");
      expect(stderr).toContain('"web1on1 up --allow-deletes ');
    }),
);

test("tells what goes in the JSON of the run that it stops", () =>
  expectNothingChanged(async () => {
    project.write("");
    const { code, stdout } = await up("--json", "--allow-deletes", "User,Organization");
    expect(code).toBe(TOO_MANY_DELETES);
    const { deletes, diagnosticEvent } = JSON.parse(stdout);
    expect(diagnosticEvent.severity).toBe("error");
    expect(deletes).toMatchObject({ isAllowed: false, goesAlong: [] });
    const excess = deletes.types.map(({ type, held, deleted, isExcess }: Verdict) => [type, held, deleted.length, isExcess]);
    expect(excess.sort()).toEqual([
      ["Form", 10, 10, true],
      ["Organization", 2, 2, false],
      ["User", 2, 2, false],
    ]);
  }));

test("stops four of ten forms, and names them", () =>
  expectNothingChanged(async () => {
    writeTenant({ FORMS: "6" });
    const { code, stderr } = await up();
    expect(code).toBe(TOO_MANY_DELETES);
    expect(stderr).toContain("  Form: 4 of 10; allowed: 20 %, or 2\n    delete form-6, form-7, form-8, form-9\n");
    expect(stderr).toContain('"web1on1 up --allow-deletes Form", or 4, or all;');
    expect((await up("--allow-deletes", "3")).code).toBe(TOO_MANY_DELETES);
    expect((await up("--allow-deletes", "User,Organization")).code).toBe(TOO_MANY_DELETES);
  }));

test("stops the deletion of one user, also as the only target", () =>
  expectNothingChanged(async () => {
    writeTenant({ PEOPLE: '["anna"]' });
    expect(await up()).toMatchObject({
      code: TOO_MANY_DELETES,
      stderr: expect.stringContaining("  User: 1 of 2; allowed: none\n    delete hans\n"),
    });
    expect((await up("--target", "**::hans")).code).toBe(TOO_MANY_DELETES);
  }));

test("stops the replacement of an organization, and counts what the state and the API know to be in it", () =>
  expectNothingChanged(async () => {
    // A program that names the organization by its id does not replace what is in it along with it.
    const [west] = await organizations("West");
    writeTenant({}, `for (let i = 0; i < 3; i++) new web1on1.Form("other-" + i, { organization: "${west}", name: "Other " + i });`);
    const { code, stderr } = await up("--replace", "**::west");
    expect(code).toBe(TOO_MANY_DELETES);
    expect(stderr).toContain("    replace ");
    expect(stderr).toContain("  At the API now, with what the plan names:\n");
    expect(stderr).toMatch(/with Organization west: 1 Organization, 10 Form, 2 User/);
  }));

test("shows the same as a warning in a preview, which does not fail", () =>
  expectNothingChanged(async () => {
    project.write("");
    for (const args of [["preview"], ["up", "--preview-only"]]) {
      const { code, stderr } = await project.run(...args);
      expect(code).toBe(0);
      expect(stderr).toContain('warning: This update would delete or replace more than is allowed, and "web1on1 up" would stop before');
      expect(stderr).toContain("  User: 2 of 2; allowed: none\n");
    }
    const { code, stdout } = await project.run("preview", "--json");
    const { deletes, diagnostics, steps } = JSON.parse(stdout);
    expect(code).toBe(0);
    expect(steps.length).toBeGreaterThan(10);
    expect(deletes.types).toHaveLength(3);
    expect(diagnostics).toEqual([{ severity: "warning", message: expect.stringContaining("  User: 2 of 2") }]);
  }));

test.each([
  ["3", "  Form: 10 of 10; allowed: 3 of all types together"],
  ["all,Organization=0,User=0", "  Form: 10 of 10; allowed: any number (within it)"],
  ["100%,User=none", "  User: 2 of 2; allowed: none"],
  ["99.9%", "  Organization: 2 of 2; allowed: 99.9 %"],
])("holds to web1on1:maxDeletes %s", (limit, message) =>
  expectNothingChanged(async () => {
    project.write("");
    await allow(limit);
    expect(await up()).toMatchObject({ code: TOO_MANY_DELETES, stderr: expect.stringContaining(message) });
    await project.run("config", "rm", "web1on1:maxDeletes");
  }),
);

test("refuses a limit that it cannot read, before anything else", () =>
  expectNothingChanged(async () => {
    project.write("");
    expect(await up("--allow-deletes", "Forms")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'error: --allow-deletes: there is no resource type "Forms". Did you mean Form? The types are Organization, ',
      ),
    });
    await allow("a few");
    expect(await up()).toMatchObject({ code: 1, stderr: expect.stringContaining("error: web1on1:maxDeletes: expected a number (5), ") });
    await project.run("config", "rm", "web1on1:maxDeletes");
  }));

test("holds a run to its plan: a program that is empty only when it matters deletes nothing", () =>
  expectNothingChanged(async () => {
    writeTenant();
    const text = readFileSync(join(project.folder, "index.js"), "utf8");
    project.write(`if (pulumi.runtime.isDryRun()) {\n${text.slice(text.indexOf("const NAME"))}}`);
    const { code, stderr } = await up();
    expect(code).toBe(1);
    expect(stderr).toContain("which its plan did not show, so it deletes nothing");
  }));

test("deletes two of ten forms, and all that is left when that is allowed", async () => {
  writeTenant({ FORMS: "8" });
  expect(await up()).toMatchObject({ code: 0, stderr: "" });
  expect(writes()).toHaveLength(2);
  project.write("");
  expect(await up("--allow-deletes", "all")).toMatchObject({ code: 0, stderr: "" });
  expect(writes().filter((line) => line.startsWith("DELETE "))).toHaveLength(12);
  expect(await project.api("/forms")).toEqual([]);
  writeTenant();
  expect(await up()).toMatchObject({ code: 0 });
  await allow("100%");
  project.write("");
  expect(await up()).toMatchObject({ code: 0, stderr: "" });
  await project.run("config", "rm", "web1on1:maxDeletes");
  writeTenant();
  expect(await up()).toMatchObject({ code: 0 });
});

test("destroys without being asked twice", async () => {
  expect(await project.run("destroy", "--yes")).toMatchObject({ code: 0, stderr: "" });
  expect(await project.api("/forms")).toEqual([]);
});
