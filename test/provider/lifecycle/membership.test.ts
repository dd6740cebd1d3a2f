import { afterAll, beforeAll, expect, test } from "vitest";
import { type Emulator, startEmulator } from "../../../emulator/index.js";
import { failureOf } from "../helpers/http-server.js";
import { connect, findUndefined, UNKNOWN } from "../helpers/lifecycle.js";

const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "c", currentPlan: "base" };
const NO_SUCH_ID = "aaaaaaaaaaaaaaaaaaaaaaaa";
const SAME = { changes: false, replaces: [], deleteBeforeReplace: false };

let emulator: Emulator;
let organizations: string[];
beforeAll(async () => {
  emulator = await startEmulator();
  const create = connect("Organization", emulator).create;
  organizations = [];
  for (let index = 0; index < 50; index++) organizations.push((await create({ name: `O${index}`, billingInfo })).id);
});
afterAll(() => emulator.close());

async function makeGroup(members: readonly string[] = []) {
  const group = connect("OrgGroup", emulator);
  const { id, outs } = await group.create({ name: "Dealers", members });
  const before = emulator.requests.length;
  return {
    id,
    member: connect("OrgGroupMember", emulator),
    remove: () => group.delete(id, outs),
    /** The ids in the group now. */
    members: async () => (await group.read(id, { name: "", members: [] })).props?.members,
    /** What was sent since the group was made. */
    sent: () => emulator.requests.slice(before).map(({ method, path }) => `${method} ${path.replace(`/v2/orggroups/${id}`, "")}`),
  };
}

const [one, two] = [0, 1];
const of = (group: string, index = one) => ({ group, organization: organizations[index] ?? "" });

test("makes an organization a member, finds no drift, and ends the membership twice", async () => {
  const { id, member, members, sent } = await makeGroup([organizations[two] ?? ""]);
  const inputs = of(id);
  expect((await member.check(inputs)).failures).toEqual([]);
  const made = await member.create(inputs);
  expect(made).toEqual({ id: `${id}/${inputs.organization}`, outs: inputs });
  expect(findUndefined(made.outs)).toEqual([]);
  expect(sent()).toEqual(["GET /members", "POST /members"]);
  expect(await members()).toEqual([organizations[two], inputs.organization]);
  expect(await member.read(made.id, made.outs)).toEqual({ id: made.id, props: inputs });
  expect(await member.diff(made.id, made.outs, inputs)).toEqual(SAME);
  await member.delete(made.id, made.outs);
  await member.delete(made.id, made.outs);
  expect(await members()).toEqual([organizations[two]]);
  expect(await member.read(made.id, made.outs)).toEqual({ id: undefined, props: {} });
});

test.each(["group", "organization"])("replaces a membership when its %s changes, the new one first", async (property) => {
  const { id, member } = await makeGroup();
  const inputs = of(id);
  const diff = await member.diff(`${id}/${inputs.organization}`, inputs, { ...inputs, [property]: NO_SUCH_ID });
  expect(diff).toEqual({ changes: true, replaces: [property], deleteBeforeReplace: false });
});

test("reads a membership by its id alone, with the inputs to take it over", async () => {
  const { id: group, member } = await makeGroup([organizations[one] ?? ""]);
  const inputs = of(group);
  const id = `${group}/${inputs.organization}`;
  expect(await member.read(id, {})).toEqual({ id, props: inputs, inputs });
});

test("reads no membership when the organization was taken out by hand or the group is gone", async () => {
  const { id, member, remove } = await makeGroup();
  expect(await member.read(`${id}/${organizations[one]}`, of(id))).toEqual({ id: undefined, props: {} });
  await remove();
  expect(await member.read(`${id}/${organizations[one]}`, of(id))).toEqual({ id: undefined, props: {} });
  await member.delete(`${id}/${organizations[one]}`, of(id));
});

test("adds fifty members that are asked for at once in a few requests, and reads them in a few", async () => {
  const { id, member, members, sent } = await makeGroup();
  const made = await Promise.all(organizations.map((_, index) => member.create(of(id, index))));
  expect(new Set((await members()) as string[])).toEqual(new Set(organizations));
  expect(sent().filter((call) => call === "POST /members").length).toBeLessThanOrEqual(3);
  const before = sent().length;
  await Promise.all(made.map((each) => member.read(each.id, each.outs)));
  expect(sent().length - before).toBeLessThanOrEqual(3);
});

test("joins what is asked for while a request is under way into the next one", async () => {
  const { id, member, sent } = await makeGroup();
  const first = member.create(of(id, one));
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  const others = [2, 3, 4, 5].map((index) => member.create(of(id, index)));
  await Promise.all([first, ...others]);
  expect(sent().filter((call) => call === "POST /members").length).toBeLessThanOrEqual(2);
});

test("tells the refusal of one member of a joined request for that one only", async () => {
  const { id, member, members } = await makeGroup();
  const good = [member.create(of(id, one)), member.create(of(id, two))];
  const bad = failureOf(member.create({ group: id, organization: NO_SUCH_ID }));
  expect((await Promise.all(good)).map(({ outs }) => outs)).toEqual([of(id, one), of(id, two)]);
  expect((await bad).message).toContain(`create OrgGroupMember "${NO_SUCH_ID}" failed: POST /orggroups/${id}/members returned 400`);
  expect((await bad).message).toContain(`there is no organization "${NO_SUCH_ID}"`);
  expect(await members()).toEqual([organizations[one], organizations[two]]);
});

test("tells every member when the group is gone", async () => {
  const { id, member, remove } = await makeGroup();
  await remove();
  const failures = await Promise.all([one, two].map((index) => failureOf(member.create(of(id, index)))));
  for (const { message } of failures) expect(message).toContain(`GET /orggroups/${id}/members?limit=100 returned 404`);
});

test("takes an organization that is a member already as it is, and keeps it when its former record is deleted in the same run", async () => {
  const { id, member, members, sent } = await makeGroup([organizations[one] ?? ""]);
  const made = await member.create(of(id));
  expect(sent()).toEqual(["GET /members"]);
  await member.delete(made.id, made.outs);
  expect(await members()).toEqual([organizations[one]]);
  await member.delete(made.id, made.outs);
  expect(await members()).toEqual([]);
});

test("has an interrupted create done again, which asks the API nothing", async () => {
  const { id, member, sent } = await makeGroup();
  const question = { ...of(id), __interrupted: new Date().toISOString(), __managed: [] };
  expect(await member.read("", question)).toEqual({ id: undefined, props: { __interrupted: "none" } });
  expect(sent()).toEqual([]);
});

test("refuses what is no id, each with its path, and takes what is not known yet", async () => {
  const { member } = await makeGroup();
  const { failures } = await member.check({ group: "dealers", organization: 5 });
  expect(failures?.map(({ reason }) => reason)).toEqual([
    'OrgGroupMember: group must be an id of 24 hexadecimal digits, got "dealers". ' +
      "Give the id of the resource that is meant, such as `organization.id`.",
    "OrgGroupMember: organization must be a string, got 5.",
  ]);
  expect((await member.check({ group: UNKNOWN, organization: UNKNOWN })).failures).toEqual([]);
});
