import { chmodSync, linkSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTenantProject, type TenantProject } from "../helpers/tenant-project.js";

const TENANT = `# The whole group
organizations:
  west: !include west.yaml
`;
const WEST = `name: Acme West # never changes
billingInfo: { billReceiver: a, billSender: b, stripeCustomerId: c, currentPlan: base }
# What it is known by
tags: [automotive, west]
forms:
  contact:
    name: Contact
    pointsByAgent: 60 # agreed in May
    fields:
      zip:
        # of the customer
        type: text
        label: Postal code
      remark: { type: textarea }
  gone:
    name: Gone
`;

let project: TenantProject;
let forms: { id: string; name: string }[];
beforeAll(async () => {
  project = await makeTenantProject();
  const program = "node_modules/pulumi-web1on1/dist/provider/tenant/program.js";
  writeFileSync(
    join(project.folder, "Pulumi.yaml"),
    `name: tenant\nruntime: nodejs\nmain: ${program}\nconfig:\n  web1on1:tenant: group/tenant.yaml\n`,
  );
  mkdirSync(join(project.folder, "group"));
  writeFileSync(join(project.folder, "group/tenant.yaml"), TENANT);
  writeFileSync(join(project.folder, "group/west.yaml"), WEST);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  const all: unknown = await project.api("/forms");
  forms = Array.isArray(all) ? all : [];
});
afterAll(() => project.close());

const idOf = (name: string) => forms.find((form) => form.name === name)?.id;

test("refuses flags that --update does not heed, and asks and writes nothing", async () => {
  project.requests();
  const { code, stderr } = await project.run("pull", "--update", "--exclude", "Form:Contact", "--look-up", "Form");
  expect([code, stderr]).toEqual([1, expect.stringContaining("takes --include and --json alone, got --exclude, --look-up too.")]);
  expect(project.requests()).toEqual([]);
});

test("takes drift into the tenant file, keeps its comments, and leaves nothing to change", async () => {
  const [contact, gone] = [idOf("Contact"), idOf("Gone")];
  const fields = [
    { name: "zip", type: "text", label: "ZIP" },
    { name: "added", type: "number" },
  ];
  await project.api(`/forms/${contact}`, { method: "PATCH", body: JSON.stringify({ pointsByAgent: 5, fields }) });
  await project.api(`/forms/${gone}`, { method: "DELETE" });
  const organizations: unknown = await project.api("/organizations?name=Acme West");
  const [west] = Array.isArray(organizations) ? organizations : [];
  await project.api(`/organizations/${west.id}`, { method: "PATCH", body: JSON.stringify({ tags: ["west", "new"] }) });

  linkSync(join(project.folder, "group/west.yaml"), join(project.folder, "group/west.before"));
  chmodSync(join(project.folder, "group/west.yaml"), 0o640);
  const one = await project.run("pull", "--update", "--include", String(contact));
  expect(one).toMatchObject({ code: 0, stderr: "" });
  expect(readFileSync(join(project.folder, "group/west.yaml"), "utf8")).toContain("gone:");
  const { code, stdout } = await project.run("pull", "--update");
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining("Wrote group/west.yaml.") });
  expect(readFileSync(join(project.folder, "group/tenant.yaml"), "utf8")).toBe(TENANT);
  expect(readFileSync(join(project.folder, "group/west.yaml"), "utf8")).toBe(`name: Acme West # never changes
billingInfo: { billReceiver: a, billSender: b, stripeCustomerId: c, currentPlan: base }
# What it is known by
tags: [west, new]
forms:
  contact:
    name: Contact
    pointsByAgent: 5 # agreed in May
    fields:
      zip:
        # of the customer
        type: text
        label: ZIP
      added:
        type: number
`);
  // Replaced in one step, so that a full disk or a kill leaves the old one whole.
  expect(readFileSync(join(project.folder, "group/west.before"), "utf8")).toBe(WEST);
  expect(statSync(join(project.folder, "group/west.yaml")).mode & 0o777).toBe(0o640);
  expect(await project.run("refresh", "--yes")).toMatchObject({ code: 0 });
  expect(await project.run("preview", "--expect-no-changes", "--diff")).toMatchObject({ code: 0 });
});

test("does nothing where nothing drifted", async () => {
  expect(await project.run("pull", "--update")).toMatchObject({ code: 0, stdout: "Nothing drifted: there is nothing to take over.\n" });
});

test("asks for a folder where it is not told to update", async () => {
  expect(await project.run("pull")).toMatchObject({ code: 1, stderr: expect.stringContaining("pull takes --out") });
});
