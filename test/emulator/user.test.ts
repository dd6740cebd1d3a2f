import { expect, test } from "vitest";
import { ADMIN_EMAIL } from "../../emulator/index.js";
import { errorOf, NO_SUCH_ID, startTestEmulator, type TestEmulator } from "./test-emulator.js";

const EMAIL = "jeff@example.com";

const logIn = (call: TestEmulator["call"], password: string, email = EMAIL) => call("POST", "/auth/token", { email, password });

test("makes a user with the reference's defaults, in the token's organization", async () => {
  const { call, create } = await startTestEmulator();
  const [root] = (await call("GET", "/organizations")).body;
  const user = await create("/users", { email: EMAIL, givenName: "Hans", additionalName: "de", familyName: "Vries", settings: {} });
  expect(user).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{24}$/),
    email: EMAIL,
    givenName: "Hans",
    additionalName: "de",
    familyName: "Vries",
    displayName: "Hans de Vries",
    organization: root.id,
    orgPath: root.id,
    role: "agent",
    status: "queued",
    settings: {
      timezoneSet: false,
      locale: "en",
      localeSet: false,
      audioOnChat: true,
      audioOnMessage: false,
      notifyOnChat: false,
      notifyOnMessage: false,
      tabdotNotify: true,
      tabdotMessage: true,
      pushNotify: false,
      focusOnAccept: false,
    },
    organizations: [{ organization: root.id, orgPath: root.id, role: "agent", selected: true }],
    createdAt: expect.any(String),
    updatedAt: expect.any(String),
  });
  expect((await call("PATCH", `/users/${user.id}`, { familyName: "Jong" })).body.displayName).toBe("Hans de Jong");
  expect((await call("PATCH", `/users/${user.id}`, { displayName: "H." })).body.displayName).toBe("H.");
  expect((await call("PATCH", `/users/${user.id}`, { givenName: "Jan" })).body.displayName).toBe("H.");
});

test("lets a user log in with e-mail and password, and shows no password in any answer", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const dealer = await createOrganization();
  const made = await create("/users", { email: EMAIL, password: "z3krUt", organization: dealer.id, role: "admin" });
  const { status, body } = await logIn(call, "z3krUt");
  expect([status, body.user, body.organization, body.scope]).toEqual([201, made.id, dealer.id, "viewer guest agent bot admin"]);
  const patched = await call("PATCH", `/users/${made.id}`, { password: "0ther", email: "jeffrey@example.com" });
  expect((await logIn(call, "z3krUt")).status).toBe(401);
  expect((await logIn(call, "0ther", "jeffrey@example.com")).status).toBe(201);
  await call("PATCH", `/users/${made.id}`, { email: EMAIL });
  expect((await logIn(call, "0ther")).status).toBe(201);
  const found = await call("GET", `/users/${made.id}`);
  expect(JSON.stringify([made, patched.body, found.body, (await call("GET", "/users")).body])).not.toMatch(/z3krUt|0ther|scrypt/);
  expect(found.body.lastLogin).toEqual(expect.any(String));
});

test("refuses a second user with an e-mail, in any case, and of an archived one too", async () => {
  const { call, create } = await startTestEmulator();
  const user = await create("/users", { email: EMAIL });
  expect(errorOf(await call("POST", "/users", { email: "Jeff@example.com" }))).toEqual([
    409,
    'email: there is a user "Jeff@example.com" already',
  ]);
  await call("DELETE", `/users/${user.id}`);
  expect(errorOf(await call("POST", "/users", { email: EMAIL }))).toEqual([409, `email: there is an archived user "${EMAIL}" already`]);
  const other = await create("/users", { email: "other@example.com" });
  expect((await call("PATCH", `/users/${other.id}`, { email: EMAIL })).status).toBe(409);
});

test("archives a deleted user: out of lists, found by id, without a log-in, until it is taken up again", async () => {
  const { call, create } = await startTestEmulator();
  const user = await create("/users", { email: EMAIL, password: "z3krUt" });
  const { body: tokens } = await logIn(call, "z3krUt");
  expect((await call("DELETE", `/users/${user.id}`)).status).toBe(204);
  expect((await call("GET", "/users")).body.map(({ email }: { email: string }) => email)).toEqual([ADMIN_EMAIL]);
  expect((await call("GET", `/users?email=${EMAIL}&status=archived`)).body).toMatchObject([{ id: user.id }]);
  expect((await call("GET", `/users/${user.id}`)).body.status).toBe("archived");
  expect((await logIn(call, "z3krUt")).status).toBe(401);
  expect((await call("GET", "/users", undefined, { authorization: `Bearer ${tokens.token}` })).status).toBe(401);
  expect((await call("PATCH", `/users/${user.id}`, { status: "active" })).body).toMatchObject({ id: user.id, status: "active" });
  expect((await logIn(call, "z3krUt")).status).toBe(201);
});

test("knows the token's user as me, and does not delete it", async () => {
  const { call, createOrganization } = await startTestEmulator();
  const { body: me } = await call("GET", "/users/me");
  expect(me).toMatchObject({ email: ADMIN_EMAIL, role: "admin" });
  expect((await call("PATCH", "/users/me", { phone: "+31" })).body).toMatchObject({ id: me.id, phone: "+31" });
  expect((await call("DELETE", "/users/me")).status).toBe(403);
  const dealer = await createOrganization();
  const organizations = [{ organization: me.organization, role: "admin" }, { organization: dealer.id }];
  await call("PATCH", "/users/me", { organizations });
  expect((await call("GET", "/users/me/organizations")).body).toEqual({
    id: me.id,
    organizations: [
      { organization: me.organization, orgPath: me.organization, role: "admin", selected: true },
      { organization: dealer.id, orgPath: dealer.path, role: "agent", selected: false },
    ],
  });
});

test("takes a user out of an organization, and replaces the list by PATCH", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const [one, two] = [await createOrganization({ name: "1" }), await createOrganization({ name: "2" })];
  const user = await create("/users", { email: EMAIL, organization: one.id, role: "admin" });
  const path = `/users/${user.id}`;
  const added = await call("PATCH", path, { organizations: [...user.organizations, { organization: two.id, role: "viewer" }] });
  expect(added.body).toMatchObject({ organization: one.id, role: "admin", organizations: [{ role: "admin" }, { role: "viewer" }] });
  expect((await call("DELETE", `${path}/organizations/${one.id}`)).status).toBe(204);
  expect((await call("DELETE", `${path}/organizations/${one.id}`)).status).toBe(404);
  expect((await call("GET", path)).body).toMatchObject({ organization: two.id, organizations: [{ organization: two.id, selected: true }] });
  expect(errorOf(await call("PATCH", path, { organizations: [{ organization: NO_SUCH_ID }] }))).toEqual([
    400,
    `organizations[0].organization: there is no organization "${NO_SUCH_ID}"`,
  ]);
  expect((await call("PATCH", path, { organization: one.id })).body.organizations).toHaveLength(2);
});

test("keeps the role of a user and of its membership the same", async () => {
  const { call, create } = await startTestEmulator();
  const user = await create("/users", { email: EMAIL });
  expect((await call("PATCH", `/users/${user.id}`, { role: "admin" })).body.organizations).toMatchObject([{ role: "admin" }]);
  const organizations = [{ organization: user.organization, role: "owner" }];
  expect((await call("PATCH", `/users/${user.id}`, { organizations })).body.role).toBe("owner");
});

test("has a user for each bot, whose token does not end and goes with the bot", async () => {
  let now = Date.now();
  const { call, create } = await startTestEmulator({ clock: () => now });
  const bot = await create("/bots", { name: "BusyBot" });
  const { body: user } = await call("GET", `/users/${bot.id}`);
  expect(user).toMatchObject({ id: bot.id, email: `bot+${bot.id}@web1on1.chat`, role: "bot", organization: bot.organization });
  const authorization = `Bearer ${user.apiToken}`;
  now += 1000 * 86_400_000;
  expect((await call("GET", "/users/me", undefined, { authorization })).body.id).toBe(bot.id);
  expect((await call("GET", `/bots/${user.id}`)).body.name).toBe("BusyBot");
  expect((await call("PATCH", `/users/${bot.id}`, { phone: "1" })).status).toBe(400);
  await call("DELETE", `/bots/${bot.id}`);
  expect(errorOf(await call("GET", "/users/me", undefined, { authorization }))).toEqual([401, "invalid token"]);
  expect((await call("GET", `/users/${bot.id}`)).status).toBe(404);
});

test("frees the e-mail and the log-in of a user that went with its organization", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const dealer = await createOrganization();
  await create("/users", { email: EMAIL, password: "z3krUt", organization: dealer.id });
  await call("DELETE", `/organizations/${dealer.id}`);
  expect((await logIn(call, "z3krUt")).status).toBe(401);
  await create("/users", { email: EMAIL, password: "0ther" });
  expect((await logIn(call, "0ther")).status).toBe(201);
});

test("gives tokens of the lifetime it was started with", async () => {
  let now = Date.now();
  const { call, create } = await startTestEmulator({ tokenLifetimeS: 5, clock: () => now });
  await create("/users", { email: EMAIL, password: "z3krUt" });
  const { body } = await logIn(call, "z3krUt");
  now += 6000;
  expect(errorOf(await call("GET", "/users/me", undefined, { authorization: `Bearer ${body.token}` }))).toEqual([401, "jwt expired"]);
});

test("makes one user out of many requests at once with an e-mail", async () => {
  const { call } = await startTestEmulator();
  const replies = await Promise.all(Array.from({ length: 12 }, () => call("POST", "/users", { email: EMAIL, password: "z3krUt" })));
  expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 11 }, () => 409)]);
  expect((await call("GET", `/users?email=${EMAIL}`)).body).toHaveLength(1);
});

test("keeps a user that is in another organization too when its own goes, at work in that one under the role there", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const customer = await createOrganization({ name: "Customer" });
  const part = await createOrganization({ name: "Part", parent: customer.id });
  const other = await createOrganization({ name: "Other" });
  const own = { organization: customer.id, role: "admin" };
  const both = [own, { organization: part.id, role: "owner" }, { organization: other.id, role: "viewer" }];
  const kept = await create("/users", { email: EMAIL, password: "z3krUt", organization: customer.id, organizations: both });
  const gone = await create("/users", { email: "gone@example.com", organization: part.id, organizations: both.slice(0, 2) });
  expect((await call("DELETE", `/organizations/${customer.id}`)).status).toBe(204);
  expect((await call("GET", `/users/${gone.id}`)).status).toBe(404);
  expect((await call("GET", `/users/${kept.id}`)).body).toMatchObject({
    organization: other.id,
    orgPath: other.path,
    organizations: [{ organization: other.id, orgPath: other.path, role: "viewer", selected: true }],
  });
  expect((await logIn(call, "z3krUt")).body).toMatchObject({ organization: other.id, scope: "viewer" });
});

test("takes the role of a new user from its list, and the organization that the list newly selects", async () => {
  const { call, create, createOrganization } = await startTestEmulator();
  const [one, two] = [await createOrganization({ name: "1" }), await createOrganization({ name: "2" })];
  const listed = (isFirst: boolean) => [
    { organization: one.id, role: "viewer", selected: isFirst },
    { organization: two.id, role: "admin", selected: !isFirst },
  ];
  const user = await create("/users", { email: EMAIL, organization: one.id, organizations: listed(true) });
  expect(user.organizations).toMatchObject([
    { role: "viewer", selected: true },
    { role: "admin", selected: false },
  ]);
  const { body } = await call("PATCH", `/users/${user.id}`, { organizations: listed(false) });
  expect(body).toMatchObject({ organization: two.id, role: "admin", organizations: [{ selected: false }, { selected: true }] });
});

test("refuses to delete the user of a bot, which lives as long as the bot", async () => {
  const { call, create } = await startTestEmulator();
  const bot = await create("/bots", { name: "B" });
  expect(errorOf(await call("DELETE", `/users/${bot.id}`))).toEqual([400, "the user of a bot follows its bot: change that"]);
  await call("PATCH", `/bots/${bot.id}`, { name: "C" });
  expect((await call("GET", `/users/${bot.id}`)).body).toMatchObject({ displayName: "C", status: "active" });
});

test("keeps the user of the token when its only organization goes", async () => {
  const { call, createOrganization } = await startTestEmulator();
  const { body: me } = await call("GET", "/users/me");
  const dealer = await createOrganization();
  await call("PATCH", "/users/me", { organization: dealer.id, organizations: [{ organization: dealer.id, role: "admin" }] });
  expect((await call("DELETE", `/organizations/${dealer.id}`)).status).toBe(204);
  const { status, body } = await call("GET", "/users/me");
  expect([status, body.id, body.organization, body.organizations]).toEqual([200, me.id, undefined, undefined]);
  expect((await call("PATCH", "/users/me", { phone: "1" })).status).toBe(200);
  expect((await call("PATCH", "/users/me", { organization: me.organization })).body).toMatchObject({ orgPath: me.organization });
});
