import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

// Every command is a process that starts two more.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let project: TenantProject;
beforeEach(async () => {
  project = await makeTenantProject();
});
afterEach(() => project.close());

const writes = () => project.requests().filter((request) => !request.startsWith("GET"));

test("warns in a preview, fails in an up, and takes the object over by the line that it names or by the configuration", async () => {
  const { write, run, make } = project;
  const { id } = await make("/forms", { name: "Intake", tags: ["old"] });
  const other = await make("/forms", { name: "Other" });
  write('new web1on1.Form("intake", { name: "Intake", tags: ["new"] });');
  project.requests();
  const preview = await run("preview");
  expect(preview.code).toBe(0);
  expect(preview.stdout).toContain(`Form "Intake": its create will fail: there is one with the name "Intake" already: ${id} (made `);
  const up = await run("up", "--yes", "--skip-preview");
  expect(up.code).not.toBe(0);
  expect(up.stdout + up.stderr).toContain(`write \`adopt: "${id}"\` into the options of the resource`);
  expect(writes()).toEqual([]);

  write(`new web1on1.Form("intake", { name: "Intake", tags: ["new"] }, { adopt: "${id}" });`);
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(writes()).toEqual([`PATCH /forms/${id}`]);

  write('for (const name of ["Intake", "Other"]) new web1on1.Form(name.toLowerCase(), { name, tags: ["new"] });');
  await run("config", "set", "web1on1:onConflict", "adopt");
  const adopted = await run("up", "--yes", "--skip-preview");
  expect(adopted).toMatchObject({ code: 0 });
  expect(adopted.stdout).toContain(`Form "Other": adopts ${other.id} and changes tags nothing -> ["new"]. The rest of it stays.`);
  expect(writes()).toEqual([`PATCH /forms/${other.id}`]);
});

test("replaces an object beside its own one of the same name, and keeps what another name of the program took over", async () => {
  const { write, run } = project;
  write('new web1on1.Form("intake", { name: "Intake" });');
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  project.requests();
  const urn = (name: string) => `urn:pulumi:dev::tenant::pulumi-nodejs:dynamic/web1on1:Form::${name}`;
  const replaced = await run("up", "--yes", "--skip-preview", "--replace", urn("intake"));
  expect(replaced.code, replaced.stdout).toBe(0);
  expect(writes()).toEqual(["POST /forms", expect.stringMatching(/^DELETE \/forms\//)]);

  write('new web1on1.Form("renamed", { name: "Intake" });');
  const renamed = await run("up", "--yes", "--skip-preview");
  expect(renamed.code).not.toBe(0);
  expect(renamed.stdout + renamed.stderr).toContain("give it the old one in `aliases`");
  expect(writes()).toEqual([]);
  await run("config", "set", "web1on1:onConflict", "adopt");
  const kept = await run("up", "--yes", "--skip-preview");
  expect(kept.code, kept.stdout).toBe(0);
  expect(kept.stdout).toContain("is not deleted, since another resource of the stack has it now");
  expect(writes()).toEqual([]);
  expect(await run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
});

test("refuses a value of onConflict that is none, before anything is sent", async () => {
  project.write('new web1on1.Form("intake", { name: "Intake" });');
  await project.run("config", "set", "web1on1:onConflict", "merge");
  project.requests();
  const { code, stdout, stderr } = await project.run("up", "--yes", "--skip-preview");
  expect(code).not.toBe(0);
  expect(stdout + stderr).toContain('web1on1:onConflict must be fail, adopt, create, got "merge". Correct it with `web1on1 config set`.');
  expect(project.requests()).toEqual([]);
});
