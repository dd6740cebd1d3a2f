import { afterEach, beforeEach, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.js";
import { failureOf, reply, serve } from "../helpers/http-server.js";
import { connect } from "../helpers/lifecycle.js";

const NONE = { changes: false, replaces: [], deleteBeforeReplace: false };
const GONE = { id: undefined, props: {} };
const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "cus_1", currentPlan: "base" };

let emulator: Emulator;
let user: string;
let root: string;
let dealers: string[];

const resource = (type = "UserOrganization") => connect(type, emulator);

beforeEach(async () => {
  emulator = await startEmulator();
  const made = await resource("User").create({ email: "hans@example.com" });
  user = made.id;
  root = String((await memberships())[0]?.organization);
  dealers = [];
  for (const name of ["one", "two", "three"]) {
    dealers.push((await resource("Organization").create({ name, billingInfo })).id);
  }
});
afterEach(() => emulator.close());

async function memberships(id = user): Promise<Record<string, unknown>[]> {
  const answer = await fetch(`${emulator.url}/users/${id}`, { headers: { authorization: `Bearer ${emulator.token}` } });
  return Object.values(Object(await answer.json()).organizations).map(Object);
}

const writes = () => emulator.requests.filter(({ method, path }) => method !== "GET" && path.startsWith(`/v2/users/${user}`));

test("puts a user into an organization beside those it is in, finds no drift, and takes it out", async () => {
  const { create, diff, read, delete: remove } = resource();
  const inputs = { user, organization: dealers[0], role: "admin" };
  const { id, outs } = await create(inputs);
  expect([id, outs]).toEqual([`${user}/${dealers[0]}`, { ...inputs, orgPath: `${root}#${dealers[0]}` }]);
  expect(await memberships()).toMatchObject([
    { organization: root, role: "agent", selected: true },
    { organization: dealers[0], role: "admin", selected: false },
  ]);
  expect(await read(id, outs)).toEqual({ id, props: outs });
  expect(await diff(id, outs, inputs)).toEqual(NONE);
  await remove(id, outs);
  await remove(id, outs);
  expect(await read(id, outs)).toEqual(GONE);
  expect(await memberships()).toMatchObject([{ organization: root }]);
  expect(writes().at(-1)).toMatchObject({ method: "DELETE", path: `/v2/users/${user}/organizations/${dealers[0]}` });
});

test("changes the role in place, and nothing of the other memberships", async () => {
  const { create, diff, read, update } = resource();
  const { id, outs } = await create({ user, organization: dealers[0] });
  const news = { user, organization: dealers[0], role: "viewer" };
  expect(await diff(id, outs, news)).toEqual({ ...NONE, changes: true });
  const updated = await update(id, outs, news);
  expect(await read(id, updated)).toEqual({ id, props: updated });
  expect(await memberships()).toMatchObject([{ organization: root, role: "agent", selected: true }, { role: "viewer" }]);
});

test.each(["user", "organization"])("replaces the membership when its %s changes", async (property) => {
  const { create, diff } = resource();
  const inputs = { user, organization: dealers[0] };
  const { id, outs } = await create(inputs);
  const news = { ...inputs, [property]: "5876bc219b9d2b54a0c464c9" };
  expect(await diff(id, outs, news)).toEqual({ changes: true, replaces: [property], deleteBeforeReplace: false });
});

test("loses no membership of a user when several are written at once", async () => {
  const { create, delete: remove } = resource();
  const made = await Promise.all(dealers.map((organization) => create({ user, organization })));
  expect((await memberships()).map(({ organization }) => organization).sort()).toEqual([root, ...dealers].sort());
  await Promise.all(made.map(({ id, outs }) => remove(id, outs)));
  expect(await memberships()).toHaveLength(1);
});

test("writes the memberships of a user that are asked for at once in one request", async () => {
  const { create, update } = resource();
  const made = await Promise.all(dealers.map((organization) => create({ user, organization, role: "viewer" })));
  await Promise.all(made.map(({ id, outs }) => update(id, outs, { user, organization: outs.organization, role: "admin" })));
  expect(writes().map(({ method }) => method)).toEqual(["PATCH", "PATCH"]);
  expect((await memberships()).map(({ organization, role }) => [organization, role])).toEqual([
    [root, "agent"],
    ...dealers.map((organization) => [organization, "admin"]),
  ]);
});

test("tells the refusal of one membership for that one only", async () => {
  const { create } = resource();
  const refused = failureOf(create({ user, organization: "aaaaaaaaaaaaaaaaaaaaaaaa" }));
  const made = await Promise.all(dealers.map((organization) => create({ user, organization, role: "viewer" })));
  expect((await refused).message).toContain('create UserOrganization "aaaaaaaaaaaaaaaaaaaaaaaa" failed: PATCH');
  expect(made.map(({ outs }) => outs.organization)).toEqual(dealers);
  expect((await memberships()).map(({ organization }) => organization)).toEqual([root, ...dealers]);
});

test("takes a membership that is there as it is, and writes only another role", async () => {
  await resource().create({ user, organization: root });
  expect(writes()).toEqual([]);
  await resource().create({ user, organization: root, role: "admin" });
  expect(writes()).toHaveLength(1);
});

test.each([undefined, "admin"])("keeps a membership whose former record is deleted in the same run, with role %s", async (role) => {
  await resource().create({ user, organization: dealers[0], role: "viewer" });
  const { create, delete: remove } = resource();
  const { id, outs } = await create({ user, organization: dealers[0], ...(role && { role }) });
  await remove(id, outs);
  expect((await memberships()).map(({ organization }) => organization)).toEqual([root, dealers[0]]);
  await remove(id, outs);
  expect((await memberships()).map(({ organization }) => organization)).toEqual([root]);
});

test("shows drift made by hand, and reads nothing when the membership, or the user, is gone", async () => {
  const { create, read, delete: remove } = resource();
  const { id, outs } = await create({ user, organization: dealers[0], role: "admin" });
  await resource().update(id, outs, { user, organization: dealers[0], role: "owner" });
  expect(await read(id, outs)).toMatchObject({ inputs: { role: "owner" }, props: { role: "owner" } });
  await resource("User").delete(user, {});
  expect(await read(id, outs)).toEqual(GONE);
  expect(await read(`5876bc219b9d2b54a0c464c9/${dealers[0]}`, outs)).toEqual(GONE);
  await remove(`5876bc219b9d2b54a0c464c9/${dealers[0]}`, { ...outs, user: "5876bc219b9d2b54a0c464c9" });
});

test("is read by its id alone, as an import does", async () => {
  const { create, read, diff } = resource();
  const inputs = { user, organization: dealers[0], role: "admin" };
  const { id, outs } = await create(inputs);
  const found = await read(id, {});
  expect(found.props).toEqual(outs);
  expect(await diff(id, found.props ?? {}, inputs)).toEqual(NONE);
  expect((await failureOf(read(user, {}))).message).toContain(`joined by /, got "${user}"`);
});

test("rejects a missing user and a role that there is not", async () => {
  const { failures } = await resource().check({ organization: dealers[0], role: "bot" });
  expect(failures?.map(({ reason }) => reason)).toEqual([
    expect.stringContaining("user "),
    expect.stringContaining('role must be one of viewer, agent, admin, owner, got "bot"'),
  ]);
});

test("says so when the API answers without the membership", async () => {
  const server = await serve((_, response) => reply(response, 200, { id: user, organizations: [] }));
  const { message } = await failureOf(connect("UserOrganization", server).create({ user, organization: dealers[0] }));
  expect(message).toContain(`PATCH /users/${user} answered without organization ${dealers[0]} among the user's organizations`);
});
