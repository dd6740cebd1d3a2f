import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuditResult } from "../../../cli/audit/model.js";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

const PROGRAM = `
const west = new web1on1.Organization("west", { name: "Acme West", billingInfo, tags: ["automotive", "west"], locale: "nl" });
const east = new web1on1.Organization("east", { name: "Acme East", billingInfo });
const contact = new web1on1.Form("contact", { organization: west.id, name: "Contact", labels: ["isLead", "isSale"], pointsByAgent: 60,
  fields: [{ name: "zip", label: "Postal code", type: "text" }, { name: "remark", type: "textarea" }] });
const survey = new web1on1.Form("survey", { organization: west.id, name: "Survey" });
const rating = new web1on1.FormField("rating", { form: survey.id, name: "rating", type: "number" });
const opinion = new web1on1.FormField("opinion", { form: survey.id, name: "opinion", type: "textarea" });
const gone = new web1on1.Form("gone", { organization: west.id, name: "Gone" });
const sales = new web1on1.Category("sales", { organization: west.id, name: "Sales", tags: ["a", "b"] });
const care = new web1on1.Category("care", { organization: west.id, name: "Care" });
const dealers = new web1on1.OrgGroup("dealers", { name: "Dealers", members: [west.id, east.id] });
const leads = new web1on1.Service("leads", { organization: west.id, name: "Leads", params: { url: "https://crm.example.com/leads" } });
const hans = new web1on1.User("hans", { email: "hans@example.com", givenName: "Hans", password: pulumi.secret("development-only-hans"), organization: west.id, role: "agent" });
const bot = new web1on1.Bot("greeter", { organization: west.id, name: "Greeter", roles: ["chatbot"] });
`;

let project: TenantProject;
beforeAll(async () => {
  project = await makeTenantProject();
  project.write(PROGRAM);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
});
afterAll(() => project.close());

async function audit(...flags: string[]): Promise<{ code: number | null; result: AuditResult; stderr: string }> {
  const { code, stdout, stderr } = await project.run("audit", "--json", ...flags);
  expect(stderr).toBe("");
  return { code, stderr, result: JSON.parse(stdout) };
}

/** The one object of a name. */
async function find(path: string, name: string): Promise<Record<string, unknown>> {
  const all: unknown = await project.api(path);
  const found: unknown = Array.isArray(all) ? all.find((each: { name?: string }) => each.name === name) : undefined;
  expect(found, `${name} in ${path}`).toBeTypeOf("object");
  return { ...Object(found) };
}

const patch = (path: string, body: object) => project.api(path, { method: "PATCH", body: JSON.stringify(body) });
const remove = (path: string) => project.api(path, { method: "DELETE" });

const outline = ({ findings }: AuditResult) =>
  findings.map(({ kind, type, name, properties = [] }) => [`${kind} ${type} ${name}`, ...properties.map(({ path }) => path)].join(" "));

test("is clean right after up, and sends nothing but GET", async () => {
  project.requests();
  const { code, result } = await audit();
  expect(result.findings).toEqual([]);
  expect(code).toBe(0);
  const requests = project.requests();
  expect(requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
  expect(requests).toHaveLength(result.requests);
});

test("finds ten planted drifts of all kinds and nothing else", async () => {
  const [west, east, contact, survey, gone] = await Promise.all([
    find("/organizations", "Acme West"),
    find("/organizations", "Acme East"),
    find("/forms", "Contact"),
    find("/forms", "Survey"),
    find("/forms", "Gone"),
  ]);
  const [leads, dealers] = await Promise.all([find("/services", "Leads"), find("/orggroups", "Dealers")]);
  const [sales, care] = await Promise.all([
    find(`/organizations/${west.id}/categories`, "Sales"),
    find(`/organizations/${west.id}/categories`, "Care"),
  ]);
  const [rating, opinion] = await Promise.all([
    find(`/forms/${survey.id}/fields`, "rating"),
    find(`/forms/${survey.id}/fields`, "opinion"),
  ]);
  const fields = Array.isArray(contact.fields) ? contact.fields : [];
  await patch(`/forms/${contact.id}`, {
    pointsByAgent: 5,
    fields: fields.map((each, index) => (index === 0 ? { ...each, label: "ZIP" } : each)),
  });
  await patch(`/organizations/${west.id}`, { tags: ["west"] });
  await remove(`/forms/${gone.id}`);
  await patch(`/forms/${survey.id}/fields/${rating.id}`, { type: "text" });
  await remove(`/forms/${survey.id}/fields/${opinion.id}`);
  await project.make("/forms", { organization: east.id, name: "By hand", fields: [{ name: "one", type: "text" }] });
  await project.make(`/forms/${survey.id}/fields`, { name: "added", type: "text" });
  await patch(`/orggroups/${dealers.id}`, { members: [west.id] });
  await patch(`/services/${leads.id}`, { params: { url: "https://other.example.com/" } });
  await remove(`/organizations/${west.id}/categories/${care.id}`);
  // What is no drift: another order of a set, and what nobody declares of an object that somebody does.
  await patch(`/organizations/${west.id}/categories/${sales.id}`, { tags: ["b", "a"] });
  await patch(`/organizations/${east.id}`, { locale: "fr", tags: ["new"] });
  project.write(PROGRAM.replace(/^const bot = .*$/m, ""));
  project.requests();

  const { code, result } = await audit("--program");
  expect(outline(result)).toEqual([
    "unmanaged Form By hand",
    "orphaned Bot greeter",
    "missing Category care",
    "drifted Form contact fields[0].label pointsByAgent",
    "missing Form gone",
    "unmanaged FormField added",
    "missing FormField opinion",
    "drifted FormField rating type",
    "drifted Service leads params.url",
    "drifted OrgGroup dealers members[1]",
    "drifted Organization west tags[0] tags[1]",
  ]);
  expect(code).toBe(2);
  expect(project.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);
  expect(result.findings.find(({ name }) => name === "contact")).toMatchObject({
    id: contact.id,
    urn: "urn:pulumi:dev::tenant::pulumi-nodejs:dynamic/web1on1:Form::contact",
    organization: { id: west.id, name: "Acme West" },
    updatedAt: expect.stringMatching(/^20/),
    properties: [
      { path: "fields[0].label", declared: "Postal code", last: "Postal code", live: "ZIP" },
      { path: "pointsByAgent", declared: 60, last: 60, live: 5 },
    ],
  });
  expect(result.findings.find(({ kind }) => kind === "orphaned")).toMatchObject({
    updatedBy: "admin@example.com",
    note: "no longer declared",
  });
  expect(result.findings.find(({ name }) => name === "opinion")).toMatchObject({ id: `${survey.id}/${opinion.id}` });
  expect(result.findings.find(({ name }) => name === "By hand")).toMatchObject({ organization: { name: "Acme East" } });
  expect(result.counts.find(({ type }) => type === "Form")).toEqual({ type: "Form", declared: 3, live: 3, expected: 3, how: "header" });
});

test("names the properties that refresh and preview --diff show, and no other", async () => {
  const { result } = await audit("--program");
  expect(await project.run("refresh", "--yes")).toMatchObject({ code: 0 });
  const { stdout } = await project.run("preview", "--diff");
  let symbol = "";
  const shown: string[] = [];
  for (const line of stdout.split("\n")) {
    symbol = /^ {2}(\S+) /.exec(line)?.[1] ?? symbol;
    const [, path] = /^ {8}[~+-] ([^:]+): /.exec(line) ?? [];
    // What is made anew has all of its properties told.
    if (path !== undefined && symbol === "~") shown.push(path);
  }
  const drifted = result.findings.filter(({ kind }) => kind === "drifted");
  expect(shown).not.toEqual([]);
  expect(shown.sort()).toEqual(drifted.flatMap(({ properties = [] }) => properties.map(({ path }) => path)).sort());
});
