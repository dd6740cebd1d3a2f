import { mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeTenantProject, type TenantProject } from "../helpers/tenant-project.js";

const ACME = 'new web1on1.Organization("acme", { name: "Acme", billingInfo });';
const UP = ["up", "--yes", "--skip-preview"];

let project: TenantProject;

beforeEach(async () => {
  project = await makeTenantProject();
});
afterEach(() => project.close());

/** A lock as one of another machine leaves it. */
function lock(): string {
  const folder = join(project.folder, "state/.pulumi/locks/organization/tenant/dev");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "5d0a4f0c-0000-4000-8000-000000000000.json");
  writeFileSync(file, JSON.stringify({ pid: 1, username: "ann", hostname: `not-${hostname()}`, timestamp: "2030-05-01T12:00:00Z" }));
  return file;
}

test.each([
  ["up", "--yes"],
  ["refresh", "--yes"],
  ["destroy", "--yes"],
])("%s asks nothing of the API on a locked stack", async (...args) => {
  project.write(ACME);
  expect(await project.run(...UP)).toMatchObject({ code: 0 });
  project.write(ACME.replace('"Acme"', '"Acme Group"'));
  project.requests();
  lock();
  const { code, stderr } = await project.run(...args);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^error: Stack "dev" is locked\. Process 1 of ann@/)]);
  expect(project.requests()).toEqual([]);
});

test("import asks nothing of the API on a locked stack", async () => {
  const made = await project.make("/forms", { organization: project.organization, name: "Intake" });
  const entry = { type: "pulumi-nodejs:dynamic/web1on1:Form", name: "intake", id: made.id };
  writeFileSync(join(project.folder, "import.json"), JSON.stringify({ resources: [entry] }));
  project.requests();
  lock();
  const { code, stderr } = await project.run("import", "--file", "import.json", "--yes");
  expect([code, stderr]).toEqual([1, expect.stringContaining('Stack "dev" is locked.')]);
  expect(project.requests()).toEqual([]);
});

test.each([["preview"], ["up", "--preview-only"], ["refresh", "--preview-only"]])(
  "%j works on a locked stack, and locks none",
  async (...args: string[]) => {
    project.write(ACME);
    const file = lock();
    expect(await project.run(...args)).toMatchObject({ code: 0 });
    expect(readdirSync(join(file, ".."))).toHaveLength(1);
  },
);

test.each([["preview"], UP])("%s counts nothing as unchanged where the program failed", async (...args) => {
  project.write(ACME);
  expect(await project.run(...UP)).toMatchObject({ code: 0 });
  project.write('throw new Error("boom");');
  const { code, stdout, stderr } = await project.run(...args);
  expect([code, stderr]).toEqual([1, expect.stringContaining("Error: boom")]);
  expect(stdout).not.toMatch(/unchanged|Resources:/);
  expect(stdout).toContain("Duration: ");
});

test("gives a state in clear to its owner alone, in the place of a file that all could read, too", async () => {
  const file = join(project.folder, "clear.json");
  writeFileSync(file, "", { mode: 0o644 });
  expect(await project.run("stack", "export", "--show-secrets", "--file", "clear.json")).toMatchObject({ code: 0 });
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("keeps an empty stack that destroy --remove only previews", async () => {
  expect(await project.run("destroy", "--remove", "--preview-only")).toMatchObject({ code: 0, stderr: "" });
  expect((await project.run("stack", "ls")).stdout).toContain("dev*");
});

test("plans with destroy --remove --preview-only what is there, and keeps it", async () => {
  project.write(ACME);
  expect(await project.run(...UP)).toMatchObject({ code: 0 });
  const { code, stdout, stderr } = await project.run("destroy", "--remove", "--preview-only");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("- 2 to delete");
});

test("writes nothing but JSON when destroy --remove is done", async () => {
  const { code, stdout } = await project.run("destroy", "--remove", "--yes", "--json");
  expect(code).toBe(0);
  for (const line of stdout.trimEnd().split("\n")) expect(() => JSON.parse(line)).not.toThrow();
  expect((await project.run("stack", "ls")).stdout).not.toContain("dev");
});

test("calls a stack empty after a whole destroy alone", async () => {
  project.write(`${ACME} new web1on1.Organization("zenith", { name: "Zenith", billingInfo });`);
  expect(await project.run(...UP)).toMatchObject({ code: 0 });
  const some = await project.run("destroy", "--yes", "--target", "**zenith");
  expect(some).toMatchObject({ code: 0, stdout: expect.stringContaining("- 1 deleted") });
  expect(some.stdout).not.toContain("is empty");
  expect((await project.run("destroy", "--yes")).stdout).toContain("The stack dev is empty");
});
