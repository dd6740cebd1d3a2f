import { expect, test } from "vitest";
import { type Actor, type Cast, startCast } from "./cast.js";
import { BILLING, errorOf, NO_SUCH_ID } from "./test-emulator.js";

const ACTORS: readonly Actor[] = ["owner", "admin", "bot", "agent", "viewer", "neighbour"];
const READS = [200, 200, 200, 200, 200, 404];

/** Each family of routes: method, path, body, and the status that each of ACTORS gets. What an actor could change stays for the next one. */
type Row = [method: string, path: string, body: unknown, statuses: number[]];

async function createObjects({ emulator: { create, call }, ids: { dealer, leaf } }: Cast) {
  const own = { organization: dealer };
  const form = await create("/forms", { name: "F", ...own, fields: [{ name: "a" }] });
  const fields = (await call("GET", `/forms/${form.id}/fields`)).body;
  const category = await create(`/organizations/${dealer}/categories`, { name: "C" });
  const bot = await create("/bots", { name: "B", ...own });
  const instance = await create("/botinstances", { name: "I", bot: bot.id, ...own });
  const service = await create("/services", { name: "S", type: "webhook", params: { url: "https://example.com" }, ...own });
  const group = await create("/orggroups", { name: "G", members: [leaf], ...own });
  const user = await create("/users", { email: "someone@example.com", ...own });
  return { form, field: fields[0], category, bot, instance, service, group, user };
}

async function listRows(cast: Cast): Promise<Row[]> {
  const { dealer, leaf } = cast.ids;
  const { form, field, category, bot, instance, service, group, user } = await createObjects(cast);
  const writes = [200, 200, 200, 403, 403, 404];
  const creates = [201, 201, 201, 403, 403, 404];
  const makes = [201, 201, 201, 403, 403, 400];
  const named = { name: "X" };
  const own = { organization: dealer };
  return [
    ["GET", `/organizations/${dealer}`, undefined, READS],
    ["PATCH", `/organizations/${dealer}`, named, writes],
    ["POST", "/organizations", { ...named, parent: dealer, billingInfo: BILLING }, makes],
    ["GET", `/organizations/${leaf}`, undefined, READS],
    ["PATCH", `/organizations/${leaf}`, named, writes],
    ["DELETE", `/organizations/${dealer}`, undefined, [403, 403, 403, 403, 403, 404]],
    ["GET", `/organizations/${dealer}/workflows`, undefined, READS],
    ["GET", `/organizations/${dealer}/categories`, undefined, READS],
    ["POST", `/organizations/${dealer}/categories`, named, creates],
    ["GET", `/organizations/${dealer}/categories/${category.id}`, undefined, READS],
    ["PATCH", `/organizations/${dealer}/categories/${category.id}`, named, writes],
    ["DELETE", `/organizations/${dealer}/categories/${NO_SUCH_ID}`, undefined, [404, 404, 404, 403, 403, 404]],
    ["DELETE", `/organizations/${leaf}/logo`, undefined, [204, 204, 204, 403, 403, 404]],
    ["GET", `/orggroups/${group.id}`, undefined, READS],
    ["PATCH", `/orggroups/${group.id}`, named, writes],
    ["POST", "/orggroups", { ...named, ...own }, makes],
    ["GET", `/orggroups/${group.id}/members`, undefined, READS],
    ["POST", `/orggroups/${group.id}/members`, [leaf], creates],
    ["DELETE", `/orggroups/${group.id}/members/${NO_SUCH_ID}`, undefined, [404, 404, 404, 403, 403, 404]],
    ["GET", `/bots/${bot.id}`, undefined, READS],
    ["PATCH", `/bots/${bot.id}`, named, writes],
    ["POST", "/bots", { ...named, ...own }, makes],
    ["GET", `/botinstances/${instance.id}`, undefined, READS],
    ["PATCH", `/botinstances/${instance.id}`, named, writes],
    ["POST", "/botinstances", { ...named, bot: bot.id, ...own }, makes],
    ["GET", `/services/${service.id}`, undefined, READS],
    ["PATCH", `/services/${service.id}`, named, writes],
    ["POST", "/services", { ...named, type: "webhook", params: { url: "https://example.com" }, ...own }, makes],
    ["GET", `/forms/${form.id}`, undefined, READS],
    ["PATCH", `/forms/${form.id}`, named, writes],
    ["POST", "/forms", { ...named, ...own }, makes],
    ["GET", `/forms/${form.id}/fields`, undefined, READS],
    ["POST", `/forms/${form.id}/fields`, { name: "a" }, [409, 409, 409, 403, 403, 404]],
    ["GET", `/forms/${form.id}/fields/${field.id}`, undefined, READS],
    ["PATCH", `/forms/${form.id}/fields/${field.id}`, { label: "L" }, writes],
    ["DELETE", `/forms/${form.id}/fields/${NO_SUCH_ID}`, undefined, [404, 404, 404, 403, 403, 404]],
    ["GET", `/users/${user.id}`, undefined, READS],
    ["PATCH", `/users/${user.id}`, { phone: "1" }, writes],
    ["POST", "/users", { email: "someone@example.com", ...own }, [409, 409, 409, 403, 403, 400]],
    ["DELETE", `/users/${user.id}/avatar`, undefined, [204, 204, 204, 403, 403, 404]],
    ["DELETE", `/users/${user.id}/organizations/${NO_SUCH_ID}`, undefined, [404, 404, 404, 404, 404, 404]],
    ["GET", "/users/me", undefined, [200, 200, 200, 200, 200, 200]],
    ["GET", "/users/me/organizations", undefined, [200, 200, 200, 200, 200, 200]],
    ["PATCH", "/users/me", { phone: "1" }, [200, 200, 400, 200, 403, 200]],
    ["DELETE", "/users/me/avatar", undefined, [204, 204, 204, 204, 403, 204]],
    ["DELETE", "/users/me", undefined, [403, 403, 403, 403, 403, 403]],
    ["DELETE", `/users/${NO_SUCH_ID}`, undefined, [404, 404, 404, 404, 404, 404]],
    // The first who may takes it away from the others.
    ["DELETE", `/botinstances/${instance.id}`, undefined, [204, 404, 404, 404, 404, 404]],
    ["DELETE", `/bots/${bot.id}`, undefined, [204, 404, 404, 404, 404, 404]],
    ["DELETE", `/services/${service.id}`, undefined, [204, 404, 404, 404, 404, 404]],
    ["DELETE", `/orggroups/${group.id}`, undefined, [204, 404, 404, 404, 404, 404]],
    ["DELETE", `/users/${user.id}`, undefined, [204, 204, 204, 403, 403, 404]],
    ["DELETE", `/forms/${form.id}`, undefined, [204, 404, 404, 404, 404, 404]],
    ["DELETE", `/organizations/${leaf}`, undefined, [204, 404, 404, 404, 404, 404]],
  ];
}

test("answers every family of routes to each role as its rights are", async () => {
  const cast = await startCast();
  const found: Row[] = [];
  const rows = await listRows(cast);
  for (const [method, path, body] of rows) {
    const statuses: number[] = [];
    for (const actor of ACTORS) statuses.push((await cast.as(actor, method, path, body)).status);
    found.push([method, path, body, statuses]);
  }
  expect(found).toEqual(rows);
});

test("says which role a write takes and which the token has", async () => {
  const { as, ids } = await startCast();
  expect(errorOf(await as("agent", "POST", "/forms", { name: "F" }))).toEqual([
    403,
    "to make a form takes the role bot or a higher one, the token has agent",
  ]);
  expect(errorOf(await as("viewer", "PATCH", `/organizations/${ids.dealer}`, { name: "X" }))).toEqual([
    403,
    "to change an organization takes the role bot or a higher one, the token has viewer",
  ]);
});

test("lets an agent change itself, and nothing of its place", async () => {
  const { as, users, ids } = await startCast();
  const me = (await as("agent", "GET", "/users/me")).body;
  expect((await as("agent", "PATCH", `/users/${users.agent}`, { ...me, phone: "2" })).body.phone).toBe("2");
  for (const body of [
    { role: "admin" },
    { status: "active" },
    { organization: ids.leaf },
    { organizations: [{ organization: ids.dealer, role: "owner" }] },
  ]) {
    const [status, message] = errorOf(await as("agent", "PATCH", "/users/me", body));
    expect([body, status, message]).toEqual([
      body,
      403,
      expect.stringMatching(/^to change \w+ of a user takes the role bot or a higher one/),
    ]);
  }
  expect((await as("agent", "DELETE", `/users/me/organizations/${ids.dealer}`)).status).toBe(400);
});

test("lets nobody give, take or touch a role above the own one", async () => {
  const { as, users, ids, emulator } = await startCast();
  const both = [{ organization: ids.dealer, role: "owner" }, { organization: ids.leaf }];
  await emulator.call("PATCH", `/users/${users.owner}`, { organizations: both });
  const made = (role: string) => ({ email: `new-${role}@example.com`, role, organization: ids.leaf });
  const bot = { name: "N", organization: ids.leaf };
  const listed = [
    { organization: ids.dealer, role: "agent" },
    { organization: ids.leaf, role: "owner" },
  ];
  const refused: [Actor, string, string, unknown][] = [
    ["admin", "POST", "/users", made("owner")],
    ["admin", "PATCH", "/users/me", { role: "owner" }],
    ["admin", "PATCH", `/users/${users.agent}`, { role: "owner" }],
    ["admin", "PATCH", `/users/${users.agent}`, { organizations: listed }],
    ["admin", "PATCH", `/users/${users.owner}`, { password: "mine" }],
    ["admin", "DELETE", `/users/${users.owner}`, undefined],
    ["admin", "DELETE", `/users/${users.owner}/organizations/${ids.dealer}`, undefined],
    ["admin", "POST", "/bots", { ...bot, roles: ["bot", "owner"] }],
    ["bot", "POST", "/users", made("admin")],
    ["bot", "PATCH", `/users/${users.admin}`, { password: "mine" }],
    ["bot", "POST", "/bots", { ...bot, roles: ["bot", "admin"] }],
    ["bot", "PATCH", `/bots/${users.bot}`, { roles: ["admin"] }],
    ["bot", "DELETE", `/bots/${users.bot}`, undefined],
  ];
  for (const [actor, method, path, body] of refused) {
    expect([actor, method, path, body, (await as(actor, method, path, body)).status]).toEqual([actor, method, path, body, 403]);
  }
  expect((await as("owner", "POST", "/users", made("owner"))).status).toBe(201);
  expect((await as("admin", "POST", "/users", made("admin"))).status).toBe(201);
  expect((await as("bot", "POST", "/users", made("agent"))).status).toBe(201);
});

test("gives a bot the rights of its highest role, from the change on", async () => {
  const { as, emulator, users, ids } = await startCast();
  const create = (email: string) => as("bot", "POST", "/users", { email, role: "admin", organization: ids.leaf });
  expect((await create("a@example.com")).status).toBe(403);
  await emulator.call("PATCH", `/bots/${users.bot}`, { roles: ["contact", "bot", "agent", "admin"] });
  expect((await create("a@example.com")).status).toBe(201);
  expect((await as("bot", "GET", "/users/me")).body.role).toBe("admin");
  await emulator.call("PATCH", `/bots/${users.bot}`, { roles: ["agent"] });
  expect((await as("bot", "POST", "/forms", { name: "F" })).status).toBe(403);
  await emulator.call("PATCH", `/bots/${users.bot}`, { status: "archived" });
  expect((await as("bot", "GET", "/users/me")).status).toBe(401);
  await emulator.call("PATCH", `/bots/${users.bot}`, { status: "active" });
  expect((await as("bot", "GET", "/users/me")).status).toBe(200);
});

test("follows the present role, organization and status of a user under the token it has", async () => {
  const { as, emulator, users, ids } = await startCast();
  const create = () => as("admin", "POST", "/forms", { name: "F" });
  expect((await create()).body.organization).toBe(ids.dealer);
  await emulator.call("PATCH", `/users/${users.admin}`, { organization: ids.other });
  expect((await create()).body.organization).toBe(ids.other);
  expect((await as("admin", "GET", `/organizations/${ids.dealer}`)).status).toBe(404);
  await emulator.call("PATCH", `/users/${users.admin}`, { role: "agent" });
  expect((await create()).status).toBe(403);
  await emulator.call("DELETE", `/users/${users.admin}`);
  expect(errorOf(await create())).toEqual([401, "invalid token"]);
});

test("shows a bot's token and secret to those only who have its rights", async () => {
  const { as, users } = await startCast();
  const seen = async (actor: Actor) => [
    "apiToken" in (await as(actor, "GET", `/users/${users.bot}`)).body,
    "secret" in (await as(actor, "GET", `/bots/${users.bot}`)).body,
  ];
  expect([await seen("admin"), await seen("bot"), await seen("agent"), await seen("viewer")]).toEqual([
    [true, true],
    [true, true],
    [false, false],
    [false, false],
  ]);
  await as("owner", "PATCH", `/bots/${users.bot}`, { roles: ["owner"] });
  expect([await seen("owner"), await seen("admin")]).toEqual([
    [true, true],
    [false, false],
  ]);
  expect(JSON.stringify((await as("admin", "GET", "/bots")).body)).not.toContain('"secret"');
});
