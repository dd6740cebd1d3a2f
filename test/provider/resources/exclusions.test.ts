import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

let project: TenantProject;
beforeAll(async () => {
  project = await makeTenantProject();
});
afterAll(() => project.close());

const ACME = `const acme = new web1on1.Organization("acme", { name: "Acme", billingInfo, categories: [{ name: "Sales" }] });\n`;
const PLAIN = `const acme = new web1on1.Organization("acme", { name: "Acme", billingInfo });\n`;

const sentence = (owner: string, property: string, part: string) =>
  `${owner} sets ${property}, and ${part} manages the same one by one, so that each run would undo the other: ` +
  `leave ${property} out of the ${owner.split(" ")[0]}, or say it there and remove the ${part.split(" ")[0]}.`;

async function preview(program: string): Promise<string> {
  project.write(program);
  const { code, stdout, stderr } = await project.run("preview");
  expect(stdout + stderr).not.toMatch(/\n\s+at /);
  return `${code} ${stdout}${stderr}`;
}

const GROUP = 'const group = new web1on1.OrgGroup("group", { name: "Dealers", members: [] });';
const LOGO = 'file: new pulumi.asset.StringAsset("iVBORw0KGgo=")';

const ROWS: [owner: string, property: string, part: string, program: string][] = [
  ['Organization "acme"', "categories", 'Category "new"', `${ACME}new web1on1.Category("new", { organization: acme.id, name: "New" });`],
  [
    'Form "intake"',
    "fields",
    'FormField "zip"',
    `const form = new web1on1.Form("intake", { name: "Intake", fields: [] }); new web1on1.FormField("zip", { form: form.id, name: "zip" });`,
  ],
  [
    'OrgGroup "group"',
    "members",
    'OrgGroupMember "one"',
    `${PLAIN}${GROUP}new web1on1.OrgGroupMember("one", { group: group.id, organization: acme.id });`,
  ],
  [
    'User "hans"',
    "organizations",
    'UserOrganization "one"',
    `${PLAIN}const hans = new web1on1.User("hans", { email: "hans@example.com", organizations: [{ organization: acme.id }] }); ` +
      `new web1on1.UserOrganization("one", { user: hans.id, organization: acme.id });`,
  ],
  [
    'Organization "acme"',
    "logo",
    'OrganizationLogo "logo"',
    `${PLAIN.replace("billingInfo }", 'billingInfo, logo: "https://example.com/a.png" }')}` +
      `new web1on1.OrganizationLogo("logo", { organization: acme.id, ${LOGO} });`,
  ],
];

test.each(ROWS)("refuses %s that sets %s beside %s, in a preview where no id is known", async (owner, property, part, program) => {
  const output = await preview(program);
  expect(output).toContain(sentence(owner, property, part));
  expect(output).toMatch(/^1 /);
});

const DERIVED: [how: string, program: string][] = [
  ["made out of the id", `${ACME}new web1on1.Category("new", { organization: acme.id.apply((id) => id), name: "New" });`],
  ["in a promise", `${ACME}new web1on1.Category("new", { organization: Promise.resolve(acme.id), name: "New" });`],
  [
    "for a property that is an output itself",
    `${ACME.replace("[{", "pulumi.output([{").replace("}] }", "}]) }")}new web1on1.Category("new", { organization: acme.id, name: "New" });`,
  ],
];

test.each(DERIVED)("refuses both where the owner's id is %s", async (_, program) => {
  expect(await preview(program)).toContain(sentence('Organization "acme"', "categories", 'Category "new"'));
});

const ALLOWED: [what: string, program: string][] = [
  ["a property left undefined", `${PLAIN}new web1on1.Category("new", { organization: acme.id, name: "New" });`],
  [
    "a property that turns out undefined",
    `${PLAIN.replace("billingInfo }", "billingInfo, categories: pulumi.output(undefined) }")}` +
      `new web1on1.Category("new", { organization: acme.id, name: "New" });`,
  ],
  [
    "another owner",
    `${ACME}const other = new web1on1.Organization("other", { name: "Other", billingInfo });` +
      `new web1on1.Category("new", { organization: other.id, name: "New" });`,
  ],
  ["the owner of the owner", `${ACME}new web1on1.Category("new", { organization: acme.parent, name: "New" });`],
];

test.each(ALLOWED)("takes a part of %s", async (_, program) => {
  expect(await preview(program)).toMatch(/^0 /);
});

test("refuses both where a literal id is that of an owner in the state, whichever is declared first", async () => {
  project.write(`${ACME}exports.id = acme.id;`);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  const { id } = JSON.parse((await project.run("stack", "output", "--json")).stdout);
  const part = `new web1on1.Category("new", { organization: "${id}", name: "New" });\n`;
  const told = sentence('Organization "acme"', "categories", 'Category "new"');
  expect(await preview(ACME + part)).toContain(told);
  expect(await preview(part + ACME)).toContain(told);
  expect(await preview(`${PLAIN}${part}`)).toMatch(/^0 /);
  const sent = project.emulator.requests.filter(({ path, method }) => path.endsWith("/categories") && method === "POST");
  expect(sent).toEqual([]);
});

test("refuses an eleventh category of one organization, and names all of them", async () => {
  const names = [..."abcdefghijk"].map((name) => `"${name}"`);
  const categories = names.map((name) => `new web1on1.Category(${name}, { organization: acme.id, name: ${name} });`);
  expect(await preview(PLAIN + categories.join("\n"))).toContain(
    `11 resources of the class Category are for organization "acme": ${names.join(", ")}. ` +
      "An organization has 10 slots for categories: declare no more.",
  );
  expect(await preview(PLAIN + categories.slice(1).join("\n"))).toMatch(/^0 /);
});

test("refuses two resources for the one logo of an organization, and for one membership", async () => {
  const logo = (name: string) => `new web1on1.OrganizationLogo("${name}", { organization: acme.id, ${LOGO} });`;
  expect(await preview(PLAIN + logo("a") + logo("b"))).toContain(
    '2 resources of the class OrganizationLogo are for organization "acme": "a", "b". It has one logo: remove all but one.',
  );
  const group = 'const group = new web1on1.OrgGroup("group", { name: "Dealers" });';
  const member = (name: string, id: string) => `new web1on1.OrgGroupMember("${name}", { group: group.id, organization: ${id} });`;
  expect(await preview(PLAIN + group + member("a", "acme.id") + member("b", "acme.id"))).toContain(
    '2 resources of the class OrgGroupMember are for group "group" and organization "acme": "a", "b". ' +
      "Deleting one would end the membership that the other declares: remove all but one.",
  );
  expect(await preview(PLAIN + group + member("a", "acme.id") + member("b", '"aaaaaaaaaaaaaaaaaaaaaaaa"'))).toMatch(/^0 /);
});
