import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

// Every command is a process that starts two more.
vi.setConfig({ testTimeout: 180_000 });

let project: TenantProject;
beforeEach(async () => {
  project = await makeTenantProject();
});
afterEach(() => project.close());

const writes = () => project.requests().filter((request) => !request.startsWith("GET"));

test("shows in a preview what adoption changes, makes no second object, keeps what nobody declares, and deletes it in the end", async () => {
  const { write, run, make, api } = project;
  const byHand = { name: "Intake", tags: ["old"], meta: { mine: 1, theirs: 2 }, notifyEmails: ["a@example.com"] };
  const { id } = await make("/forms", byHand);
  const declare = (options: string) =>
    write(`new web1on1.Form("intake", { name: "Enquiry", tags: ["new"], meta: { mine: 3 } }, ${options});`);
  declare(`{ adopt: "${id}" }`);
  project.requests();

  const preview = await run("preview");
  expect(preview).toMatchObject({ code: 0, stderr: "" });
  expect(preview.stdout).toContain(
    `Form "Enquiry": adopts ${id} and changes name "Intake" -> "Enquiry", tags ["old"] -> ["new"], meta.mine 1 -> 3. The rest of it stays.`,
  );
  expect(writes()).toEqual([]);

  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(writes()).toEqual([`PATCH /forms/${id}`]);
  expect(await api(`/forms/${id}`)).toMatchObject({ ...byHand, name: "Enquiry", tags: ["new"], meta: { mine: 3, theirs: 2 } });

  expect(await run("refresh", "--yes", "--expect-no-changes")).toMatchObject({ code: 0 });
  const again = await run("preview", "--expect-no-changes");
  expect(again).toMatchObject({ code: 0 });
  expect(again.stdout).not.toContain("adopts");
  declare("{}");
  expect(await run("up", "--yes", "--expect-no-changes")).toMatchObject({ code: 0 });
  expect(writes()).toEqual([]);
  expect(await run("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(writes()).toEqual([`DELETE /forms/${id}`]);
});

test("refuses another id for an object in the state, and a replacement of it while the option stands", async () => {
  const { write, run, make, organization } = project;
  const params = { url: "https://a.example" };
  const [one, other] = [await make("/services", { name: "Hook", params }), await make("/services", { name: "Other", params })];
  const declare = (args: string, options: string) =>
    write(`new web1on1.Service("hook", { name: "Hook", params: { url: "https://a.example" }, ${args} }, ${options});`);
  declare("", `{ adopt: "${one.id}" }`);
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  project.requests();

  declare("", `{ adopt: "${other.id}" }`);
  const moved = await run("up", "--yes", "--skip-preview");
  expect(moved.code).toBe(1);
  expect(moved.stdout + moved.stderr).toContain(`adopt names "${other.id}", and the object in the state is ${one.id}.`);

  const replacing = [
    ['type: "api", params: { scopes: ["a"] }', []],
    ["", ["--replace", `urn:pulumi:dev::tenant::pulumi-nodejs:dynamic/web1on1:Service::hook`]],
  ] as const;
  for (const [args, flags] of replacing) {
    declare(args, `{ adopt: "${one.id}" }`);
    const refused = await run("up", "--yes", "--skip-preview", ...flags);
    expect(refused.code, refused.stdout).toBe(1);
    expect(refused.stdout + refused.stderr).toContain("Remove adopt from the options: it has done its work");
  }
  expect(writes()).toEqual([]);

  declare(`organization: "${organization}", type: "api", params: { scopes: ["a"] }`, "{}");
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(writes()).toEqual(["POST /services", `DELETE /services/${one.id}`]);
});

test("says in a preview that there is no object of the id, and makes none", async () => {
  project.write(
    `new web1on1.Category("c", { organization: "${project.organization}", name: "Billing" }, { adopt: "58bcbafb8547f04f68c14bdb" });`,
  );
  project.requests();
  for (const command of [["preview"], ["up", "--yes", "--skip-preview"]]) {
    const { code, stdout, stderr } = await project.run(...command);
    expect(code).toBe(1);
    expect(stdout + stderr).toContain(
      `Category "Billing": adopt names 58bcbafb8547f04f68c14bdb, and there is no such Category in the organization "${project.organization}". ` +
        "Correct the id, or leave adopt out to have one made.",
    );
  }
  expect(writes()).toEqual([]);
});

test("adopts a category and a field of a form, whose address needs their parents, made in the same run or not", async () => {
  const { write, run, make, organization } = project;
  const category = await make(`/organizations/${organization}/categories`, { name: "Billing", tags: ["x"] });
  const form = await make("/forms", { name: "Contact" });
  const field = await make(`/forms/${form.id}/fields`, { name: "remark", type: "textarea" });
  write(`
    const contact = new web1on1.Form("contact", { name: "Contact" }, { adopt: "${form.id}" });
    new web1on1.FormField("remark", { form: contact.id, name: "remark", label: "Remark" }, { adopt: "${field.id}" });
    new web1on1.Category("billing", { organization: "${organization}", name: "Billing" }, { adopt: "${category.id}" });`);
  project.requests();
  const preview = await run("preview");
  expect(preview.stdout).toContain('FormField "remark": adopts an object; what changes on it shows once form is known.');
  expect(preview.stdout).toContain(`Category "Billing": adopts ${category.id} as it is.`);
  expect(await run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(writes()).toEqual([`PATCH /forms/${form.id}/fields/${field.id}`]);
  expect(await run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
});

test("refuses that two resources adopt one object, and shows no secret of it", async () => {
  const { write, run, make } = project;
  const params = { jid: "j@example.com", host: "example.com", password: "hunter2" };
  const { id } = await make("/services", { name: "Chat", type: "smartsupp", params });
  write(`for (const name of ["a", "b"]) new web1on1.Service(name, {
    name: "Chat", type: "smartsupp", params: { jid: "j@example.com", host: "example.com", password: "swordfish" } }, { adopt: "${id}" });`);
  project.requests();
  const { code, stdout, stderr } = await run("up", "--yes", "--allow-deletes", "all");
  expect(code).toBe(1);
  expect(stdout).toContain(`Service "Chat": adopts ${id} and changes params.password [secret] -> [secret]. The rest of it stays.`);
  expect(stdout + stderr).toContain(`adopt names ${id}, which the stack has already.`);
  expect(stdout + stderr).not.toMatch(/hunter2|swordfish/);
  expect(writes()).toEqual([`PATCH /services/${id}`]);
});
