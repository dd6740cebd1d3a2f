import { expect, test } from "vitest";
import { ADMIN_EMAIL, type EmulatorOptions } from "../../emulator/index.js";
import { createSdk, RESOURCE_NAMES, type Sdk, type SdkOptions, withCallback } from "./chipchat-client.js";
import { BILLING, NO_SUCH_ID, startTestEmulator, type TestEmulator } from "./test-emulator.js";

const LOGIN = { email: ADMIN_EMAIL, password: "test-token" };

async function start(options: EmulatorOptions = {}, sdkOptions: Partial<SdkOptions> = {}): Promise<TestEmulator & { sdk: Sdk }> {
  const emulator = await startTestEmulator(options);
  return { ...emulator, sdk: await createSdk(emulator, LOGIN, sdkOptions) };
}

const namesOf = (objects: { name: string }[]) => objects.map(({ name }) => name);
const queriesOf = ({ requests }: TestEmulator) => requests.filter(({ path }) => path === "/v2/forms").map(({ query }) => query);

/** What each kind is made with, what is changed, and what it names. */
async function createSamples({
  create,
}: TestEmulator): Promise<Record<(typeof RESOURCE_NAMES)[number], [object, Record<string, unknown>]>> {
  const bot = await create("/bots", { name: "Greeter" });
  return {
    users: [{ email: "jeff@example.com", givenName: "Jeff" }, { givenName: "Geoff" }],
    bots: [{ name: "BusyBot", audience: "group" }, { description: "Busy" }],
    botinstances: [{ name: "Here", bot: bot.id }, { enabled: false }],
    organizations: [{ name: "Dealer", billingInfo: BILLING }, { tags: ["prime"] }],
    orggroups: [{ name: "Realtors" }, { name: "Brokers" }],
    services: [{ name: "Hook", type: "webhook", params: { url: "https://example.com/hook" } }, { status: "active" }],
    forms: [{ name: "Brochure", fields: [{ name: "email" }] }, { labels: ["isLead"] }],
  };
}

test("does everything with each kind of object through the public SDK, by promise", async () => {
  const emulator = await start();
  const samples = await createSamples(emulator);
  for (const name of RESOURCE_NAMES) {
    const resource = emulator.sdk[name];
    const [body, change] = samples[name];
    const made = await resource.create(body);
    expect(made).toMatchObject(body);
    const [listed, ...others] = await resource.list({ id: made.id });
    expect([listed.id, others]).toEqual([made.id, []]);
    expect(await resource.get(made.id)).toEqual(made);
    expect(await resource.update(made.id, change)).toMatchObject({ ...body, ...change, id: made.id });
    // The SDK reads every answer as JSON, and 204 has none: it gives an empty text.
    expect(await resource.delete(made.id)).toBe("");
    if (name === "users") expect(await resource.get(made.id)).toMatchObject({ status: "archived" });
    else await expect(resource.get(made.id)).rejects.toMatchObject({ statusCode: 404 });
  }
});

test("does everything with each kind of object through the public SDK, by callback", async () => {
  const emulator = await start();
  const samples = await createSamples(emulator);
  for (const name of RESOURCE_NAMES) {
    const resource = emulator.sdk[name];
    const [body, change] = samples[name];
    const made = await withCallback((done) => resource.create(body, done));
    expect(await withCallback((done) => resource.list({ id: made.id }, done))).toHaveLength(1);
    expect(await withCallback((done) => resource.get(made.id, done))).toEqual(made);
    expect(await withCallback((done) => resource.get(made.id, { select: "id" }, done))).toEqual({ id: made.id });
    expect(await withCallback((done) => resource.update(made.id, change, done))).toMatchObject(change);
    expect(await withCallback((done) => resource.delete(made.id, done))).toBe("");
  }
});

test("lets the public SDK refresh by itself when its token has ended", async () => {
  let now = Date.parse("2026-05-01T10:00:00Z");
  const { sdk, requests } = await start({ clock: () => now, tokenLifetimeS: 60 });
  const seen: string[] = [];
  sdk.on("token", (token) => seen.push(token));
  const first = sdk.auth.token;
  await sdk.forms.list();
  expect(sdk.auth.token).toBe(first);
  now += 61_000;
  expect(await sdk.forms.create({ name: "After" })).toMatchObject({ name: "After" });
  expect(seen).toEqual([sdk.auth.token]);
  expect(sdk.auth.token).not.toBe(first);
  expect(requests.slice(-3).map(({ method, path, status }) => [method, path, status])).toEqual([
    ["POST", "/v2/forms", 401],
    ["POST", "/v2/auth/token", 201],
    ["POST", "/v2/forms", 201],
  ]);
  expect(await sdk.forms.list()).toHaveLength(1);
});

test.each([
  ["a refresh token that is none", { refreshToken: "nonsense" }],
  ["a refresh token of somebody else", { email: "jeff@example.com" }],
])("refuses the public SDK with %s", async (_what, options) => {
  let now = Date.parse("2026-05-01T10:00:00Z");
  const { sdk, requests } = await start({ clock: () => now, tokenLifetimeS: 60 }, options);
  await sdk.forms.list();
  now += 61_000;
  await expect(sdk.forms.list()).rejects.toMatchObject({ statusCode: 401, message: "jwt expired" });
  // An answer to the refresh in the words of a bad access token would have the SDK refresh again, for ever.
  expect(requests.slice(-2).map(({ path, status }) => [path, status])).toEqual([
    ["/v2/forms", 401],
    ["/v2/auth/token", 401],
  ]);
});

test("gives the public SDK message and status of a refusal", async () => {
  const { sdk } = await start();
  await expect(sdk.forms.get(NO_SUCH_ID)).rejects.toMatchObject({ statusCode: 404, message: `there is no form "${NO_SUCH_ID}"` });
  await expect(sdk.forms.create({})).rejects.toMatchObject({ statusCode: 400, message: "name is required" });
  await expect(sdk.forms.list({ nmae: "x" })).rejects.toMatchObject({
    statusCode: 400,
    message: "nmae is not a property of Form; did you mean name?",
  });
});

async function createForms({ create, createOrganization }: TestEmulator) {
  const dealer = await createOrganization({ name: "Dealer" });
  await create("/forms", { name: "Intake, long", pointsByBot: 5, tags: ["car"], meta: { source: { lead: true, name: "web & mail" } } });
  await create("/forms", { name: "intake", pointsByBot: 10, tags: ["car", "boat"], organization: dealer.id });
  await create("/forms", { name: "Brochure", pointsByBot: 20, type: "static", fields: [{ name: "email" }] });
  return { dealer };
}

test.each<[object, string[]]>([
  [{ name: "Brochure" }, ["Brochure"]],
  [{ name: "Intake, long" }, ["Intake, long"]],
  [{ name: "~INTAKE" }, ["Intake, long", "intake"]],
  [{ name: "~, " }, ["Intake, long"]],
  [{ name: "^bro" }, ["Brochure"]],
  [{ name: ["intake", "Brochure"] }, ["intake", "Brochure"]],
  [{ name: "[intake,Brochure]" }, ["intake", "Brochure"]],
  [{ name: [] }, []],
  [{ pointsByBot: ">5" }, ["intake", "Brochure"]],
  [{ pointsByBot: ">=10" }, ["intake", "Brochure"]],
  [{ pointsByBot: "<10" }, ["Intake, long"]],
  [{ pointsByBot: "<=10" }, ["Intake, long", "intake"]],
  [{ pointsByBot: 20 }, ["Brochure"]],
  [{ pointsByBot: [5, 20] }, ["Intake, long", "Brochure"]],
  [{ createdAt: ">2019-01-01" }, ["Intake, long", "intake", "Brochure"]],
  [{ createdAt: "<2019-01-01T00:00:00+02:00" }, []],
  [{ tags: "boat" }, ["intake"]],
  [{ meta: { source: { lead: true } } }, ["Intake, long"]],
  [{ meta: { source: { name: "~& MAIL" } } }, ["Intake, long"]],
  [{ fields: { name: "email" } }, ["Brochure"]],
])("filters as the public SDK writes %j", async (options, expected) => {
  const emulator = await start();
  await createForms(emulator);
  expect(namesOf(await emulator.sdk.forms.list(options))).toEqual(expected);
  // The SDK that pages writes the same parameters another way.
  expect(namesOf(await emulator.sdk.forms.list({ ...options, pagination: { limit: 1, backoff: 1 } }))).toEqual(expected);
});

test("sorts, selects and populates for the public SDK", async () => {
  const emulator = await start();
  const { dealer } = await createForms(emulator);
  const { forms } = emulator.sdk;
  expect(namesOf(await forms.list({ sort: "-pointsByBot" }))).toEqual(["Brochure", "intake", "Intake, long"]);
  expect(namesOf(await forms.list({ sort: "type,-name" }))).toEqual(["Brochure", "intake", "Intake, long"]);
  const [selected] = await forms.list({ select: "name, pointsByBot", sort: "name" });
  expect(selected).toEqual({ id: expect.any(String), name: "Brochure", pointsByBot: 20 });
  const [populated] = await forms.list({ name: "intake", populate: "organization" });
  expect(populated.organization).toMatchObject({ id: dealer.id, name: "Dealer" });
  const category = await emulator.create(`/organizations/${dealer.id}/categories`, { name: "Cars", forms: [populated.id] });
  const organization = await emulator.sdk.organizations.get(dealer.id, { populate: "categories.forms" });
  expect(organization.categories).toMatchObject([{ id: category.id, forms: [{ id: populated.id, name: "intake" }] }]);
});

test("leads the public SDK through all pages, and gives it the list headers", async () => {
  const emulator = await start({}, { pagination: { limit: 2, backoff: 1 } });
  for (let index = 0; index < 5; index++) await emulator.create("/forms", { name: `Form, ${index}` });
  emulator.requests.length = 0;
  const all = await emulator.sdk.forms.list({ name: "~m, ", sort: "-name", select: "name,status" });
  expect(namesOf(all)).toEqual(["Form, 4", "Form, 3", "Form, 2", "Form, 1", "Form, 0"]);
  expect(queriesOf(emulator).map(({ limit, offset }) => [limit, offset])).toEqual([
    ["2", "0"],
    ["2", "2"],
    ["2", "4"],
  ]);
  // By callback the SDK does not page, and sends limit and offset all the same: with one object too.
  const { forms } = emulator.sdk;
  const page = await withCallback((done) => forms.list({}, done));
  expect([page.length, page.headers]).toMatchObject([2, { totalCount: "5" }]);
  expect(await withCallback((done) => forms.get(all[0].id, done))).toMatchObject({ name: "Form, 4" });
});

test("shows the public SDK the instances of a bot from the top of the tree down", async () => {
  const emulator = await start();
  const { sdk, create, createOrganization } = emulator;
  const customer = await createOrganization({ name: "Customer" });
  const dealer = await createOrganization({ name: "Dealer", parent: customer.id });
  const bot = await create("/bots", { name: "Greeter" });
  for (const { id, name } of [dealer, customer]) await create("/botinstances", { name, bot: bot.id, organization: id });
  const line: string[] = dealer.path.split("#");
  const found = await sdk.botinstances.list({ organization: `[${line.join(",")}]`, sort: "orgPath", bot: bot.id });
  expect(found.map(({ orgPath }: { orgPath: string }) => orgPath)).toEqual([customer.path, dealer.path]);
  // A whole object may be sent back.
  expect(await sdk.botinstances.update(found[0].id, found[0])).toMatchObject({ orgPath: customer.path });
});
