import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ADMIN_EMAIL, type Emulator, startEmulator } from "../../../emulator/index.js";
import { failureOf } from "../helpers/http-server.js";
import { findUndefined, connect as lifecycle, lifecycleOf, UNKNOWN } from "../helpers/lifecycle.js";

const EMAIL = "hans@example.com";
const NONE = { changes: false, replaces: [], deleteBeforeReplace: false };
const CHANGED = { changes: true, replaces: [], deleteBeforeReplace: false };

let emulator: Emulator;
/** How far behind the emulator's time stamps are: objects of an hour ago are older than any create of a test. */
let ageMs: number;
let said: string[];

beforeEach(async () => {
  ageMs = 3_600_000;
  emulator = await startEmulator({ clock: () => Date.now() - ageMs });
  said = [];
  vi.spyOn(console, "log").mockImplementation((text) => said.push(String(text)));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await emulator.close();
});

const resource = (type = "User") => lifecycle(type, emulator);

type Answer = Record<string, unknown>;

async function api(method: string, path: string, body?: unknown): Promise<Answer> {
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const answer = await fetch(emulator.url + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return answer.status === 204 ? {} : Object(await answer.json());
}

/** The objects of a list, which is an object as well. */
const list = async (path: string): Promise<Answer[]> => Object.values(await api("GET", path)).map(Object);

const emails = async () => (await list("/users")).map(({ email }) => email);
const writes = () => emulator.requests.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
const canLogIn = async (password: string) => {
  const answer = await fetch(`${emulator.url}/auth/token`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: EMAIL, password }),
  });
  return answer.status === 201;
};

test("sends the password and keeps nothing of it but a salted hash", async () => {
  const [one, two] = await Promise.all([EMAIL, "other@example.com"].map((email) => resource().create({ email, password: "z3krUt" })));
  expect(await canLogIn("z3krUt")).toBe(true);
  expect(one?.outs).toMatchObject({ passwordHash: expect.stringMatching(/^scrypt\$16384\$/) });
  expect(one?.outs.passwordHash).not.toBe(two?.outs.passwordHash);
  expect(JSON.stringify([one, two])).not.toContain("z3krUt");
  expect(findUndefined(one?.outs)).toEqual([]);
});

test("sees a change of the password by the hash, and sends it then only", async () => {
  const { create, diff, read, update } = resource();
  const { id, outs } = await create({ email: EMAIL, password: "z3krUt" });
  expect(await diff(id, outs, { email: EMAIL, password: "z3krUt" })).toEqual(NONE);
  expect(await diff(id, outs, { email: EMAIL })).toEqual(NONE);
  expect(await diff(id, outs, { email: EMAIL, password: "0ther" })).toEqual(CHANGED);
  expect(await diff(id, outs, { email: EMAIL, password: UNKNOWN })).toEqual(CHANGED);

  const named = await update(id, outs, { email: EMAIL, password: "z3krUt", phone: "1" });
  expect(emulator.requests.at(-1)?.body).toEqual({ phone: "1" });
  expect(named.passwordHash).toBe(outs.passwordHash);
  const changed = await update(id, named, { email: EMAIL, password: "0ther", phone: "1" });
  expect(emulator.requests.at(-1)?.body).toEqual({ password: "0ther" });
  expect([await canLogIn("z3krUt"), await canLogIn("0ther")]).toEqual([false, true]);
  expect(await diff(id, changed, { email: EMAIL, password: "0ther", phone: "1" })).toEqual(NONE);
  expect(await read(id, changed)).toEqual({ id, props: changed });
  expect(JSON.stringify([named, changed])).not.toMatch(/z3krUt|0ther/);
});

test("sends a password that the program names for the first time", async () => {
  const { create, diff, update } = resource();
  const { id, outs } = await create({ email: EMAIL });
  expect(await diff(id, outs, { email: EMAIL, password: "z3krUt" })).toEqual(CHANGED);
  expect(await update(id, outs, { email: EMAIL, password: "z3krUt" })).toHaveProperty("passwordHash");
  expect(await canLogIn("z3krUt")).toBe(true);
});

test("keeps the hash in state and out of the inputs when a refresh finds drift", async () => {
  const { create, read } = resource();
  const { id, outs } = await create({ email: EMAIL, password: "z3krUt", phone: "1" });
  await api("PATCH", `/users/${id}`, { phone: "2" });
  const found = await read(id, outs);
  expect(found.props).toMatchObject({ phone: "2", passwordHash: outs.passwordHash });
  expect(found.inputs).toEqual({ email: EMAIL, phone: "2" });
});

test("finds no drift when the user logs in", async () => {
  const { create, read } = resource();
  const { id, outs } = await create({ email: EMAIL, password: "z3krUt" });
  expect(await canLogIn("z3krUt")).toBe(true);
  expect(await read(id, outs)).toEqual({ id, props: outs });
});

test("archives on delete, and reads an archived user as gone, unless it is declared so", async () => {
  const { create, read, delete: remove } = resource();
  const { id, outs } = await create({ email: EMAIL });
  await remove(id, outs);
  expect(await api("GET", `/users/${id}`)).toMatchObject({ status: "archived" });
  expect(await read(id, outs)).toEqual({ id: undefined, props: {} });
  expect(await read(id, { ...outs, status: "archived" })).toMatchObject({ id, props: { status: "archived" } });
  expect(await read("aaaaaaaaaaaaaaaaaaaaaaaa", outs)).toEqual({ id: undefined, props: {} });
});

test("takes an archived user up again with everything declared, in other letters too, and makes no second one", async () => {
  const { create, check, read, diff, delete: remove } = resource();
  const first = await create({ email: EMAIL, phone: "1", role: "admin", settings: { locale: "nl" }, meta: { kept: 1 } });
  await remove(first.id, first.outs);
  const inputs = { email: "Hans@example.com", password: "z3krUt", givenName: "Hans", settings: { pushNotify: true }, meta: {} };
  const { failures } = await check(inputs);
  const taken = await create(inputs);
  expect([failures, taken.id]).toEqual([[], first.id]);
  expect(await api("GET", `/users/${first.id}`)).toMatchObject({
    status: "active",
    givenName: "Hans",
    phone: "1",
    role: "admin",
    settings: { locale: "nl", pushNotify: true },
  });
  expect(writes()).toEqual(["POST /v2/users", `DELETE /v2/users/${first.id}`, "POST /v2/users", `PATCH /v2/users/${first.id}`]);
  expect(taken.outs).not.toHaveProperty("status");
  expect(JSON.stringify(taken)).not.toContain("z3krUt");
  expect(await read(taken.id, taken.outs)).toEqual({ id: taken.id, props: taken.outs });
  expect(await diff(taken.id, taken.outs, inputs)).toEqual(NONE);
});

test("says in a preview and once in a run that an archived user is taken up again", async () => {
  const first = await resource().create({ email: EMAIL });
  await resource().delete(first.id, first.outs);
  const sentence =
    `User "${EMAIL}": an archived user with this e-mail address exists (${first.id}). It is taken up again, with everything that the ` +
    "program declares, instead of making a second one.";
  await resource().check({ email: EMAIL });
  expect(said).toEqual([sentence]);
  expect(emulator.requests.at(-1)?.method).toBe("GET");
  const { check, create } = resource();
  await check({ email: EMAIL });
  await create({ email: EMAIL });
  expect(said).toEqual([sentence, sentence]);
});

test("asks for archived users before a create only, and not for a user that breaks a rule", async () => {
  await resource().check({ email: EMAIL, phone: "2" }, { email: EMAIL, phone: "1" });
  await resource().check({ email: EMAIL, role: "king" });
  expect(emulator.requests).toEqual([]);
  await resource().check({ email: EMAIL });
  expect(emulator.requests).toHaveLength(1);
});

test("takes no password over from an API that shows it, also on the first read of an import", async () => {
  const { api: shown, create, read } = await lifecycleOf("User", { show: (object) => ({ ...object, password: "z3krUt" }) });
  shown.faults.set("GET /users?limit=100&status=archived", { status: 200, body: [] });
  const { id, outs } = await create({ email: EMAIL });
  const found = [outs, await read(id, outs), await read(id, {}), await read(id, { ...outs, phone: "1" })];
  expect(found[2]).toMatchObject({ props: { email: EMAIL }, inputs: { email: EMAIL } });
  expect(JSON.stringify(found)).not.toContain("z3krUt");
});

test("says nothing, and checks nevertheless, where the API cannot be asked or the e-mail is not known", async () => {
  const { check } = lifecycle("User", { url: "http://127.0.0.1:1/v2" });
  expect((await check({ email: EMAIL })).failures).toEqual([]);
  expect((await resource().check({ email: UNKNOWN })).failures).toEqual([]);
  expect([said, emulator.requests]).toEqual([[], []]);
});

test("keeps the status that the program declares when it takes a user up again", async () => {
  const first = await resource().create({ email: EMAIL });
  await resource().delete(first.id, first.outs);
  const taken = await resource().create({ email: EMAIL, status: "invited" });
  expect([taken.id, taken.outs.status]).toEqual([first.id, "invited"]);
});

test("says whose e-mail address it is when a user that is not archived has it", async () => {
  const [admin = {}] = await list("/users");
  const error = await failureOf(resource().create({ email: ADMIN_EMAIL, password: "z3krUt" }));
  expect(error.message).toMatch(
    new RegExp(
      `^create User "${ADMIN_EMAIL}" failed: POST /users returned 409: email: there is a user "${ADMIN_EMAIL}" already \\(request \\S+\\)\\. ` +
        `The e-mail address belongs to the user ${admin.id} \\(active\\) already, and no two have the same: take that one over with ` +
        "`web1on1 import --file`, or use another address\\.$",
    ),
  );
  const { id, outs } = await resource().create({ email: EMAIL });
  const { message } = await failureOf(resource().update(id, outs, { email: ADMIN_EMAIL }));
  expect(message).toContain(`belongs to the user ${admin.id} (active)`);
});

test("keeps a user in state whose organizations the API refused after it was made, without its password", async () => {
  const organizations = [{ organization: "aaaaaaaaaaaaaaaaaaaaaaaa" }];
  const error = await failureOf(resource().create({ email: EMAIL, password: "z3krUt", organizations }));
  expect(error.message).toMatch(/^create User "hans@example.com" failed: PATCH \/users\/\w+ returned 400: organizations\[0\]/);
  expect(error).toMatchObject({ id: expect.any(String), properties: { email: EMAIL, passwordHash: expect.any(String) } });
  expect(error.message + JSON.stringify(error)).not.toContain("z3krUt");
  expect(await emails()).toEqual([ADMIN_EMAIL, EMAIL]);
});

test("finds a user that an interrupted create took up again, without its password in state", async () => {
  const first = await resource().create({ email: EMAIL });
  await resource().delete(first.id, first.outs);
  ageMs = 0;
  const inputs = { email: EMAIL, password: "z3krUt", phone: "7" };
  const question = { ...inputs, __managed: [], __interrupted: new Date().toISOString() };
  const none = { id: undefined, props: { __interrupted: "none" } };
  expect(await resource().read("", question)).toEqual(none);
  await resource().create(inputs);
  const found = await resource().read("", question);
  expect(found).toMatchObject({ id: first.id, props: { email: EMAIL, phone: "7" } });
  expect(JSON.stringify(found)).not.toContain("z3krUt");
  expect(await resource().read("", { ...question, phone: "8" })).toEqual(none);
});

test("never takes an older user that nobody touched for what an interrupted create made", async () => {
  await resource().create({ email: EMAIL, phone: "1" });
  const question = { email: EMAIL, phone: "1", __managed: [], __interrupted: new Date().toISOString() };
  expect(await resource().read("", question)).toEqual({ id: undefined, props: { __interrupted: "none" } });
});

test("names each wrong property and misspelt key, and never a password", async () => {
  const { failures } = await resource().check({
    emial: "x",
    email: "hans",
    password: 12345,
    role: "bot",
    status: "gone",
    settings: { timezone: "Mars/Base", locale: "es", audioOnChat: "yes" },
    organizations: [{ organization: "5876bc219b9d2b54a0c464c9" }, { organization: "5876bc219b9d2b54a0c464c9", role: "king" }],
    apiToken: "x",
  });
  const reasons = failures?.map(({ reason }) => reason.replace(/^User "hans": /, "")) ?? [];
  expect(reasons).toEqual([
    expect.stringMatching(/^email must be an email address, got "hans"/),
    expect.stringMatching(/^password must be .*, got \[secret\]/),
    expect.stringMatching(/^role must be one of agent, admin, owner, got "bot"/),
    expect.stringMatching(/^settings\.timezone must be a time zone/),
    expect.stringMatching(/^settings\.locale must be one of en, nl, de, fr/),
    expect.stringMatching(/^settings\.audioOnChat must be/),
    expect.stringMatching(/^status must be one of queued, invited, active, archived/),
    expect.stringMatching(/^organizations\[1\]\.role must be one of viewer, agent, admin, owner/),
    expect.stringMatching(/^organizations\[1\]\.organization must be an organization that no other entry names/),
    expect.stringMatching(/^apiToken must be left out/),
    expect.stringMatching(/^emial .*email/),
  ]);
  expect(JSON.stringify(failures)).not.toContain("12345");
});

test("leaves what somebody else set in settings, meta and a membership", async () => {
  const { create, update } = resource();
  const [root = {}] = await list("/organizations");
  const organization = root.id;
  const before = { email: EMAIL, settings: { locale: "nl" }, meta: { ours: 1 }, organizations: [{ organization, role: "agent" }] };
  const { id, outs } = await create(before);
  await api("PATCH", `/users/${id}`, { settings: { locale: "nl", pushNotify: true }, meta: { ours: 1, theirs: 2 } });
  const after = { email: EMAIL, settings: { locale: "de" }, meta: { ours: 2 }, organizations: [{ organization, role: "admin" }] };
  await update(id, outs, after);
  expect(await api("GET", `/users/${id}`)).toMatchObject({
    settings: { locale: "de", pushNotify: true },
    meta: { ours: 2, theirs: 2 },
    organizations: [{ organization, role: "admin", selected: true }],
  });
  expect(emulator.requests.filter(({ method }) => method === "PATCH").at(-1)).toMatchObject({
    body: { organizations: [{ organization, role: "admin", selected: true }] },
  });
});

test.each<[string, unknown, unknown, unknown]>([
  ["familyName", "Vries", "Jong", ""],
  ["givenName", "Hans", "Jan", ""],
  ["additionalName", "de", "van", ""],
  ["displayName", "H", "J", ""],
  ["phone", "+31", "+32", ""],
  ["avatar", "https://example.com/a.png", "https://example.com/b.png", undefined],
  ["role", "admin", "owner", undefined],
  ["status", "active", "invited", undefined],
  ["settings", { timezone: "Europe/Amsterdam" }, { timezone: "Europe/Lisbon" }, undefined],
  ["settings", { notifications: ["billing"] }, { notifications: ["results"] }, { notifications: [] }],
  ["settings", { cannedResponses: ["a", "b"] }, { cannedResponses: ["b", "a"] }, { cannedResponses: [] }],
  ...["timezoneSet", "localeSet", "audioOnChat", "audioOnMessage", "notifyOnChat", "notifyOnMessage"].map(toggle),
  ...["tabdotNotify", "tabdotMessage", "pushNotify", "focusOnAccept"].map(toggle),
  ["meta", { a: [1] }, { a: null }, { a: "" }],
])("sets, changes and clears %s as %j, %j, %j", async (name, one, two, cleared) => {
  const { create, diff, read, update } = resource();
  const { id, outs } = await create({ email: EMAIL, [name]: one });
  expect((await api("GET", `/users/${id}`))[name]).toEqual(matching(one));
  let state = outs;
  for (const value of [two, cleared].filter((each) => each !== undefined)) {
    const news = { email: EMAIL, [name]: value };
    expect(await diff(id, state, news)).toEqual(CHANGED);
    state = await update(id, state, news);
    expect((await api("GET", `/users/${id}`))[name]).toEqual(matching(value));
    expect(await diff(id, state, news)).toEqual(NONE);
    expect(await read(id, state)).toEqual({ id, props: state });
  }
});

function toggle(key: string): [string, unknown, unknown, unknown] {
  return ["settings", { [key]: true }, { [key]: false }, undefined];
}

/** Objects of the API hold more than what was set. */
function matching(value: unknown): unknown {
  return typeof value === "object" && value !== null ? expect.objectContaining(value) : value;
}
