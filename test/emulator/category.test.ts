import { expect, test } from "vitest";
import { errorOf, NO_SUCH_ID, startTestEmulator } from "./test-emulator.js";

const range = (count: number) => Array.from({ length: count }, (_, index) => index);

test("makes, reads, changes and lists a category, and shows it in its organization", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const { id } = await createOrganization();
  const form = await create("/forms", { name: "F" });
  const { headers, body } = await call("POST", `/organizations/${id}/categories`, { name: "Used Car", forms: [form.id], tags: ["a"] });
  expect(headers.get("location")).toBe(`/organizations/${id}/categories/${body.id}`);
  expect(body).toEqual({ id: expect.stringMatching(/^[0-9a-f]{24}$/), name: "Used Car", forms: [form.id], tags: ["a"] });
  const patched = await call("PATCH", `/organizations/${id}/categories/${body.id}`, { id: NO_SUCH_ID, tags: ["b"] });
  expect(patched.body).toEqual({ ...body, tags: ["b"] });
  expect((await call("GET", `/organizations/${id}/categories/${body.id}`)).body).toEqual(patched.body);
  expect((await call("GET", `/organizations/${id}/categories`)).body).toEqual([patched.body]);
  expect((await call("GET", `/organizations/${id}`)).body.categories).toEqual([patched.body]);
});

test("leaves null in the slot of a removed category and gives it to the next", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const { id } = await createOrganization({ categories: [{ name: "a" }, { name: "b" }, { name: "c" }] });
  const [, second] = (await call("GET", `/organizations/${id}/categories`)).body;
  expect((await call("DELETE", `/organizations/${id}/categories/${second.id}`)).status).toBe(204);
  expect((await call("GET", `/organizations/${id}`)).body.categories.map((slot: { name: string } | null) => slot?.name)).toEqual([
    "a",
    undefined,
    "c",
  ]);
  expect((await call("GET", `/organizations/${id}/categories`)).body).toHaveLength(2);
  expect((await call("GET", `/organizations/${id}/categories/${second.id}`)).status).toBe(404);
  await create(`/organizations/${id}/categories`, { name: "d" });
  expect((await call("GET", `/organizations/${id}`)).body.categories.map((slot: { name: string }) => slot.name)).toEqual(["a", "d", "c"]);
});

test("refuses an eleventh category by either way", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const { id } = await createOrganization();
  for (const index of range(10)) await create(`/organizations/${id}/categories`, { name: `c${index}` });
  const byPath = await call("POST", `/organizations/${id}/categories`, { name: "c10" });
  expect(errorOf(byPath)).toEqual([400, "the organization has no free category slot: all 10 are taken"]);
  const byList = await call("PATCH", `/organizations/${id}`, { categories: range(11).map((index) => ({ name: `c${index}` })) });
  expect(errorOf(byList)).toEqual([400, "categories must NOT have more than 10 items, got a list"]);
});

test("keeps ids by id and by name when the organization's list is replaced", async () => {
  const { call, createOrganization } = await startTestEmulator();
  const { id, categories } = await createOrganization({ categories: [{ name: "a" }, { name: "b" }, { name: "c" }] });
  const [a, b, c] = categories;
  const { body } = await call("PATCH", `/organizations/${id}`, {
    categories: [{ name: "c" }, null, { id: a.id, name: "renamed" }, { name: "a" }, { id: NO_SUCH_ID, name: "new" }],
  });
  expect(body.categories.slice(0, 3)).toEqual([c, null, { id: a.id, name: "renamed" }]);
  const ids: string[] = [body.categories[3].id, body.categories[4].id];
  expect(ids).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/), expect.stringMatching(/^[0-9a-f]{24}$/)]);
  expect(ids.filter((each) => [a.id, b.id, NO_SUCH_ID].includes(each))).toEqual([]);
});

test("refuses unknown forms, an organization in the body and a missing name", async () => {
  const { call, createOrganization } = await startTestEmulator();
  const { id } = await createOrganization();
  const path = `/organizations/${id}/categories`;
  expect(errorOf(await call("POST", path, { name: "a", forms: [NO_SUCH_ID] }))).toEqual([
    400,
    `forms[0]: there is no form "${NO_SUCH_ID}"`,
  ]);
  expect(errorOf(await call("POST", path, { name: "a", organization: id }))).toEqual([400, "organization is not accepted here"]);
  expect(errorOf(await call("POST", path, { tags: [] }))).toEqual([400, "name is required"]);
  const inList = await call("PATCH", `/organizations/${id}`, { categories: [null, { name: "a", forms: [NO_SUCH_ID] }] });
  expect(errorOf(inList)).toEqual([400, `categories[1].forms[0]: there is no form "${NO_SUCH_ID}"`]);
});

test("drops a deleted form from the categories that name it", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const [one, two] = [await create("/forms", { name: "1" }), await create("/forms", { name: "2" })];
  const { id } = await createOrganization({ categories: [{ name: "a", forms: [one.id, two.id] }, null, { name: "b", forms: [one.id] }] });
  await call("DELETE", `/forms/${one.id}`);
  const { body } = await call("GET", `/organizations/${id}`);
  expect(body.categories.map((slot: { forms: string[] } | null) => slot?.forms)).toEqual([[two.id], undefined, []]);
});

test("answers 404 for the categories of an organization that does not exist", async () => {
  const { call } = await startTestEmulator();
  expect((await call("GET", `/organizations/${NO_SUCH_ID}/categories`)).status).toBe(404);
  expect((await call("POST", `/organizations/${NO_SUCH_ID}/categories`, { name: "a" })).status).toBe(404);
});
