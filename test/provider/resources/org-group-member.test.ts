import { afterAll, beforeAll, expect, test } from "vitest";
import { makeTenantProject, type TenantProject } from "../../helpers/tenant-project.js";

const MEMBERS = 50;

let project: TenantProject;
beforeAll(async () => {
  project = await makeTenantProject();
});
afterAll(() => project.close());

/** A group whose members are the organizations of these numbers, by resources whose names begin with a word. */
const program = (word: string, from: number, to: number) => `
const group = new web1on1.OrgGroup("group", { name: "Dealers" });
const organizations = Array.from({ length: ${MEMBERS + 1} }, (_, i) => new web1on1.Organization("o" + i, { name: "O" + i, billingInfo }));
for (let i = ${from}; i < ${to}; i++)
  new web1on1.OrgGroupMember("${word}" + i, { group: group.id, organization: organizations[i].id });
exports.group = group.id;
exports.organizations = organizations.map(({ id }) => id);
`;

async function membersAndAll(): Promise<{ members: unknown; all: string[] }> {
  const { group, organizations } = JSON.parse((await project.run("stack", "output", "--json")).stdout);
  const members = await project.api(`/orggroups/${group}/members`);
  return { members: Array.isArray(members) ? members.sort() : members, all: organizations };
}

const writes = () => project.emulator.requests.filter(({ method, path }) => method !== "GET" && path.includes("/members"));

test("makes fifty members with a few requests, and finds nothing to change after that", async () => {
  project.write(program("m", 0, MEMBERS));
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
  const { members, all } = await membersAndAll();
  expect(members).toEqual(all.slice(0, MEMBERS).sort());
  expect(writes().length).toBeLessThan(MEMBERS / 2);
  expect(await project.run("refresh", "--yes")).toMatchObject({ code: 0 });
  expect(await project.run("preview", "--expect-no-changes")).toMatchObject({ code: 0 });
});

test("keeps every membership when the resources get other names", async () => {
  const before = writes().length;
  project.write(program("renamed", 0, MEMBERS));
  expect(await project.run("up", "--yes", "--skip-preview", "--allow-deletes", "OrgGroupMember")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(`+ ${MEMBERS} created`),
  });
  const { members, all } = await membersAndAll();
  expect(members).toEqual(all.slice(0, MEMBERS).sort());
  expect(writes().length).toBe(before);
});

test("changes exactly the member that changes, and ends all memberships with the stack", async () => {
  const before = writes().length;
  project.write(program("renamed", 1, MEMBERS + 1));
  expect(await project.run("up", "--yes", "--skip-preview")).toMatchObject({ code: 0 });
  const { members, all } = await membersAndAll();
  expect(members).toEqual(all.slice(1).sort());
  const changes = writes().slice(before);
  expect(changes.map(({ method }) => method).sort()).toEqual(["DELETE", "POST"]);
  expect(await project.run("destroy", "--yes", "--skip-preview")).toMatchObject({ code: 0, stderr: "" });
  expect(await project.api("/orggroups")).toEqual([]);
});
