import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { web1on1 } from "../../helpers/command.js";
import { startListApi } from "../../helpers/list-api.js";
import type { ApiObject } from "../../helpers/tenant-project.js";
import { makePullFolder, type PullFolder, pullInto, roundTrip } from "./round-trip.js";

let emulator: Emulator;
let place: PullFolder;
beforeEach(async () => {
  emulator = await startEmulator();
  place = makePullFolder(emulator);
});
afterEach(async () => {
  await emulator.close();
  place.remove();
});

const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "cus_1", currentPlan: "base" };

async function send(method: string, path: string, body: object): Promise<ApiObject> {
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const answer = await fetch(emulator.url + path, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return Object(await answer.json());
}
const make = (path: string, body: object) => send("POST", path, body);
const organization = (name: string, more: object = {}) => make("/organizations", { name, billingInfo, ...more });

/** Every file of a pulled project by its path, and none of what is linked. */
function filesOf(name: string): Record<string, string> {
  const read = (path: string): [string, string][] =>
    readdirSync(join(place.folder, path), { withFileTypes: true }).flatMap((entry): [string, string][] => {
      const inner = `${path}/${entry.name}`;
      if (entry.isDirectory()) return read(inner);
      return entry.isFile() ? [[inner.slice(name.length + 1), readFileSync(join(place.folder, inner), "utf8")]] : [];
    });
  return Object.fromEntries(read(name).sort(([one], [other]) => (one < other ? -1 : 1)));
}

async function list(path: string): Promise<ApiObject[]> {
  const answer = await fetch(emulator.url + path, { headers: { authorization: `Bearer ${emulator.token}` } });
  return Object.values(Object(await answer.json()));
}

const imported = (name: string): { logicalName: string; id: string; type: string }[] =>
  JSON.parse(readFileSync(join(place.folder, name, "import.json"), "utf8")).resources;

test("writes a file for each organization, with references in place of ids", async () => {
  const north = await organization("North");
  const west = await organization("West", { parent: north.id });
  const form = await make("/forms", { organization: west.id, name: "Intake" });
  await make("/orggroups", { name: "All", members: [north.id, west.id] });
  await make(`/organizations/${west.id}/categories`, { name: "Sales", forms: [form.id] });
  await pullInto(place, "a");
  const files = filesOf("a");
  expect(Object.keys(files)).toEqual([
    ".gitignore",
    "Pulumi.yaml",
    "import.json",
    "organizations/north.yaml",
    "organizations/north/west.yaml",
    "package.json",
    "tenant.yaml",
  ]);
  expect(files["organizations/north/west.yaml"]).toContain("forms: [intake]");
  expect(files["tenant.yaml"]).toContain("members: [north, west]");
  expect(files["tenant.yaml"]).toContain("north: !include organizations/north.yaml");
  expect(files["organizations/north.yaml"]).toContain("west: !include north/west.yaml");
  const declared = Object.entries(files).filter(([path]) => path !== "import.json");
  const ids = declared.flatMap(([, text]) => text.match(/\b[0-9a-f]{24}\b/g) ?? []);
  expect(ids).toEqual([imported("a")[1]?.id]);
});

test("leaves out what the server sets and what it would fill in anyway", async () => {
  await make("/forms", { name: "Intake", type: "topic", status: "active", tags: [], fields: [{ name: "zip", type: "text" }] });
  await pullInto(place, "a");
  expect(filesOf("a")["tenant.yaml"]).toMatch(/\nforms:\n {2}intake:\n {4}name: Intake\n {4}fields:\n {6}zip: {}\n$/);
});

test("gives the same bytes for the same tenant, in both formats", async () => {
  const north = await organization("North", { tags: ["b", "a"], meta: { b: 1, a: { d: 1, c: 2 } } });
  for (const name of ["Zulu", "Alpha", "Zulu"]) await make("/forms", { organization: north.id, name });
  for (const format of ["yaml", "typescript"] as const) {
    await pullInto(place, `${format}-1`, { format });
    await pullInto(place, `${format}-2`, { format });
    expect(filesOf(`${format}-2`)).toEqual(filesOf(`${format}-1`));
    await pullInto(place, `${format}-1`, { format, force: true });
    expect(filesOf(`${format}-1`)).toEqual(filesOf(`${format}-2`));
  }
});

test("changes one line for a form that got another name, and keeps its logical name", async () => {
  const form = await make("/forms", { name: "Intake" });
  await make("/forms", { name: "Other" });
  const [root] = await list("/organizations");
  await make(`/organizations/${root?.id}/categories`, { name: "Sales", forms: [form.id] });
  await pullInto(place, "a");
  const before = filesOf("a");
  await send("PATCH", `/forms/${form.id}`, { name: "First visit" });
  await pullInto(place, "a", { force: true });
  const after = filesOf("a");
  const changed = Object.keys(after).flatMap((path) => {
    const [old, now] = [before, after].map((files) => (files[path] ?? "").split("\n"));
    return (now ?? []).filter((line, index) => line !== old?.[index]).map((line) => `${path}: ${line.trim()}`);
  });
  expect(changed.filter((line) => !line.startsWith("import.json"))).toEqual(["tenant.yaml: name: First visit"]);
  expect(imported("a").find(({ id }) => id === form.id)?.logicalName).toMatch(/-intake$/);
});

test("tells objects of one name apart by their ids, the oldest without, and never by their place", async () => {
  const forms = [
    await make("/forms", { name: "Intake" }),
    await make("/forms", { name: "intake" }),
    await make("/forms", { name: "試驾" }),
  ];
  await pullInto(place, "a");
  const nameOf = (folder: string, id?: string) =>
    imported(folder)
      .find((each) => each.id === id)
      ?.logicalName.replace(/^[^-]+-/, "");
  expect(nameOf("a", forms[0]?.id)).toBe("intake");
  expect(nameOf("a", forms[1]?.id)).toBe(`intake-${forms[1]?.id.slice(-6)}`);
  expect(nameOf("a", forms[2]?.id)).toBe(`form-${forms[2]?.id.slice(-6)}`);
  await fetch(`${emulator.url}/forms/${forms[0]?.id}`, { method: "DELETE", headers: { authorization: `Bearer ${emulator.token}` } });
  await pullInto(place, "a", { force: true });
  expect(nameOf("a", forms[1]?.id)).toBe(`intake-${forms[1]?.id.slice(-6)}`);
});

test("writes no secret into any file, and a key of the configuration for each", async () => {
  const planted = ["s3cret-xmpp", "s3cret-page", "s3cret-hook", "s3cret-meta", "s3cret-${secret:own}"];
  const params = { jid: "j@example.com", password: planted[0], host: "example.com" };
  await make("/services", { name: "Chat", type: "smartsupp", params });
  await make("/services", { name: "Page", type: "messenger", params: { page: planted[1] } });
  await make("/services", { name: "Hook", params: { url: `https://x.example/hook?token=${planted[2]}` } });
  await make("/forms", { name: "Intake", meta: { crm: { apiToken: planted[3] }, note: "${secret:own}" } });
  await make("/bots", { name: "Bot", roles: ["bot"] });
  const [bot] = await list("/bots");
  for (const format of ["yaml", "typescript"] as const) {
    const { secrets } = await pullInto(place, format, { format });
    expect(secrets).toEqual(["chat-password", "hook-url", "intake-meta-crm-apiToken", "intake-meta-note", "page-page"]);
    const all = Object.values(filesOf(format)).join("\n");
    expect([...planted, String(bot?.secret)].filter((secret) => all.includes(secret))).toEqual([]);
    expect(all).toContain(format === "yaml" ? "password: ${secret:chat-password}" : 'config.requireSecret("chat-password")');
  }
});

test("sends nothing but GET", async () => {
  await make("/forms", { name: "Intake" });
  const before = emulator.requests.length;
  await pullInto(place, "a");
  expect(emulator.requests.slice(before).map(({ method }) => method)).toEqual(Array(7).fill("GET"));
});

test("takes what is asked for, and uses the organizations above it", async () => {
  const north = await organization("North");
  const west = await organization("West", { parent: north.id });
  await organization("South");
  await make("/forms", { organization: west.id, name: "Intake" });
  await make("/forms", { organization: west.id, name: "Test drive" });
  const bot = await make("/bots", { organization: north.id, name: "Guide", roles: ["bot"] });
  await make("/botinstances", { organization: west.id, bot: bot.id, name: "Guide here" });
  const names = async (folder: string, options: object) => {
    await pullInto(place, folder, options);
    return imported(folder)
      .slice(1)
      .map(({ logicalName }) => logicalName.replace(/^emulator-?/, ""))
      .sort();
  };
  expect(await names("a", { organization: "West" })).toEqual([
    "north-west",
    "north-west-guide-here",
    "north-west-intake",
    "north-west-test-drive",
  ]);
  expect(filesOf("a")["organizations/north.yaml"]).toMatch(/^pulumi:\n {2}lookUp: "[0-9a-f]{24}"/);
  expect(filesOf("a")["organizations/north/west.yaml"]).toContain(`bot: "${bot.id}"`);
  expect(await names("b", { include: ["Form:intake", "Bot"] })).toEqual(["north-guide", "north-west-intake"]);
  expect(await names("c", { exclude: ["Test*", "User", "South", "BotInstance"] })).toEqual([
    "",
    "north",
    "north-guide",
    "north-west",
    "north-west-intake",
  ]);
  expect(await names("d", { include: [bot.id] })).toEqual(["north-guide"]);
  expect(await names("e", { organization: "West", lookUp: ["Form:I*"] })).toEqual([
    "north-west",
    "north-west-guide-here",
    "north-west-test-drive",
  ]);
  const trip = await roundTrip(place, "yaml", "f", { organization: north.id, lookUp: ["Form", bot.id] });
  expect(trip.faults).toEqual([]);
  expect(trip.pulled).toMatchObject({ managed: 3, lookedUp: 3 });
});

test("keeps modules and the state of this machine out of the repository", async () => {
  await pullInto(place, "own", { format: "yaml" });
  expect(filesOf("own")[".gitignore"]).toBe("node_modules/\n.web1on1/\n");
});

test("refuses patterns and organizations that name nothing, and writes nothing then", async () => {
  await organization("Twice");
  await organization("Twice");
  await expect(pullInto(place, "a", { include: ["Frm:x", "Form:"] })).rejects.toThrow(
    '--include takes a type (Organization, OrgGroup, Category, User, Bot, BotInstance, Service, Form), a name with * for any text, both as Form:Intake*, or an id, got "Frm:x", "Form:".',
  );
  await expect(pullInto(place, "a", { organization: "Nobody" })).rejects.toThrow(
    '--organization names "Nobody", and the tenant has no organization of this name or id. Give one of those that "web1on1 tree --source live" shows.',
  );
  await expect(pullInto(place, "a", { organization: "Twice" })).rejects.toThrow(
    '--organization names "Twice", which is the name of several',
  );
  await expect(pullInto(place, "a", { name: "a b" })).rejects.toThrow("--name takes 1 to 100 letters");
  expect(filesOf("a")).toEqual({});
});

test("refuses a folder that has files, and keeps the user's own ones where it is forced", async () => {
  mkdirSync(join(place.folder, "a"));
  writeFileSync(join(place.folder, "a/package.json"), "mine");
  await expect(pullInto(place, "a")).rejects.toThrow(/a has files already: package\.json\. Name an empty folder, or give --force/);
  expect(filesOf("a")).toEqual({ "package.json": "mine" });
  writeFileSync(join(place.folder, "a/Pulumi.yaml"), "# mine\nname: own\nruntime: nodejs\n");
  const { project } = await pullInto(place, "a", { force: true });
  expect(project).toBe("own");
  expect(filesOf("a")["package.json"]).toBe("mine");
  expect(filesOf("a")["Pulumi.yaml"]).toMatch(/^# mine\nname: own\n/);
});

test("names the files of organizations that are gone", async () => {
  const north = await organization("North");
  await pullInto(place, "a");
  await fetch(`${emulator.url}/organizations/${north.id}`, { method: "DELETE", headers: { authorization: `Bearer ${emulator.token}` } });
  expect((await pullInto(place, "a", { force: true })).stale).toEqual(["organizations/north.yaml"]);
});

test("breaks the circle of organizations that name each other as partners", async () => {
  const north = await organization("North");
  const south = await organization("South", { partners: [{ organization: north.id, permission: "guest" }] });
  await send("PATCH", `/organizations/${north.id}`, { partners: [{ organization: south.id, permission: "guest" }] });
  expect((await roundTrip(place, "yaml", "a")).faults).toEqual([]);
  const files = filesOf("a");
  const partners = ["north", "south"].map((name) => /organization: (.*)/.exec(files[`organizations/${name}.yaml`] ?? "")?.[1]);
  expect(partners.filter((each) => /^"[0-9a-f]{24}"$/.test(each ?? ""))).toHaveLength(1);
});

test("writes nothing of a tenant that was not read whole", async () => {
  emulator.setFaults({ rules: [{ path: "/services", status: 403 }] });
  await expect(pullInto(place, "a")).rejects.toThrow(
    /The tenant was not read whole, so nothing is made of it:\n- services: GET \/services\?limit=100 returned 403/,
  );
  expect(filesOf("a")).toEqual({});
});

test("reports each collection by its count, and says what is to be done next", async () => {
  await make("/services", { name: "Chat", type: "smartsupp", params: { jid: "j@example.com", password: "x", host: "example.com" } });
  const { code, stdout, stderr } = await web1on1(["pull", "--out", "a", "--format", "yaml"], { cwd: place.folder, env: place.env });
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain("Service 1 of 1\n");
  expect(stdout).toContain("3 objects in 5 files in a; 7 requests.");
  expect(stdout).toContain("  web1on1 config set --secret chat-password\n");
  const json = await web1on1(["pull", "--out", "b", "--format", "yaml", "--json"], { cwd: place.folder, env: place.env });
  expect(JSON.parse(json.stdout)).toMatchObject({ project: "emulator", managed: 3, requests: 7, secrets: ["chat-password"] });
});

test("logs its requests where --log-file says, reads alone", async () => {
  const { code } = await web1on1(["pull", "--out", "a", "--log-file", "requests.log"], { cwd: place.folder, env: place.env });
  const lines = readFileSync(join(place.folder, "requests.log"), "utf8").trim().split("\n");
  expect([code, lines.map((line) => JSON.parse(line).method)]).toEqual([0, Array(7).fill("GET")]);
});

test("says what is wrong with a folder that cannot be written to", async () => {
  writeFileSync(join(place.folder, "file"), "");
  const inFile = await web1on1(["pull", "--out", "file/a"], { cwd: place.folder, env: place.env });
  expect([inFile.code, inFile.stderr]).toEqual([1, expect.stringMatching(/--out names .*file\/a, which cannot be written to \(ENOTDIR\)/)]);
  const aFile = await web1on1(["pull", "--out", "file"], { cwd: place.folder, env: place.env });
  expect([aFile.code, aFile.stderr]).toEqual([1, expect.stringMatching(/--out names .*file, which is a file\. Name a folder\./)]);
});

test("leaves to the API what the schemas refuse, and uses what they refuse as a whole", async () => {
  const api = await startListApi();
  onTestFinished(() => api.close());
  const [root, north] = ["a".repeat(24), "b".repeat(24)];
  api.lists = {
    "/organizations": [
      {
        id: root,
        name: "Root",
        billingInfo,
        timezone: "Mars/Base",
        settings: { routeOnReply: "teleport", enableMail: false },
        aura: "blue",
      },
      { id: north, name: "North", parent: root },
    ],
    "/forms": [{ id: "c".repeat(24), name: "Intake", organization: north, fields: [{ name: "zip", type: "hologram", label: "Zip" }] }],
  };
  const own: PullFolder = { ...place, env: { WEB1ON1_URL: api.url, WEB1ON1_TOKEN: "t" } };
  const { notes, managed, lookedUp } = await pullInto(own, "a");
  expect([managed, lookedUp]).toEqual([2, 1]);
  const files = filesOf("a");
  expect(files["tenant.yaml"]).toMatch(/settings:\n {2}enableMail: false\n/);
  expect(files["organizations/north.yaml"]).toBe(
    `pulumi:\n  lookUp: ${north}\nforms:\n  intake:\n    name: Intake\n    fields:\n      zip:\n        label: Zip\n`,
  );
  expect(notes.map((note) => note.replace(/ (is left|must).*/, "")).sort()).toEqual([
    `Form "Intake" (${"c".repeat(24)}): fields[0].type`,
    `Organization "North" (${north}): billingInfo`,
    `Organization "Root" (${root}): settings.routeOnReply`,
    `Organization "Root" (${root}): timezone`,
  ]);
});

test("says the same of a tenant whose lists, sets and keys come in another order", async () => {
  const api = await startListApi();
  onTestFinished(() => api.close());
  const root = "a".repeat(24);
  const forms = ["b", "c", "d"].map((digit) => ({
    id: digit.repeat(24),
    name: "Intake",
    organization: root,
    tags: ["x", "y"],
    meta: { a: 1, b: 2 },
  }));
  api.lists = { "/organizations": [{ id: root, name: "Root", billingInfo }], "/forms": forms };
  const own: PullFolder = { ...place, env: { WEB1ON1_URL: api.url, WEB1ON1_TOKEN: "t" } };
  await pullInto(own, "a");
  api.lists["/forms"] = forms.map(({ meta: _, ...form }) => ({ meta: { b: 2, a: 1 }, ...form, tags: ["y", "x"] })).reverse();
  await pullInto(own, "b");
  expect(filesOf("b")["tenant.yaml"]).toBe(filesOf("a")["tenant.yaml"]);
});

test("writes TypeScript that holds to the types of the package", async () => {
  const north = await organization("North");
  const west = await organization("West", { parent: north.id });
  await make("/services", {
    organization: west.id,
    name: "Chat",
    type: "smartsupp",
    params: { jid: "j@x.nl", password: "x", host: "x.nl" },
  });
  await make("/services", { organization: west.id, name: "Hook", params: { url: "https://x.example/h" } });
  await make("/forms", {
    organization: west.id,
    name: "Intake",
    fields: [{ name: "a", type: "select", options: [{ key: "b", value: "c" }] }],
  });
  await make("/bots", { organization: north.id, name: "Bot", roles: ["bot"], audience: "group" });
  await pullInto(place, "a", { format: "typescript" });
  expect(Object.keys(filesOf("a"))).toContain("organizations/north/west.ts");
  const tsc = join(import.meta.dirname, "../../../node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", join(place.folder, "a")], { encoding: "utf8" });
  expect([status, stdout]).toEqual([0, ""]);
});
