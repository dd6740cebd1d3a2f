import { expect, test } from "vitest";
import { startCast } from "./cast.js";
import { BILLING, errorOf, startTestEmulator } from "./test-emulator.js";

const named = (items: { name: string }[]) => items.map(({ name }) => name);

test("shows in every list what belongs to the token's organization and those below it, and counts no more", async () => {
  const { as, emulator, ids } = await startCast();
  for (const [place, organization] of Object.entries(ids)) {
    const bot = await emulator.create("/bots", { name: place, organization });
    await emulator.create("/botinstances", { name: place, bot: bot.id, organization });
    await emulator.create("/services", { name: place, type: "webhook", params: { url: "https://example.com" }, organization });
    await emulator.create("/forms", { name: place, organization });
    await emulator.create("/orggroups", { name: place, organization });
    await emulator.create("/users", { email: `${place}@example.com`, givenName: place, organization });
  }
  for (const path of ["/botinstances", "/services", "/forms", "/orggroups", "/bots"]) {
    const { body, headers } = await as("viewer", "GET", path);
    expect([path, named(body).filter((name) => name !== "Worker")]).toEqual([path, ["dealer", "leaf"]]);
    expect(headers.get("x-total-count")).toBe(String(body.length));
  }
  expect(named((await as("viewer", "GET", "/organizations")).body)).toEqual(["Dealer", "Leaf"]);
  const emails = (await as("viewer", "GET", "/users")).body.map(({ email }: { email: string }) => email);
  expect(emails.filter((email: string) => !/^(the-|bot\+)/.test(email))).toEqual(["dealer@example.com", "leaf@example.com"]);
  expect((await as("viewer", "GET", "/forms?name=other")).body).toEqual([]);
});

test("shows nothing of the organization above to a leaf", async () => {
  const { emulator, ids, users } = await startCast();
  const { call, create } = emulator;
  await create("/forms", { name: "F", organization: ids.dealer });
  await call("PATCH", `/users/${users.agent}`, { organization: ids.leaf });
  const { token } = await create("/auth/token", { email: "the-agent@example.com", password: "pass-agent" });
  const see = async (path: string) => (await call("GET", path, undefined, { authorization: `Bearer ${token}` })).body;
  expect([named(await see("/organizations")), await see("/forms"), await see("/bots")]).toEqual([["Leaf"], [], []]);
  expect((await see("/users")).map(({ id }: { id: string }) => id)).toEqual([users.agent]);
});

test("refuses to name what is not seen, in the words for what does not exist", async () => {
  const { as, emulator, ids } = await startCast();
  const { other, dealer } = ids;
  const bot = await emulator.create("/bots", { name: "B", organization: other });
  const form = await emulator.create("/forms", { name: "F", organization: other });
  const cases: [string, string, unknown, string][] = [
    ["POST", "/forms", { name: "X", organization: other }, `organization: there is no organization "${other}"`],
    ["POST", "/organizations", { name: "X", parent: ids.root, billingInfo: BILLING }, `parent: there is no organization "${ids.root}"`],
    ["POST", "/botinstances", { name: "X", bot: bot.id }, `bot: there is no bot "${bot.id}"`],
    ["POST", "/forms", { name: "X", template: form.id }, `template: there is no form "${form.id}"`],
    ["POST", `/organizations/${dealer}/categories`, { name: "X", forms: [form.id] }, `forms[0]: there is no form "${form.id}"`],
    ["POST", "/orggroups", { name: "X", members: [dealer, other] }, `members[1]: there is no organization "${other}"`],
    ["PATCH", "/users/me", { organization: other }, `organization: there is no organization "${other}"`],
  ];
  for (const [method, path, body, message] of cases) {
    expect([path, ...errorOf(await as("admin", method, path, body))]).toEqual([path, 400, message]);
  }
});

test("refuses a user in no organization to all but the root, from where alone it is seen", async () => {
  const { as, emulator } = await startCast();
  const nowhere = { email: "nowhere@example.com", organization: null };
  expect(errorOf(await as("owner", "POST", "/users", nowhere))).toEqual([400, "organization: a user that the token sees must be in one"]);
  const { id } = await emulator.create("/users", nowhere);
  expect([(await emulator.call("GET", `/users/${id}`)).status, (await as("owner", "GET", `/users/${id}`)).status]).toEqual([200, 404]);
});

test("shows a shared bot and form to those it is shared with, and lets them change neither", async () => {
  const { as, emulator, ids } = await startCast();
  const { call, create } = emulator;
  await call("PATCH", `/organizations/${ids.dealer}`, { tags: ["automotive"] });
  const shared = { organization: ids.root, tags: ["automotive"] };
  await create("/bots", { name: "global", organization: ids.other, audience: "global" });
  await create("/bots", { name: "group", organization: ids.root, audience: "group" });
  const tagged = await create("/bots", { name: "tagged", audience: "group", ...shared });
  await create("/bots", { name: "owned", audience: "owner", ...shared });
  await create("/bots", { name: "beside", organization: ids.other, audience: "group" });
  const form = await create("/forms", { name: "shared", ...shared });
  await create("/forms", { name: "untagged", organization: ids.root });
  expect(named((await as("admin", "GET", "/bots")).body)).toEqual(["Worker", "global", "group", "tagged"]);
  expect(named((await as("neighbour", "GET", "/bots")).body)).toEqual(["global", "group", "beside"]);
  expect(named((await as("admin", "GET", "/forms")).body)).toEqual(["shared"]);
  expect((await as("neighbour", "GET", `/forms/${form.id}`)).status).toBe(404);
  expect((await as("admin", "GET", `/bots/${tagged.id}`)).body).not.toHaveProperty("secret");
  expect((await as("admin", "POST", "/botinstances", { name: "I", bot: tagged.id })).status).toBe(201);
  for (const [method, path] of [
    ["PATCH", `/bots/${tagged.id}`],
    ["DELETE", `/bots/${tagged.id}`],
    ["PATCH", `/forms/${form.id}`],
    ["POST", `/forms/${form.id}/fields`],
  ] as const) {
    const [status, message] = errorOf(await as("admin", method, path, { name: "X" }));
    expect([path, status, message]).toEqual([
      path,
      403,
      expect.stringMatching(/^this \w+ belongs to an organization that is not the token's/),
    ]);
  }
});

test("shows a bot its own instances wherever they are, by the path of their organizations", async () => {
  const { as, emulator, ids, users } = await startCast();
  const instance = (name: string, organization: string, bot = users.bot) => emulator.create("/botinstances", { name, bot, organization });
  await instance("root", ids.root);
  await instance("dealer", ids.dealer);
  await instance("leaf", ids.leaf);
  const stranger = await emulator.create("/bots", { name: "B", organization: ids.other });
  await instance("stranger", ids.root, stranger.id);
  const { body } = await as("bot", "GET", `/botinstances?bot=${users.bot}`);
  expect(body.map((item: { name: string; orgPath: string }) => [item.name, item.orgPath])).toEqual([
    ["root", ids.root],
    ["dealer", `${ids.root}#${ids.dealer}`],
    ["leaf", `${ids.root}#${ids.dealer}#${ids.leaf}`],
  ]);
  expect(named((await as("bot", "GET", "/botinstances")).body)).toEqual(["root", "dealer", "leaf"]);
  expect((await as("bot", "PATCH", `/botinstances/${body[0].id}`, { name: "X" })).status).toBe(403);
});

test("shows a user of two organizations to both, and lets one of them take away its own membership only", async () => {
  const { as, emulator, ids } = await startCast();
  const organizations = [
    { organization: ids.other, role: "agent" },
    { organization: ids.dealer, role: "agent" },
  ];
  const { id } = await emulator.create("/users", { email: "both@example.com", organization: ids.other, organizations });
  expect([(await as("admin", "GET", `/users/${id}`)).status, (await as("neighbour", "GET", `/users/${id}`)).status]).toEqual([200, 200]);
  expect((await as("admin", "PATCH", `/users/${id}`, { password: "mine" })).status).toBe(403);
  expect((await as("admin", "DELETE", `/users/${id}`)).status).toBe(403);
  expect((await as("admin", "DELETE", `/users/${id}/organizations/${ids.other}`)).status).toBe(403);
  expect((await as("admin", "DELETE", `/users/${id}/organizations/${ids.dealer}`)).status).toBe(204);
  expect((await as("admin", "GET", `/users/${id}`)).status).toBe(404);
  expect((await as("neighbour", "PATCH", `/users/${id}`, { phone: "1" })).status).toBe(200);
});

test("sees by the organization that a user works in, and changes over to another one of its own", async () => {
  const { as, emulator, ids, users } = await startCast();
  const organizations = [
    { organization: ids.dealer, role: "admin" },
    { organization: ids.other, role: "viewer" },
  ];
  await emulator.call("PATCH", `/users/${users.admin}`, { organizations });
  const sees = async () => named((await as("admin", "GET", "/organizations")).body);
  expect(await sees()).toEqual(["Dealer", "Leaf"]);
  const { body } = await as("admin", "PATCH", "/users/me", { organization: ids.other });
  expect(body).toMatchObject({ organization: ids.other, organizations: [{ selected: false }, { selected: true }] });
  expect(await sees()).toEqual(["Other"]);
  expect((await as("admin", "POST", "/forms", { name: "F" })).status).toBe(403);
});

test("leaves a user that is in no organization any more its log-in, and nothing else", async () => {
  const { as, emulator, users } = await startCast();
  await emulator.call("PATCH", `/users/${users.admin}`, { organization: null });
  const { body } = await as("admin", "GET", "/users/me");
  expect([body.id, body.organizations.length, body.organizations[0].selected, "orgPath" in body]).toEqual([users.admin, 1, false, false]);
  expect([(await as("admin", "GET", "/organizations")).body, (await as("admin", "GET", "/users")).body]).toEqual([[], [body]]);
  expect((await as("admin", "POST", "/forms", { name: "F" })).status).toBe(403);
});

test("carries the path of its organization on every record, also when a user moves", async () => {
  const { create, call, createOrganization } = await startTestEmulator();
  const one = await createOrganization({ name: "One" });
  const two = await createOrganization({ name: "Two", parent: one.id });
  const bot = await create("/bots", { name: "B", organization: two.id });
  const made = [
    bot,
    await create("/botinstances", { name: "I", bot: bot.id, organization: two.id }),
    await create("/services", { name: "S", type: "webhook", params: { url: "https://example.com" }, organization: two.id }),
    await create("/forms", { name: "F", organization: two.id, orgPath: "mine" }),
    await create("/orggroups", { name: "G", organization: two.id }),
    await create("/users", { email: "u@example.com", organization: two.id }),
    (await call("GET", `/users/${bot.id}`)).body,
  ];
  expect(made.map(({ orgPath }) => orgPath)).toEqual(made.map(() => two.path));
  expect((await call("PATCH", `/users/${made[5].id}`, { organization: one.id })).body.orgPath).toBe(one.path);
  expect((await call("GET", `/forms?orgPath=${encodeURIComponent(two.path)}`)).body).toMatchObject([{ name: "F" }]);
});
