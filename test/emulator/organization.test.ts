import { expect, test } from "vitest";
import { BILLING, errorOf, NO_SUCH_ID, startTestEmulator } from "./test-emulator.js";

test("begins with the root organization that the token belongs to", async () => {
  const { call } = await startTestEmulator();
  const { body } = await call("GET", "/organizations");
  expect(body).toHaveLength(1);
  expect(body[0]).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{24}$/), path: body[0].id, level: 1 });
  expect(body[0]).not.toHaveProperty("parent");
});

test("makes an organization with the server's defaults, ids and times", async () => {
  const { call } = await startTestEmulator({ clock: () => Date.parse("2026-05-01T10:00:00Z") });
  const root = (await call("GET", "/organizations")).body[0].id;
  const { status, headers, body } = await call("POST", "/organizations", { name: "Acme", billingInfo: BILLING });
  expect(status).toBe(201);
  expect(headers.get("location")).toBe(`/organizations/${body.id}`);
  expect(body).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    parent: root,
    path: `${root}#${body.id}`,
    orgPath: `${root}#${body.id}`,
    level: 2,
    name: "Acme",
    displayName: "Acme",
    status: "active",
    locale: "en",
    timezone: "Europe/Amsterdam",
    defaultRole: "guest",
    billingInfo: {
      ...BILLING,
      liveMode: true,
      moveToLive: false,
      daysUntilDue: 14,
      enableMecs: false,
      enableAmp: false,
      enableSepaDebitCosts: false,
    },
    createdAt: "2026-05-01T10:00:00.000Z",
    updatedAt: "2026-05-01T10:00:00.000Z",
  });
  expect((await call("GET", `/organizations/${body.id}`)).body).toEqual(body);
});

test("builds a tree of three levels and refuses a fourth", async () => {
  const { call, createOrganization } = await startTestEmulator();
  const holding = await createOrganization({ name: "Holding" });
  const dealer = await createOrganization({ name: "Dealer", parent: holding.id });
  expect(dealer).toMatchObject({ parent: holding.id, level: 3, path: `${holding.path}#${dealer.id}` });
  const deeper = await call("POST", "/organizations", { name: "Desk", parent: dealer.id, billingInfo: BILLING });
  expect(errorOf(deeper)).toEqual([400, `parent: the organization tree has 3 levels, and "${dealer.id}" is on the last`]);
});

test("refuses a parent that does not exist, and a null one", async () => {
  const { call } = await startTestEmulator();
  const unknown = await call("POST", "/organizations", { name: "A", billingInfo: BILLING, parent: NO_SUCH_ID });
  expect(errorOf(unknown)).toEqual([400, `parent: there is no organization "${NO_SUCH_ID}"`]);
  const none = await call("POST", "/organizations", { name: "A", billingInfo: BILLING, parent: null });
  expect(errorOf(none)).toEqual([400, "parent must be of type string, got null"]);
});

test("refuses to move an organization in the tree", async () => {
  const { call, createOrganization } = await startTestEmulator();
  const [one, two] = [await createOrganization(), await createOrganization()];
  const [status, message] = errorOf(await call("PATCH", `/organizations/${one.id}`, { parent: two.id }));
  expect([status, message.slice(0, 25)]).toEqual([400, "parent cannot be changed:"]);
  expect((await call("PATCH", `/organizations/${one.id}`, { parent: one.parent, name: "Same place" })).status).toBe(200);
});

test("merges a PATCH at the top level and replaces objects and lists inside", async () => {
  const { call, createOrganization } = await startTestEmulator();
  const made = await createOrganization({ tags: ["a", "b"], meta: { kept: 1, other: 2 }, settings: { enableMail: false } });
  const { body } = await call("PATCH", `/organizations/${made.id}`, {
    tags: ["c"],
    meta: { kept: 3 },
    settings: { routeOnReply: "assign" },
  });
  expect(body).toMatchObject({ name: "Acme", tags: ["c"], settings: { routeOnReply: "assign", enableMail: true } });
  expect(body.meta).toEqual({ kept: 3 });
  expect(body.billingInfo).toEqual(made.billingInfo);
});

test("moves updatedAt on an update and keeps createdAt", async () => {
  let now = Date.parse("2026-05-01T10:00:00Z");
  const { call, createOrganization } = await startTestEmulator({ clock: () => now });
  const { id } = await createOrganization();
  now += 1000;
  const { body } = await call("PATCH", `/organizations/${id}`, { name: "B" });
  expect([body.createdAt, body.updatedAt]).toEqual(["2026-05-01T10:00:00.000Z", "2026-05-01T10:00:01.000Z"]);
});

test("ignores the read-only properties of an object that is sent back whole", async () => {
  const { call, createOrganization } = await startTestEmulator();
  const made = await createOrganization();
  const { status, body } = await call("PATCH", `/organizations/${made.id}`, {
    ...made,
    id: NO_SUCH_ID,
    level: 1,
    path: "x",
    createdAt: "never",
    name: "B",
  });
  expect(status).toBe(200);
  expect(body).toEqual({ ...made, name: "B", updatedAt: expect.any(String) });
});

test("takes everything that belongs to an organization along when it goes", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const holding = await createOrganization({ name: "Holding" });
  const dealer = await createOrganization({ name: "Dealer", parent: holding.id });
  const other = await createOrganization({ name: "Other", partners: [{ organization: dealer.id }, { organization: holding.id }] });
  const organization = dealer.id;
  await create("/forms", { name: "F", organization });
  const bot = await create("/bots", { name: "B", organization });
  await create("/botinstances", { name: "I", bot: bot.id, organization: other.id });
  await create("/services", { name: "S", organization, params: { url: "https://example.com" } });
  await create("/orggroups", { name: "Own", organization, members: [other.id] });
  const group = await create("/orggroups", { name: "All", members: [dealer.id, other.id, holding.id] });

  expect((await call("DELETE", `/organizations/${holding.id}`)).status).toBe(204);
  for (const path of [`/organizations/${holding.id}`, `/organizations/${dealer.id}`]) expect((await call("GET", path)).status).toBe(404);
  for (const path of ["/forms", "/bots", "/botinstances", "/services"]) expect((await call("GET", path)).body).toEqual([]);
  expect((await call("GET", "/orggroups")).body).toMatchObject([{ id: group.id, members: [other.id] }]);
  expect((await call("GET", `/organizations/${other.id}`)).body.partners).toEqual([]);
});

test("refuses to delete the organization that the token belongs to", async () => {
  const { call } = await startTestEmulator();
  const [root] = (await call("GET", "/organizations")).body;
  expect(errorOf(await call("DELETE", `/organizations/${root.id}`))).toEqual([
    403,
    "the organization that the token belongs to cannot be deleted",
  ]);
});

test.each(["GET", "PATCH", "DELETE"])("answers 404 to %s of an organization that does not exist", async (method) => {
  const { call } = await startTestEmulator();
  const reply = await call(method, `/organizations/${NO_SUCH_ID}`, method === "PATCH" ? {} : undefined);
  expect(errorOf(reply)).toEqual([404, `there is no organization "${NO_SUCH_ID}"`]);
});
