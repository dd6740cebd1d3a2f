import { expect, test } from "vitest";
import { connectTo, openSession } from "../helpers/lifecycle.js";
import { atOnce, type Item, idOf, makeItems, serveTenant } from "../helpers/tenant-server.js";

const GONE = { id: undefined, props: {} };

async function servePartsOf(count: number, list: string, property: string, partsOf: (owner: number) => readonly unknown[]) {
  const api = await serveTenant();
  const owners = makeItems(count).map((owner, index): Item => ({ ...owner, [property]: partsOf(index) }));
  api.lists.set(list, owners);
  return { api, session: openSession({ url: api.url }), owners };
}

const categoriesOf = (owner: number) => [null, ...makeItems(5, owner + 1)];

test("reads the categories of all organizations out of the organizations", async () => {
  const { api, session } = await servePartsOf(40, "/organizations", "categories", categoriesOf);
  const category = connectTo("Category", session);
  const wanted = Array.from({ length: 200 }, (_, index) => ({ owner: index % 40, part: Math.floor(index / 40) }));
  const read = await atOnce(8, wanted, ({ owner, part }) =>
    category.read(idOf(part, owner + 1), { organization: idOf(owner), name: `n${part}` }),
  );
  expect(read.map(({ id, inputs }) => ({ id, inputs }))).toEqual(wanted.map(({ owner, part }) => ({ id: idOf(part, owner + 1) })));
  expect(api.requests().length).toBeLessThanOrEqual(2);
});

test("asks alone for a category that its organization does not show", async () => {
  const { api, session } = await servePartsOf(2, "/organizations", "categories", categoriesOf);
  const category = connectTo("Category", session);
  expect(await category.read(idOf(9, 1), { organization: idOf(0), name: "n9" })).toEqual(GONE);
  expect(api.requests()).toEqual([`GET /organizations/${idOf(0)}`, `GET /organizations/${idOf(0)}/categories/${idOf(9, 1)}`]);
});

test("reads the fields of a form with one request, where forms show them without ids", async () => {
  const { api, session, owners } = await servePartsOf(3, "/forms", "fields", () => [{ name: "n0" }]);
  for (const [index, owner] of owners.entries()) {
    api.lists.set(`/forms/${String(owner.id)}/fields`, makeItems(20, index + 1));
  }
  const form = connectTo("Form", session);
  await atOnce(3, [0, 1, 2], (index) => form.read(idOf(index), { name: `n${index}` }));
  const before = api.requests().length;
  const field = connectTo("FormField", session);
  const wanted = Array.from({ length: 60 }, (_, index) => ({ owner: Math.floor(index / 20), part: index % 20 }));
  const read = await atOnce(8, wanted, ({ owner, part }) => field.read(idOf(part, owner + 1), { form: idOf(owner), name: `n${part}` }));
  expect(read.every(({ inputs, id }) => id !== undefined && inputs === undefined)).toBe(true);
  expect(api.requests().slice(before)).toEqual([0, 1, 2].map((index) => `GET /forms/${idOf(index)}/fields?limit=100`));
});

test("reads the fields of all forms out of the forms, where these show them with ids", async () => {
  const { api, session } = await servePartsOf(30, "/forms", "fields", (owner) => makeItems(4, owner + 1));
  const field = connectTo("FormField", session);
  const wanted = Array.from({ length: 120 }, (_, index) => ({ owner: index % 30, part: Math.floor(index / 30) }));
  const read = await atOnce(8, wanted, ({ owner, part }) => field.read(idOf(part, owner + 1), { form: idOf(owner), name: `n${part}` }));
  expect(read.map(({ id, inputs }) => ({ id, inputs }))).toEqual(wanted.map(({ owner, part }) => ({ id: idOf(part, owner + 1) })));
  expect(api.requests().length).toBeLessThanOrEqual(2);
});

test("reads the members of all groups out of the groups, and asks for a list before a membership is called ended", async () => {
  const { api, session } = await servePartsOf(20, "/orggroups", "members", () => [idOf(1), idOf(2)]);
  const member = connectTo("OrgGroupMember", session);
  const inputs = makeItems(20).flatMap(({ id }) => [1, 2].map((index) => ({ group: String(id), organization: idOf(index) })));
  const read = await atOnce(8, inputs, (each) => member.read(`${each.group}/${each.organization}`, each));
  expect(read.map(({ props }) => props)).toEqual(inputs);
  expect(api.requests().length).toBeLessThanOrEqual(2);
  expect(await member.read(`${idOf(0)}/${idOf(3)}`, { group: idOf(0), organization: idOf(3) })).toEqual(GONE);
  expect(api.requests().at(-1)).toBe(`GET /orggroups/${idOf(0)}/members?limit=100`);
});

test("reads the organizations and the avatars of users out of the users", async () => {
  const { api, session, owners } = await servePartsOf(30, "/users", "organizations", () => [{ organization: idOf(1), role: "agent" }]);
  for (const owner of owners) owner.avatar = `http://images.example/${String(owner.id)}`;
  const [place, avatar] = [connectTo("UserOrganization", session), connectTo("UserAvatar", session)];
  const read = await atOnce(8, owners, ({ id }) =>
    place.read(`${String(id)}/${idOf(1)}`, { user: id, organization: idOf(1), role: "agent" }),
  );
  expect(read.every(({ id, inputs }) => id !== undefined && inputs === undefined)).toBe(true);
  await atOnce(8, owners, async ({ id, avatar: url }) => {
    const state = { user: id, file: "a.png", sha256: "0", url };
    expect(await avatar.read(String(id), state)).toEqual({ id, props: state });
  });
  expect(api.requests().length).toBeLessThanOrEqual(2);
});
