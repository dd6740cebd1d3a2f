import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makePng } from "../../helpers/images.mjs";
import { type ApiObject, makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

// Every command is a process that starts two more.
vi.setConfig({ testTimeout: 300_000 });

let project: TenantProject;
beforeEach(async () => {
  project = await makeTenantProject();
});
afterEach(() => project.close());

async function outputs(): Promise<Record<string, string>> {
  return JSON.parse((await project.run("stack", "output", "--json")).stdout);
}

async function list(path: string): Promise<ApiObject[]> {
  return (await project.api(path)) as ApiObject[];
}

/** The steps of a preview, as its JSON counts them. */
async function previewed(): Promise<object> {
  const { stdout, stderr } = await project.run("preview", "--json");
  return { ...JSON.parse(stdout || `{"error":${JSON.stringify(stderr)}}`).changeSummary };
}

test("makes a whole tenant, refers to it, and changes nothing in another order; what is inserted is all that is made", async () => {
  const write = (order: string, inserted = "") =>
    project.write(`
      const outside = new web1on1.Form("outside", { name: "Outside" });
      const north = {
        billingInfo,
        partners: [{ organization: "south", permission: "guest" }],
        categories: { news: { name: "News", forms: ["intake", outside.id] }, answers: {}, more: { forms: ["/south/late"] } },
        forms: { ${inserted} intake: { fields: { email: { type: "email" }, zip: { name: "postal", type: "text" } } }, copy: { template: "intake" } },
        users: { jan: { email: "jan@example.com", role: "agent", organizations: [{ organization: "/south", role: "viewer" }] } },
        botInstances: { here: { bot: "greeter" } },
        services: { chat: { type: "smartsupp", params: { jid: "j", password: pulumi.secret("hush"), host: "h" } } },
        organizations: { West: { billingInfo, forms: { intake: { name: "West intake" } } } },
      };
      const south = { billingInfo, forms: { late: {} } };
      const tenant = new web1on1.Tenant("acme", {
        organizations: { ${order} },
        groups: { all: { members: ["North", "/North/West", "/"] } },
        bots: { greeter: { description: "Greets" } },
      });
      exports.north = tenant.organizations.North.resource.id;
      exports.west = tenant.organizations.North.organizations.West.resource.id;
      exports.intake = tenant.organizations.North.forms.intake.id;
      exports.outside = outside.id;
      exports.late = tenant.ids.apply((ids) => ids.forms["/south/late"]);
      exports.south = tenant.organizations.south.resource.id;
      exports.jan = tenant.organizations.North.users.jan.id;
      exports.group = tenant.groups.all.id;
    `);
  write("North: north, south");
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });

  const { north, west, intake, outside, late, south, jan, group } = await outputs();
  expect(await project.api(`/organizations/${north}`)).toMatchObject({
    name: "North",
    partners: [{ organization: south, permission: "guest" }],
    categories: [{ name: "News", forms: [intake, outside] }, { name: "answers" }, { name: "more", forms: [late] }],
  });
  expect(await project.api(`/organizations/${west}`)).toMatchObject({ name: "West", parent: north });
  expect(await project.api(`/forms/${intake}`)).toMatchObject({ fields: [{ name: "email" }, { name: "postal" }] });
  expect(await project.api(`/orggroups/${group}`)).toMatchObject({ members: expect.arrayContaining([north, west, project.organization]) });
  expect(await project.api(`/users/${jan}`)).toMatchObject({
    organization: north,
    organizations: expect.arrayContaining([
      expect.objectContaining({ organization: north, role: "agent" }),
      expect.objectContaining({ organization: south, role: "viewer" }),
    ]),
  });
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });

  write("south, North: north", "brochure: {},");
  expect(await previewed()).toEqual({ create: 1, same: 18 });
});

test("keeps objects that move from a plain declaration into a tenant, to another name in it, and out again", async () => {
  project.write(`
    const org = new web1on1.Organization("dealer", { name: "Dealer", billingInfo });
    new web1on1.Form("contact", { organization: org.id, name: "Contact" });
    new web1on1.Category("sales", { organization: org.id, name: "Sales" });`);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });

  project.write(`
    new web1on1.Tenant("acme", { organizations: { dealer: {
      name: "Dealer", billingInfo, pulumi: { aliases: ["dealer"] },
      forms: { contact: { name: "Contact", pulumi: { aliases: ["contact"] } } },
      categories: { sales: { name: "Sales", pulumi: { aliases: ["sales"] } } },
    } } });`);
  expect(await previewed()).toEqual({ create: 1, same: 4 });
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });

  project.write(`
    new web1on1.Tenant("acme", { organizations: { north: {
      name: "Dealer", billingInfo, pulumi: { aliases: ["/dealer"] },
      forms: { talk: { name: "Contact", pulumi: { aliases: ["/dealer/contact"] } } },
      categories: { sales: { name: "Sales", pulumi: { aliases: ["/dealer/sales"] } } },
    } } });`);
  expect(await previewed()).toEqual({ same: 5 });
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });

  project.write(`
    const { alias } = web1on1.Tenant;
    const org = new web1on1.Organization("dealer", { name: "Dealer", billingInfo }, { aliases: [alias("acme", "/north")] });
    new web1on1.Form("contact", { organization: org.id, name: "Contact" }, { aliases: [alias("acme", "/north/talk")] });
    new web1on1.Category("sales", { organization: org.id, name: "Sales" }, { aliases: [alias("acme", "north/sales")] });`);
  expect(await previewed()).toEqual({ delete: 1, same: 4 });
  project.requests();
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  expect(project.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
});

test("uses what exists: looks up by name and by id, takes over the own organization and the own user, and deletes none of them", async () => {
  const other = await project.make("/organizations", {
    name: "Other",
    billingInfo: { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" },
  });
  const bot = await project.make("/bots", { name: "Helper", roles: ["bot"] });
  const me = (await project.api("/users/me")) as ApiObject;
  project.write(`
    const tenant = new web1on1.Tenant("acme", {
      id: "${project.organization}",
      name: "The root",
      billingInfo,
      categories: { first: { pulumi: { protect: false } } },
      me: "self",
      users: { self: { email: "${String(me.email)}", givenName: "Myself" } },
      organizations: { Other: { pulumi: { lookUp: true }, forms: { inside: {} } } },
      bots: { helper: { pulumi: { lookUp: "${bot.id}" } } },
      botInstances: { here: { bot: "helper" } },
    });
    exports.root = tenant.resource.id;
    exports.other = tenant.organizations.Other.resource.id;
    exports.inside = tenant.organizations.Other.forms.inside.organization;`);
  const up = await project.run("up", "--yes");
  expect(up.code, up.stderr).toBe(0);
  expect(await outputs()).toEqual({ root: project.organization, other: other.id, inside: other.id });
  expect(await project.api("/users/me")).toMatchObject({ id: me.id, givenName: "Myself" });
  expect(await project.api(`/organizations/${project.organization}`)).toMatchObject({ name: "The root", categories: [{ name: "first" }] });
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });

  expect(await project.run("destroy", "--yes")).toMatchObject({ code: 0 });
  expect((await list("/organizations")).map(({ id }) => id).sort()).toEqual([project.organization, other.id].sort());
  expect(await list("/forms")).toEqual([]);
  expect((await list("/bots")).map(({ id }) => id)).toContain(bot.id);
  expect(await project.api("/users/me")).toMatchObject({ id: me.id, status: me.status });
});

test("leaves an object that is kept with its image, and takes the image of another one along", async () => {
  writeFileSync(join(project.folder, "logo.png"), makePng());
  const write = (inside: string) => project.write(`new web1on1.Tenant("acme", { organizations: { base: { billingInfo }, ${inside} } });`);
  write(`
    kept: { billingInfo, logoFile: "logo.png", pulumi: { retainOnDelete: true } },
    gone: { billingInfo, logoFile: "logo.png" },
  `);
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  const logos = async () => (await list("/organizations")).flatMap(({ name, logo }) => (logo ? [name] : []));
  expect(await logos()).toEqual(["kept", "gone"]);
  write("");
  expect(await project.run("up", "--yes", "--skip-preview", "--allow-deletes", "all")).toMatchObject({ code: 0 });
  expect((await list("/organizations")).map(({ name }) => name)).not.toContain("gone");
  expect(await logos()).toEqual(["kept"]);
});

test("goes where its provider says", async () => {
  project.write(`
    const provider = new web1on1.Web1on1Provider("there", { url: "${project.emulator.url}", token: "${project.emulator.token}" });
    const tenant = new web1on1.Tenant("acme", { forms: { intake: {} } }, { provider });
    exports.intake = tenant.forms.intake.id;`);
  // The configuration goes before the environment, and nobody listens there.
  expect(await project.run("config", "set", "web1on1:url", "http://127.0.0.1:9/v2")).toMatchObject({ code: 0 });
  expect(await project.run("up", "--yes")).toMatchObject({ code: 0 });
  expect((await list("/forms")).map(({ name }) => name)).toEqual(["intake"]);
});

test("tells every mistake of a declaration in one go and without a stack trace, and makes nothing", async () => {
  project.write(`
    new web1on1.Tenant("acme", { forms: { intake: { type: "topc" }, other: { template: "intak" } } });`);
  const { code, stderr, stdout } = await project.run("up", "--yes");
  expect(code).toBe(1);
  const said = stdout + stderr;
  expect(said).toContain('Tenant "acme": forms.intake.type must be one of topic, static, got "topc". Did you mean "topic"?');
  expect(said).toContain('Tenant "acme": forms.other.template must name a form of the tenant, got "intak". Did you mean "intake"?');
  expect(said).not.toMatch(/\n\s+at .*:\d+:\d+/);
  expect(await list("/forms")).toEqual([]);
});
