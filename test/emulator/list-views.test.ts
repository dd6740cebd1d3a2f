import { expect, test } from "vitest";
import { ADMIN_EMAIL } from "../../emulator/index.js";
import { BILLING, errorOf, startTestEmulator } from "./test-emulator.js";

const namesOf = (body: { name: string }[]) => body.map(({ name }) => name);

test.each([
  ["name", ["A", "B", "C", "b"]],
  ["-name", ["b", "C", "B", "A"]],
  ["pointsByBot", ["C", "A", "b", "B"]],
  ["-pointsByBot", ["B", "A", "b", "C"]],
  ["-pointsByBot,-name", ["B", "b", "A", "C"]],
  ["type, -name", ["C", "b", "B", "A"]],
  ["meta.rank", ["B", "C", "A", "b"]],
  ["-meta.rank", ["b", "A", "C", "B"]],
  ["-createdAt", ["C", "b", "A", "B"]],
  ["-id", ["C", "b", "A", "B"]],
])("sorts by %s, what is missing before the rest, what is equal in the order it was made", async (sort, expected) => {
  let now = Date.parse("2026-05-01T10:00:00Z");
  const { call, create } = await startTestEmulator({ clock: () => now });
  for (const body of [
    { name: "B", pointsByBot: 10, meta: {}, type: "topic" },
    { name: "A", pointsByBot: 9, meta: { rank: 10 }, type: "topic" },
    { name: "b", pointsByBot: 9, meta: { rank: "first" }, type: "topic" },
    { name: "C", meta: { rank: 9 }, type: "static" },
  ]) {
    await create("/forms", body);
    now += 1000;
  }
  expect(namesOf((await call("GET", `/forms?sort=${sort}`)).body)).toEqual(expected);
  const pages = await Promise.all([0, 1, 2, 3].map((offset) => call("GET", `/forms?sort=${sort}&limit=1&offset=${offset}`)));
  expect(pages.flatMap(({ body }) => namesOf(body))).toEqual(expected);
});

test("sorts by properties inside another, and by times in any zone", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  for (const [name, timezone] of [
    ["a", "Europe/Paris"],
    ["b", "Europe/Berlin"],
  ]) {
    await create("/users", { email: `${name}@example.com`, settings: { timezone } });
  }
  const users = (await call("GET", "/users?sort=-settings.timezone")).body;
  expect(users.map(({ email }: { email: string }) => email)).toEqual(["a@example.com", "b@example.com", ADMIN_EMAIL]);
  const service = { type: "webhook", params: { url: "https://example.com" } };
  await create("/services", { ...service, name: "later", startDate: "2020-01-01T00:00:00Z" });
  await create("/services", { ...service, name: "earlier", startDate: "2020-01-01T01:00:00+02:00" });
  expect(namesOf((await call("GET", "/services?sort=startDate")).body)).toEqual(["earlier", "later"]);
  const organization = await createOrganization({ categories: [{ name: "B" }, null, { name: "A" }] });
  expect(namesOf((await call("GET", `/organizations/${organization.id}/categories?sort=name`)).body)).toEqual(["A", "B"]);
});

test("selects properties, also inside others, with the id", async () => {
  const { call, create } = await startTestEmulator();
  const form = await create("/forms", { name: "F", meta: { a: { b: 1, c: 2 }, d: [{ e: 1, f: 2 }] }, fields: [{ name: "x", label: "X" }] });
  const select = async (names: string) => (await call("GET", `/forms?select=${names}`)).body[0];
  expect(await select("name, type")).toEqual({ id: form.id, name: "F", type: "topic" });
  expect(await select("id")).toEqual({ id: form.id });
  expect(await select("meta.a.b,meta.d.f,fields.name")).toEqual({
    id: form.id,
    meta: { a: { b: 1 }, d: [{ f: 2 }] },
    fields: [{ name: "x" }],
  });
  expect(await select("meta.a.b,meta.a")).toEqual({ id: form.id, meta: { a: { b: 1, c: 2 } } });
  expect(await select("template")).toEqual({ id: form.id });
  expect(Object.keys((await call("GET", "/users?select=email,password,apiToken")).body[0])).toEqual(["id", "email"]);
});

test("populates ids, lists of ids, and what those name in their turn", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const { body: me } = await call("GET", "/users/me");
  const customer = await createOrganization({ name: "Customer" });
  const dealer = await createOrganization({ name: "Dealer", parent: customer.id });
  const form = await create("/forms", { name: "F", organization: customer.id });
  await call("PATCH", `/organizations/${customer.id}`, { categories: [null, { name: "A", forms: [form.id] }] });
  const bot = await create("/bots", { name: "B", organization: dealer.id });
  const instance = await create("/botinstances", { name: "I", bot: bot.id, organization: dealer.id });
  const group = await create("/orggroups", { name: "G", members: [dealer.id, customer.id] });

  const one = async (path: string) => (await call("GET", path)).body;
  expect(await one(`/botinstances/${instance.id}?populate=bot.organization.parent,createdBy`)).toMatchObject({
    organization: dealer.id,
    bot: { id: bot.id, organization: { id: dealer.id, parent: { id: customer.id, name: "Customer" } } },
    createdBy: { id: me.id, email: ADMIN_EMAIL },
  });
  expect(await one(`/orggroups/${group.id}?populate=members`)).toMatchObject({ members: [{ name: "Dealer" }, { name: "Customer" }] });
  expect((await one(`/organizations/${customer.id}?populate=categories.forms.organization`)).categories).toMatchObject([
    null,
    { name: "A", forms: [{ id: form.id, organization: { id: customer.id } }] },
  ]);
  expect(await one(`/organizations/${customer.id}/categories?populate=forms`)).toMatchObject([{ forms: [{ name: "F" }] }]);
  expect(await one(`/organizations/${dealer.id}/workflows?populate=organizations`)).toMatchObject([
    { organizations: [{ name: "Emulator" }] },
  ]);
  const [user] = await one("/users?populate=organization,organizations.organization&email=^admin");
  expect(user).toMatchObject({ organization: { name: "Emulator" }, organizations: [{ organization: { name: "Emulator" } }] });
  const [selected] = await one("/botinstances?populate=bot,organization&select=name,bot.name,organization");
  expect(selected).toEqual({
    id: instance.id,
    name: "I",
    bot: { id: bot.id, name: "B" },
    organization: await one(`/organizations/${dealer.id}`),
  });
});

test("presents populated objects as their own paths do, and leaves an id that names nothing", async () => {
  const { call, create } = await startTestEmulator();
  const template = await create("/forms", { name: "T", fields: [{ name: "x" }] });
  const form = await create("/forms", { name: "F", template: template.id });
  const populated = async () => (await call("GET", `/forms/${form.id}?populate=template`)).body.template;
  expect(await populated()).toEqual((await call("GET", `/forms/${template.id}`)).body);
  await call("DELETE", `/forms/${template.id}`);
  expect(await populated()).toBe(template.id);
  const bot = await create("/bots", { name: "B" });
  const { apiToken } = (await call("GET", `/users/${bot.id}`)).body;
  const made = await call("POST", "/bots?populate=createdBy", { name: "C" }, { authorization: `Bearer ${apiToken}` });
  expect([made.status, made.body.createdBy]).toEqual([201, (await call("GET", `/users/${bot.id}`)).body]);
});

test("selects and populates in the answer of a read, a create and an update of one object", async () => {
  const { call, create } = await startTestEmulator();
  const made = await call("POST", "/forms?select=organization.name&populate=organization", { name: "F", fields: [{ name: "x" }] });
  const { id } = made.body;
  expect([made.status, made.body]).toEqual([201, { id, organization: { id: expect.any(String), name: "Emulator" } }]);
  expect(made.headers.get("location")).toBe(`/forms/${id}`);
  expect((await call("PATCH", `/forms/${id}?select=name`, { name: "G" })).body).toEqual({ id, name: "G" });
  expect((await call("GET", `/forms/${id}?select=status&limit=100&offset=0`)).body).toEqual({ id, status: "active" });
  const [field] = (await call("GET", `/forms/${id}/fields?select=name`)).body;
  expect(field).toEqual({ id: expect.any(String), name: "x" });
  expect((await call("GET", `/forms/${id}/fields/${field.id}?select=type`)).body).toEqual({ id: field.id, type: "text" });
  expect((await call("PATCH", `/forms/${id}/fields/${field.id}?select=label`, { label: "X" })).body).toEqual({ id: field.id, label: "X" });
  expect((await call("GET", "/users/me?select=email")).body).toMatchObject({ email: ADMIN_EMAIL });
  const organization = await create("/organizations?select=name", { name: "O", billingInfo: BILLING });
  const category = await create(`/organizations/${organization.id}/categories?populate=forms&select=forms.name`, {
    name: "A",
    forms: [id],
  });
  expect(category.forms).toEqual([{ id, name: "G" }]);
});

test("changes nothing when a parameter of a create or an update is wrong", async () => {
  const { call, create } = await startTestEmulator();
  expect(errorOf(await call("POST", "/forms?selct=name", { name: "F" }))).toEqual([
    400,
    "selct is not a parameter of one object; did you mean select?",
  ]);
  expect((await call("GET", "/forms")).body).toEqual([]);
  const form = await create("/forms", { name: "F" });
  expect((await call("PATCH", `/forms/${form.id}?populate=name`, { name: "G" })).status).toBe(400);
  expect((await call("GET", `/forms/${form.id}`)).body).toEqual(form);
});
