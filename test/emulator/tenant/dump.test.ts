import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dumpDataFile, EmulatorError, formatTenant, startEmulator, type TenantDocument, writeTenantFile } from "../../../emulator/index.js";
import { createFolder } from "../emulator-process.js";
import { startTestEmulator, type TestEmulator } from "../test-emulator.js";
import { writtenTenant } from "./tenants.js";

const PATHS = ["/organizations", "/forms", "/bots", "/botinstances", "/services", "/orggroups"];
const yaml = (tenant: TenantDocument) => formatTenant(tenant, "yaml");

/** A tenant with a past: objects that were changed, archived, deleted and left behind. */
async function startWithPast(options: { data?: string } = {}): Promise<TestEmulator> {
  let now = Date.parse("2026-01-01T00:00:00Z");
  const emulator = await startTestEmulator({ ...options, seed: writtenTenant(), clock: () => (now += 1234) });
  const { call, create } = emulator;
  const list = async (path: string) => (await call("GET", path)).body;
  const [intake, copy] = await list("/forms");
  const [bot] = await list("/bots");
  const [root, north] = await list("/organizations");
  // Two of one name, a name that is no logical one, a template that is gone, an instance older than what its bot says.
  await create("/forms", { name: "copy", organization: intake.organization, fields: [{ name: "a" }] });
  await create("/forms", { name: "7 Wünsche: ja/nein?", organization: intake.organization });
  await call("PATCH", `/organizations/${north.id}/categories/${north.categories[0].id}`, { forms: [copy.id] });
  await call("DELETE", `/forms/${intake.id}`);
  await call("PATCH", `/bots/${bot.id}`, { description: "Changed", avatar: "https://example.com/a.png" });
  await call("DELETE", `/organizations/${north.id}/categories/${north.categories[2].id}`);
  await call("PATCH", `/organizations/${root.id}`, {
    meta: { "2026-01-01": "2026-01-01", yes: "no", multi: "a\nb: c\n" },
    status: "queued",
  });
  const user = await create("/users", { email: "gone@example.com", givenName: "G", password: "hidden-password" });
  await call("DELETE", `/users/${user.id}`);
  await create("/users", { email: "free@example.com", organization: null });
  await call("POST", "/auth/token", { email: "admin@example.com", password: "test-token" });
  return emulator;
}

test("makes the same tenant again out of a dump: the same objects under the same ids, and the same dump", async () => {
  const first = await startWithPast();
  const tenant = first.dump();
  const second = await startTestEmulator({ seed: tenant });
  expect(yaml(second.dump())).toBe(yaml(tenant));
  const sorted = (items: { id: string }[]) => items.toSorted((a, b) => a.id.localeCompare(b.id));
  for (const path of PATHS)
    expect([path, sorted((await second.call("GET", path)).body)]).toEqual([path, sorted((await first.call("GET", path)).body)]);
  const me = async ({ call }: TestEmulator) => (await call("GET", "/users/me")).body;
  expect(await me(second)).toEqual(await me(first));
  const users = async (emulator: TestEmulator) => {
    const reply = await emulator.call("GET", "/users?status=archived");
    return sorted(reply.body);
  };
  expect(await users(second)).toEqual(await users(first));
});

test("goes through a YAML and a JSON file unchanged", async () => {
  const { dump } = await startWithPast();
  const folder = createFolder();
  for (const name of ["tenant.yaml", "tenant.json"]) {
    const file = join(folder, name);
    writeTenantFile(file, dump());
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const again = await startTestEmulator({ seed: file });
    expect(again.dump()).toEqual(dump());
    writeTenantFile(file, again.dump());
    expect(statSync(file).mode & 0o777).toBe(0o600);
  }
});

test("writes a tenant as somebody would: by logical names, without what its place says", async () => {
  const { dump } = await startTestEmulator({ seed: writtenTenant() });
  const tenant = dump();
  expect(tenant).toMatchObject({
    name: "Dealers",
    me: "admin",
    groups: { all: { members: ["North", "west", "/"] } },
    bots: { "intake-bot": { name: "Intake bot" } },
    organizations: {
      North: {
        partners: [{ organization: "south", permission: "guest" }],
        categories: { sales: { forms: ["intake", "too-late"] }, empty: null, Service: {} },
        botInstances: { intake: { bot: "intake-bot", enabled: false } },
        forms: { intake: { fields: { email: { type: "email" }, plate: { required: true } } }, copy: { template: "intake" } },
        users: {
          jan: {
            organizations: [
              { organization: "south", role: "viewer" },
              { organization: "North", role: "agent" },
            ],
          },
        },
        organizations: { west: { forms: { "west-intake": { name: "West intake" } } } },
      },
    },
  });
  expect(yaml(tenant)).not.toMatch(/orgPath|parent:|level:|selected|\n {2}users:\n {4}bot/);
});

test("has a schema with every property of every kind", () => {
  const read = (name: string) => JSON.parse(readFileSync(join(import.meta.dirname, "../../../schemas", `${name}.json`), "utf8"));
  const { $defs, properties } = read("tenant.schema");
  const kinds: Record<string, [object, string[]]> = {
    organization: [$defs.organization, ["parent", "path", "level"]],
    category: [$defs.category, ["organization"]],
    "org-group": [$defs.group, ["organization"]],
    user: [$defs.user, ["apiToken", "passwordHash"]],
    bot: [$defs.bot, ["organization"]],
    "bot-instance": [$defs.botInstance, ["organization"]],
    service: [$defs.service, ["organization"]],
    form: [$defs.form, ["organization"]],
    "form-field": [$defs.field, ["form"]],
  };
  for (const [name, [def, leftOut]] of Object.entries(kinds)) {
    const expected = Object.keys(read(name).properties).filter((property) => property !== "orgPath" && !leftOut.includes(property));
    expect([name, Object.keys("properties" in def ? (def.properties ?? {}) : {})]).toEqual([name, expect.arrayContaining(expected)]);
  }
  expect(Object.keys(properties).filter((name) => name !== "me")).toEqual(Object.keys($defs.organization.properties));
  expect($defs.service.allOf).toHaveLength(read("service").allOf.length);
});

test("carries the secrets that a restore needs, and no password", async () => {
  const emulator = await startWithPast();
  const text = yaml(emulator.dump());
  expect(text).toContain("service-secret");
  expect(text).toContain("bot-secret");
  expect(text).not.toMatch(/hidden-password|scrypt|test-token|apiToken|passwordHash/);
});

test("masks secrets where they are not asked for, and takes no such dump as a seed", async () => {
  const { dump } = await startWithPast();
  const masked = dump({ secrets: false });
  expect(yaml(masked)).not.toMatch(/service-secret|bot-secret/);
  expect(yaml(masked)).toMatch(/secret: '?\[secret\]'?/);
  await expect(startEmulator({ seed: masked })).rejects.toThrow(
    "services.chat.params.password: the secret is masked; a dump into a file has it",
  );
});

test("keeps log-in, tokens and reset under the ids of the dump", async () => {
  const first = await startWithPast();
  const second = await startTestEmulator({ seed: first.dump(), token: "another" });
  expect((await second.call("POST", "/auth/token", { email: "admin@example.com", password: "another" })).status).toBe(201);
  const form = await second.create("/forms", { name: "New" });
  const [root] = (await first.call("GET", "/organizations")).body;
  expect(form.organization).toBe(root.id);
  const before = yaml(first.dump());
  second.reset();
  expect(yaml(second.dump())).toBe(before);
});

test("keeps the token of a data file that a tenant with ids of its own is loaded into", async () => {
  const data = join(createFolder(), "data.db");
  const { dump } = await startWithPast();
  await (await startEmulator({ data, token: "of-the-file" })).close();
  const { call, token } = await startTestEmulator({ data, seed: dump(), token: undefined });
  expect(token).toBe("of-the-file");
  expect((await call("POST", "/auth/token", { email: "admin@example.com", password: token })).status).toBe(201);
});

test("dumps a data file that no one serves", async () => {
  const data = join(createFolder(), "data.db");
  const emulator = await startWithPast({ data });
  const served = emulator.dump();
  expect(() => dumpDataFile(data, { secrets: true })).toThrow(
    new EmulatorError(`The data file ${data} is in use by another emulator. Stop that one, or name another file.`),
  );
  await emulator.close();
  expect(dumpDataFile(data, { secrets: true })).toEqual(served);
});

test("says why a data file cannot be dumped", async () => {
  const folder = createFolder();
  const dump = (file: string) => () => dumpDataFile(file, { secrets: true });
  expect(dump(":memory:")).toThrow("Data in memory ends with its emulator: name the data file to dump.");
  expect(dump(join(folder, "none.db"))).toThrow(
    /^The data file .+none\.db does not exist, or is empty\. Name one that an emulator wrote\.$/,
  );
  writeFileSync(join(folder, "text.db"), "something else ".repeat(100));
  expect(dump(join(folder, "text.db"))).toThrow(/file is not a database/);
  expect(readFileSync(join(folder, "text.db"), "utf8")).toContain("something else");
});

test("says why a dump cannot be written", () => {
  expect(() => writeTenantFile("/nowhere/at/all.yaml", {})).toThrow(/^The dump \/nowhere\/at\/all\.yaml cannot be written: ENOENT/);
});
