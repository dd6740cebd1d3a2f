import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

const FIELDS = [..."qwertyuiopasdfghjklzxcvbnm"];
const CATEGORIES = [..."jihgfedcba"];

let project: TenantProject;
beforeAll(async () => {
  project = await makeTenantProject();
});
afterAll(() => project.close());

function declare(fields: string[], categories: string[]): void {
  project.write(`
const acme = new web1on1.Organization("acme", { name: "Acme", billingInfo });
const form = new web1on1.Form("form", { organization: acme.id, name: "Form" });
for (const name of ${JSON.stringify(fields)}) new web1on1.FormField("field-" + name, { form: form.id, name });
for (const name of ${JSON.stringify(categories)}) new web1on1.Category("category-" + name, { organization: acme.id, name });
exports.form = form.id;
exports.acme = acme.id;
`);
}

async function namesOf(path: string): Promise<unknown[]> {
  const items = await project.api(path);
  return Array.isArray(items) ? items.map(({ name }) => name) : [];
}

test("makes the fields of a form and the categories of an organization in the order of the program, and loses none", async () => {
  declare(FIELDS, CATEGORIES);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
  const { form, acme } = JSON.parse((await project.run("stack", "output", "--json")).stdout);
  expect(await namesOf(`/forms/${form}/fields`)).toEqual(FIELDS);
  expect(await namesOf(`/organizations/${acme}/categories`)).toEqual(CATEGORIES);
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });

  declare(FIELDS.slice(5), CATEGORIES.slice(5));
  expect(await project.run("up", "--yes", "--skip-preview", "--allow-deletes", "FormField,Category")).toMatchObject({ code: 0 });
  declare(FIELDS.slice(5), [...CATEGORIES.slice(5), "new"]);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(await namesOf(`/forms/${form}/fields`)).toEqual(FIELDS.slice(5));
  expect(await namesOf(`/organizations/${acme}/categories`)).toEqual(["new", ...CATEGORIES.slice(5)]);
  expect(await project.run("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
});
