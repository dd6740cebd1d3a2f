import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type MadeObject, makeObjects } from "../../helpers/objects.js";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

// Every command is a process that starts two more.
vi.setConfig({ testTimeout: 180_000 });

let project: TenantProject;
let made: Record<string, MadeObject>;
beforeEach(async () => {
  project = await makeTenantProject();
  made = await makeObjects(project.make, project.organization);
});
afterEach(() => project.close());

const TYPES = ["Organization", "OrgGroup", "Category", "Bot", "BotInstance", "Service", "Form", "FormField", "User"];
const token = (type: string) => `pulumi-nodejs:dynamic/web1on1:${type}`;
const writes = () => project.requests().filter((request) => !request.startsWith("GET"));

function importFile(resources: object[], ...flags: string[]) {
  writeFileSync(join(project.folder, "import.json"), JSON.stringify({ resources }));
  return project.run("import", "--file", "import.json", "--yes", ...flags);
}

/** A program that declares the objects that were made by hand, under their types as names. */
function declare(options: (type: string) => object = () => ({})): void {
  const lines = TYPES.map(
    (type) => `new web1on1.${type}("${type}", ${JSON.stringify(made[type]?.args)}, ${JSON.stringify(options(type))});`,
  );
  project.write(lines.join("\n"));
}

async function records(): Promise<Record<string, unknown>[]> {
  const { deployment } = JSON.parse((await project.run("stack", "export")).stdout);
  return deployment.resources ?? [];
}

/** Nothing is left to change, nothing drifted, no secret is in clear, and nothing was written to the API. */
async function expectSettled(): Promise<void> {
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
  expect(await project.run("up", "--yes", "--skip-preview", "--expect-no-changes")).toMatchObject({ code: 0 });
  expect(await project.run("refresh", "--yes", "--expect-no-changes")).toMatchObject({ code: 0 });
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
  const state = await records();
  for (const type of TYPES) {
    const { object, args } = made[type] ?? {};
    const record = state.find(({ urn }) => urn === `urn:pulumi:dev::tenant::${token(type)}::${type}`);
    const { params: _, ...readable } = { ...args };
    expect(record, type).toMatchObject({ id: object?.id, inputs: readable });
  }
  expect(JSON.stringify(state)).not.toContain("hunter2");
  expect(JSON.stringify(state)).not.toContain(String(made.Bot?.object.secret));
  expect(writes()).toEqual([]);
}

test("imports one object of every type, made by hand, by its id, and the program that declares it has nothing to change", async () => {
  project.requests();
  const entries = TYPES.map((type) => {
    const { object, address = {} } = made[type] ?? {};
    return { type: token(type), name: type, id: [...Object.values(address), object?.id].join("/") };
  });
  const [first, ...others] = entries;
  expect(await importFile([{ ...first }], "--protect=false")).toMatchObject({ code: 0, stderr: "" });
  expect(await importFile(others, "--protect=false")).toMatchObject({ code: 0, stderr: "" });
  declare();
  await expectSettled();
});

test("imports the membership of a group and a user's place in an organization by the ids of both", async () => {
  const [organization, user] = [made.Organization?.object.id, made.User?.object.id];
  const { id: group } = await project.make("/orggroups", { name: "Partners", members: [organization] });
  project.requests();
  const entries = [
    { type: token("OrgGroupMember"), name: "member", id: `${group}/${organization}` },
    { type: token("UserOrganization"), name: "place", id: `${user}/${organization}` },
  ];
  expect(await importFile(entries)).toMatchObject({ code: 0, stderr: "" });
  project.write(`
    new web1on1.OrgGroupMember("member", { group: "${group}", organization: "${organization}" }, { protect: true });
    new web1on1.UserOrganization("place", { user: "${user}", organization: "${organization}" }, { protect: true });`);
  expect(await project.run("up", "--yes", "--skip-preview", "--refresh", "--expect-no-changes")).toMatchObject({ code: 0 });
  expect(writes()).toEqual([]);
});

test("adopts one object of every type, made by hand, as it is", async () => {
  project.requests();
  declare((type) => ({ adopt: made[type]?.object.id }));
  const { code, stdout } = await project.run("up", "--yes");
  expect(code, stdout).toBe(0);
  for (const type of TYPES) {
    expect(stdout).toContain(`adopts ${made[type]?.object.id} as it is.`);
  }
  declare();
  await expectSettled();
});

test("manages what the inputs of the file name, and protects unless told otherwise", async () => {
  const { id } = await project.make("/forms", { name: "Enquiry", tags: ["a"], notifyEmails: ["a@example.com"] });
  expect(await importFile([{ type: token("Form"), name: "contact", id, inputs: { name: "Enquiry", tags: ["b"] } }])).toMatchObject({
    code: 0,
  });
  const record = (await records()).find(({ urn }) => String(urn).endsWith("::contact"));
  const managed = { name: "Enquiry", tags: ["a"] };
  expect(record).toMatchObject({ id, protect: true, inputs: managed, outputs: managed });
  expect(record?.outputs).not.toHaveProperty("notifyEmails");
});

test("names every object that cannot be read, and imports none", async () => {
  const missing = "58bcbafb8547f04f68c14bdb";
  const entries = [
    { type: token("Form"), name: "gone", id: missing },
    { type: token("Category"), name: "homeless", id: missing },
    { type: token("Bot"), name: "nameless" },
    { type: token("Bot"), name: "elsewhere", id: missing, provider: "other" },
    { type: token("Form"), name: "there", id: made.Form?.object.id },
  ];
  const { code, stderr } = await importFile(entries);
  expect(code).toBe(1);
  expect(stderr).toContain(`resources[0]: read Form failed: there is no Form ${missing}. Correct the id that names it.`);
  expect(stderr).toContain("resources[1]: the address of a Category needs organization. Write the id as <organization>/<Category>.");
  expect(stderr).toContain("resources[2]: id must be the id of an object.");
  expect(stderr).toContain("resources[3]: it names a provider");
  expect(JSON.stringify(await records())).not.toContain("::there");
});

test("leaves the file as it was written", async () => {
  const entry = { type: token("Service"), name: "kept", id: made.Service?.object.id };
  expect(await importFile([entry], "--preview-only")).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(join(project.folder, "import.json"), "utf8"))).toEqual({ resources: [entry] });
});
