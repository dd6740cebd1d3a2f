import { expect, test } from "vitest";
import { errorOf, NO_SUCH_ID, startTestEmulator } from "./test-emulator.js";

test("makes a group in the token's organization, changes and deletes it", async () => {
  const { call, createOrganization } = await startTestEmulator();
  const root = (await call("GET", "/organizations")).body[0].id;
  const { id } = await createOrganization();
  const { status, headers, body } = await call("POST", "/orggroups", { name: "Realtors", members: [id, id] });
  expect(status).toBe(201);
  expect(headers.get("location")).toBe(`/orggroups/${body.id}`);
  expect(body).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    name: "Realtors",
    organization: root,
    orgPath: root,
    members: [id],
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
  });
  expect((await call("PATCH", `/orggroups/${body.id}`, { members: [] })).body.members).toEqual([]);
  expect((await call("DELETE", `/orggroups/${body.id}`)).status).toBe(204);
  expect((await call("GET", `/orggroups/${body.id}`)).status).toBe(404);
  expect((await call("GET", `/organizations/${id}`)).status).toBe(200);
});

test("adds, lists and removes members by their own path", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const [one, two] = [await createOrganization(), await createOrganization()];
  const group = await create("/orggroups", { name: "G" });
  expect((await call("GET", `/orggroups/${group.id}/members`)).body).toEqual([]);
  const added = await call("POST", `/orggroups/${group.id}/members`, [one.id, two.id]);
  expect([added.status, added.headers.get("location"), added.body]).toEqual([201, `/orggroups/${group.id}`, [one.id, two.id]]);
  expect((await call("POST", `/orggroups/${group.id}/members`, [one.id])).body).toEqual([one.id, two.id]);
  expect((await call("DELETE", `/orggroups/${group.id}/members/${one.id}`)).status).toBe(204);
  expect((await call("GET", `/orggroups/${group.id}/members`)).body).toEqual([two.id]);
  expect((await call("GET", `/orggroups/${group.id}`)).body.members).toEqual([two.id]);
});

test("refuses members that are no organizations, and names their place in the body", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const one = await createOrganization();
  const group = await create("/orggroups", { name: "G", members: [one.id] });
  const path = `/orggroups/${group.id}/members`;
  expect(errorOf(await call("POST", path, [one.id, NO_SUCH_ID]))).toEqual([400, `members[1]: there is no organization "${NO_SUCH_ID}"`]);
  expect(errorOf(await call("POST", path, ["x"]))).toEqual([400, 'members[0] must be a valid object-id, got "x"']);
  expect(errorOf(await call("POST", path, { members: [] }))).toEqual([400, "the body must be a list of organization ids"]);
  expect(errorOf(await call("DELETE", `${path}/${NO_SUCH_ID}`))).toEqual([404, `the group has no member "${NO_SUCH_ID}"`]);
});
