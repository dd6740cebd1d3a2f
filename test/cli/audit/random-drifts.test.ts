import fc from "fast-check";
import { Project, Stack } from "pulumi-web1on1/engine";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collect } from "../../helpers/engine-project.js";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";
import { auditHere } from "./in-process.js";

const ROUNDS = Number(process.env.AUDIT_ROUNDS ?? 5);
const SEED = Number(process.env.AUDIT_SEED ?? 20_261);

const PROGRAM = `
const west = new web1on1.Organization("west", { name: "Acme West", billingInfo, tags: ["automotive", "west"], locale: "nl",
  settings: { routeOnReply: "assign", enableMail: true }, meta: { crm: { queue: 5, owner: "x" }, plain: "y" }, displayName: "West" });
const east = new web1on1.Organization("east", { name: "Acme East", billingInfo, tags: [], stopwords: ["stop"] });
const contact = new web1on1.Form("contact", { organization: west.id, name: "Contact", labels: ["isLead", "isSale"], pointsByAgent: 60,
  fields: [{ name: "zip", label: "Postal code", type: "text" }, { name: "model", type: "select", options: [{ key: "City", value: "city" }, { key: "Van", value: "van" }] }] });
const survey = new web1on1.Form("survey", { organization: west.id, name: "Survey", notifyEmails: ["a@example.com", "b@example.com"] });
const rating = new web1on1.FormField("rating", { form: survey.id, name: "rating", type: "number", label: "Rating" });
const opinion = new web1on1.FormField("opinion", { form: survey.id, name: "opinion", type: "textarea" }, { ignoreChanges: ["label"] });
const sales = new web1on1.Category("sales", { organization: west.id, name: "Sales", tags: ["a", "b"], forms: [contact.id] });
const care = new web1on1.Category("care", { organization: west.id, name: "Care" });
const dealers = new web1on1.OrgGroup("dealers", { name: "Dealers", organization: west.id });
const member = new web1on1.OrgGroupMember("member", { group: dealers.id, organization: east.id });
const leads = new web1on1.Service("leads", { organization: west.id, name: "Leads", params: { url: "https://crm.example.com/leads" }, touchpoints: ["web"] });
const chat = new web1on1.Service("chat", { organization: west.id, name: "Chat", type: "smartsupp",
  params: { jid: "a@example.com", host: "example.com", password: pulumi.secret("development-only-chat") } });
const hans = new web1on1.User("hans", { email: "hans@example.com", givenName: "Hans", password: pulumi.secret("development-only-hans"), organization: west.id, role: "agent" });
const bot = new web1on1.Bot("greeter", { organization: west.id, name: "Greeter", roles: ["bot"] });
const secretName = new web1on1.Form("hidden", { organization: west.id, name: pulumi.secret("Hidden"), labels: ["isLead"] });
`;

let project: TenantProject;
beforeAll(async () => {
  project = await makeTenantProject();
  project.write(PROGRAM);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
  Object.assign(process.env, project.env);
});
afterAll(() => project.close());

const words = fc.constantFrom("a", "b", "automotive", "west", "isLead", "isSale", "x@example.com");
const list = fc.uniqueArray(words, { maxLength: 4 });
const text = fc.constantFrom("Hans", "West", "changed", "Ĉu ne?", "Postal code");
const field = fc.record(
  { name: fc.constantFrom("zip", "model", "extra"), type: fc.constantFrom("text", "number"), label: text },
  { requiredKeys: ["name", "type"] },
);

/** What somebody may change by hand, by list; bodies that the API refuses change nothing. */
const CHANGES = {
  "/organizations": fc.record(
    {
      tags: list,
      stopwords: list,
      displayName: fc.option(text),
      locale: fc.constantFrom("nl", "fr"),
      meta: fc.dictionary(words, text, { maxKeys: 2 }),
      settings: fc.record({ routeOnReply: fc.constantFrom("assign", "route") }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  ),
  "/forms": fc.record(
    {
      labels: list,
      pointsByAgent: fc.option(fc.integer({ min: 0, max: 99 })),
      fields: fc.array(field, { maxLength: 3 }),
      notifyEmails: fc.uniqueArray(fc.constantFrom("a@example.com", "b@example.com")),
      name: text,
    },
    { requiredKeys: [] },
  ),
  "/services": fc.record(
    {
      touchpoints: fc.constantFrom([], ["web"], ["web", "sms"]),
      name: text,
      params: fc.constantFrom(
        { url: "https://other.example.com/" },
        { jid: "b@example.com", host: "h.example.com", password: "development-only-other" },
      ),
    },
    { requiredKeys: [] },
  ),
  "/users": fc.record({ givenName: fc.option(text), familyName: text, role: fc.constantFrom("agent", "admin") }, { requiredKeys: [] }),
  "/bots": fc.record({ name: text, roles: fc.uniqueArray(fc.constantFrom("bot", "agent"), { minLength: 1 }) }, { requiredKeys: [] }),
  "/orggroups": fc.record({ name: text, members: fc.constant([]) }, { requiredKeys: [] }),
  categories: fc.record({ name: text, tags: list, forms: fc.constant([]) }, { requiredKeys: [] }),
  fields: fc.record({ label: text, type: fc.constantFrom("text", "number") }, { requiredKeys: [] }),
} as const;

async function ids(path: string): Promise<string[]> {
  const all: unknown = await project.api(path);
  return Array.isArray(all) ? all.filter((each) => each !== null).map((each: { id: string }) => each.id) : [];
}

/** The paths of all objects that may be changed, with what changes them. */
async function places(): Promise<(readonly [path: string, change: fc.Arbitrary<object>])[]> {
  const found: [string, fc.Arbitrary<object>][] = [];
  for (const path of ["/organizations", "/forms", "/services", "/users", "/bots", "/orggroups"] as const) {
    for (const id of await ids(path)) {
      if (id !== project.organization) found.push([`${path}/${id}`, CHANGES[path]]);
      if (path === "/organizations")
        for (const part of await ids(`${path}/${id}/categories`)) found.push([`${path}/${id}/categories/${part}`, CHANGES.categories]);
      if (path === "/forms")
        for (const part of await ids(`${path}/${id}/fields`)) found.push([`${path}/${id}/fields/${part}`, CHANGES.fields]);
    }
  }
  return found;
}

test(`finds exactly what refresh and preview show, over ${ROUNDS} rounds of random changes by hand`, async () => {
  const stack = await Stack.open(Project.find(project.folder), "dev");
  let drifted = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const all = await places();
    const plan =
      fc.sample(fc.array(fc.tuple(fc.nat(), fc.nat(9), fc.nat()), { minLength: 3, maxLength: 6 }), { numRuns: 1, seed: SEED + round })[0] ??
      [];
    const done: string[] = [];
    for (const [pick, dice, seed] of plan) {
      const [path = "", change = fc.constant({})] = all[pick % all.length] ?? [];
      const isDeletion = dice === 0 && /forms|categories|services/.test(path);
      const body = fc.sample(change, { numRuns: 1, seed })[0] ?? {};
      const init = isDeletion ? { method: "DELETE" } : { method: "PATCH", body: JSON.stringify(body) };
      const isTaken = await project.api(path, init).then(
        () => true,
        () => false,
      );
      if (isTaken) done.push(`${init.method} ${path} ${isDeletion ? "" : init.body}`);
    }
    const { plan: steps, result: outcome } = await collect(stack.preview({ refresh: true }));
    expect(outcome).toBe("succeeded");
    const shown = steps.filter(
      ({ logical, op, type }) => logical && ["create", "update", "replace"].includes(op) && type.includes("web1on1:"),
    );
    const expected = shown.map(({ op, urn, changes = [] }) => ({
      op: op === "create" ? "missing" : "drifted",
      urn,
      paths: op === "create" ? [] : changes.map(({ path }) => path),
    }));
    const { plan: unrefreshed } = await collect(stack.preview());
    for (const program of [undefined, unrefreshed]) {
      const { findings } = await auditHere(project.folder, {}, program);
      const found = findings.filter(({ kind }) => kind === "drifted" || kind === "missing");
      drifted += found.length;
      const actual = found.map(({ kind, urn = "", properties = [] }) => ({
        op: String(kind),
        urn,
        paths: properties.map(({ path }) => path),
      }));
      const sort = (each: typeof actual) => each.toSorted((one, other) => (one.urn < other.urn ? -1 : 1));
      expect(sort(actual), `round ${round}, program ${program !== undefined}:\n${done.join("\n")}`).toEqual(sort(expected));
    }
  }
  expect(drifted).toBeGreaterThan(ROUNDS);
}, 600_000);
