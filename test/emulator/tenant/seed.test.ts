import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type EmulatorOptions, startEmulator, type TenantDocument } from "../../../emulator/index.js";
import { createFolder } from "../emulator-process.js";
import { BILLING, startTestEmulator } from "../test-emulator.js";
import { writtenTenant } from "./tenants.js";

const start = (seed: TenantDocument | string) => startTestEmulator({ seed });

test("makes every object of a tenant with its references, by the rules of requests", async () => {
  const { call } = await start(writtenTenant());
  const list = async (path: string) => (await call("GET", path)).body;
  const byName = async (path: string, name: string) => (await list(path)).find((each: { name: string }) => each.name === name);
  const [root, north, west, south] = await Promise.all(["Dealers", "North", "west", "south"].map((name) => byName("/organizations", name)));
  expect([north.path, west.path, west.level]).toEqual([`${root.id}#${north.id}`, `${root.id}#${north.id}#${west.id}`, 3]);
  expect(north.partners).toEqual([{ organization: south.id, permission: "guest" }]);
  const [intake, copy, late] = await Promise.all(["intake", "copy", "Too late?"].map((name) => byName("/forms", name)));
  expect(copy.template).toBe(intake.id);
  expect(intake.fields.map(({ name, type }: Record<string, string>) => [name, type])).toEqual([
    ["email", "email"],
    ["plate", "text"],
  ]);
  expect(north.categories).toEqual([
    { id: expect.any(String), name: "sales", forms: [intake.id, late.id] },
    null,
    { id: expect.any(String), name: "Service" },
  ]);
  const bot = await byName("/bots", "Intake bot");
  expect([bot.organization, bot.secret]).toEqual([root.id, "bot-secret"]);
  // What an instance takes from its bot, it takes here too.
  expect(await byName("/botinstances", "intake")).toMatchObject({
    bot: bot.id,
    organization: north.id,
    description: "Asks",
    enabled: false,
  });
  expect((await byName("/services", "chat")).params.port).toBe("5222");
  expect((await byName("/orggroups", "all")).members).toEqual([north.id, west.id, root.id]);
  const users = await list("/users");
  expect(users.map(({ email }: { email: string }) => email).sort()).toEqual([
    "admin@example.com",
    "boss@example.com",
    `bot+${bot.id}@web1on1.chat`,
    "jan@example.com",
  ]);
  const jan = users.find(({ email }: { email: string }) => email === "jan@example.com");
  expect(jan.organizations).toEqual([
    { organization: south.id, orgPath: south.path, role: "viewer", selected: false },
    { organization: north.id, orgPath: north.path, role: "agent", selected: true },
  ]);
});

test("looks a reference up in its own organization, then upwards, then anywhere", async () => {
  const forms = (name: string) => ({ intake: { name } });
  const { call } = await start({
    forms: { ...forms("at the root"), top: {}, both: { name: "both at the root" } },
    organizations: {
      a: {
        billingInfo: BILLING,
        forms: { ...forms("in a"), both: { name: "both in a" } },
        categories: { c: { forms: ["intake", "/intake", "top", "only"] } },
        organizations: {
          b: { billingInfo: BILLING, forms: { ...forms("in b"), only: {} }, categories: { c: { forms: ["intake", "/a/intake", "both"] } } },
        },
      },
    },
  });
  const names = new Map((await call("GET", "/forms")).body.map(({ id, name }: Record<string, string>) => [id, name]));
  const organizations: { name: string; categories?: { forms: string[] }[] }[] = (await call("GET", "/organizations")).body;
  const found = organizations.flatMap(({ categories = [] }) => categories.map(({ forms: ids }) => ids.map((id) => names.get(id))));
  expect(found).toEqual([
    ["in a", "at the root", "top", "only"],
    ["in b", "in a", "both in a"],
  ]);
});

test.each<[string, TenantDocument, string]>([
  ["an unknown property", { organizations: { n: { billingInfo: BILLING, nmae: "x" } } }, "organizations.n.nmae is not a known property"],
  ["a wrong type deep inside", { forms: { f: { fields: { e: { type: "mail" } } } } }, "forms.f.fields.e.type must be one of button, "],
  ["a required property", { users: { u: {} } }, "users.u.email is required"],
  ["parameters of a service", { services: { s: { type: "smartsupp", params: { jid: "j" } } } }, "services.s.params.password is required"],
  ["a logical name", { forms: { "1": {} } }, "forms.1: a logical name begins with a letter"],
  [
    "an unknown reference",
    { botInstances: { i: { bot: "nobody" } }, bots: { a: {}, b: {} } },
    'botInstances.i.bot: there is no bot "nobody"; there are a, b',
  ],
  [
    "a path that leads nowhere",
    { groups: { g: { members: ["/n/w"] } } },
    'groups.g.members[0]: there is no organization "/n/w", nor any other',
  ],
  [
    "an ambiguous reference",
    {
      forms: { c: { template: "f" } },
      organizations: { n: { billingInfo: BILLING, forms: { f: {} } }, s: { billingInfo: BILLING, forms: { f: {} } } },
    },
    'forms.c.template: "f" is the form /n/f, /s/f: name one of them',
  ],
  ["two objects with one id", { forms: { a: { id: "a".repeat(24) }, b: { id: "a".repeat(24) } } }, "forms.b.id: forms.a has the same one"],
  ["a masked secret", { bots: { b: { secret: "[secret]" } } }, "bots.b.secret: the secret is masked; a dump into a file has it"],
  ["a rule of requests", { users: { a: { email: "a@b.c" }, b: { email: "A@b.c" } } }, 'users.b: email: there is a user "A@b.c" already'],
  ["an unknown user of the token", { me: "who" }, 'me: there is no user "who", nor any other'],
])("refuses %s with its path", async (_what, seed, message) => {
  await expect(startEmulator({ seed })).rejects.toThrow(message);
});

test("names all faults at once: of properties, of references, and of rules", async () => {
  await expect(startEmulator({ seed: { forms: { f: { typo: 1 } }, bots: { b: { name: 5 } } } })).rejects.toThrow(
    /^The tenant cannot be used: (forms\.f\.typo is .+; bots\.b\.name must .+|bots\.b\.name must .+; forms\.f\.typo is .+)\.$/,
  );
  await expect(startEmulator({ seed: { forms: { f: { template: "x" } }, botInstances: { i: { bot: "y" } } } })).rejects.toThrow(
    /forms\.f\.template: .+; botInstances\.i\.bot: /,
  );
  const deep = {
    o: {
      billingInfo: BILLING,
      organizations: { p: { billingInfo: BILLING, organizations: { q: { billingInfo: BILLING, forms: { f: {} } } } } },
    },
  };
  await expect(startEmulator({ seed: { organizations: deep, users: { a: { email: "admin@example.com" } } } })).rejects.toThrow(
    /organizations\.o\.organizations\.p\.organizations\.q: parent: .+; users\.a: email: .+\.$/,
  );
});

test("leaves nothing of a tenant behind that it refuses", async () => {
  const data = join(createFolder(), "data.db");
  const wrong = { ...writtenTenant(), users: { a: { email: "admin@example.com" } } };
  await expect(startEmulator({ data, seed: wrong })).rejects.toThrow("users.a: email");
  const { call } = await startTestEmulator({ data, seed: { name: "Right" } });
  expect((await call("GET", "/organizations")).body).toMatchObject([{ name: "Right" }]);
  expect((await call("GET", "/forms")).body).toEqual([]);
});

test("takes a tenant for a new data file only", async () => {
  const data = join(createFolder(), "data.db");
  const first = await startTestEmulator({ data, seed: writtenTenant() });
  await first.close();
  await expect(startEmulator({ data, seed: writtenTenant() })).rejects.toThrow(
    `The data file ${data} holds objects already, and a seed would mix with them. Name another file, or leave the seed out.`,
  );
  const again = await startTestEmulator({ data });
  expect((await again.call("GET", "/forms")).body).toHaveLength(4);
});

test("goes back to its tenant on reset", async () => {
  const emulator = await start(writtenTenant());
  const [form] = (await emulator.call("GET", "/forms")).body;
  await emulator.call("DELETE", `/forms/${form.id}`);
  await emulator.create("/forms", { name: "Another" });
  emulator.reset();
  const names = (await emulator.call("GET", "/forms")).body.map(({ name }: { name: string }) => name);
  expect(names).toEqual(["intake", "copy", "West intake", "Too late?"]);
});

const file = (name: string, text: string) => {
  const path = join(createFolder(), name);
  writeFileSync(path, text);
  return path;
};

test("reads a tenant from a YAML file with anchors", async () => {
  const yaml =
    "name: 'No'\norganizations:\n  a: &one\n    billingInfo: {billReceiver: r, billSender: s, stripeCustomerId: c, currentPlan: base}\n  b: *one\n";
  const { call } = await start(file("tenant.yaml", yaml));
  expect((await call("GET", "/organizations")).body.map(({ name }: { name: string }) => name)).toEqual(["No", "a", "b"]);
});

test.each([
  [
    "a bomb",
    `a: &a [x,x,x,x,x,x,x,x,x,x]\n${"bcdefghij"
      .split("")
      .map((name, index) => `${name}: &${name} [${`*${"abcdefghi"[index]},`.repeat(10)}]`)
      .join("\n")}`,
    "stands for more than 2000000 values",
  ],
  ["one that contains itself", "meta: &m\n  again: *m\n", "contains itself, or is nested deeper than 100 levels"],
  ["too many aliases", `a: &a x\nb: [${"*a,".repeat(1001)}]`, "is not valid YAML"],
  ["a tag", "name: !!js/undefined x", "is not valid YAML at line 1"],
  ["a name that is there twice", "name: a\nname: b", "is not valid YAML at line 2"],
  ["a list", "- a", "the tenant must be an object, got a list"],
])("refuses a YAML file with %s", async (_what, text, message) => {
  const began = performance.now();
  await expect(startEmulator({ seed: file("tenant.yaml", text) })).rejects.toThrow(message);
  expect(performance.now() - began).toBeLessThan(5000);
});

test("makes five thousand objects in seconds", async () => {
  const many = <T>(count: number, make: (index: number) => T) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, make(index)]));
  const organizations = many(50, (index) => ({
    billingInfo: BILLING,
    forms: many(60, () => ({ fields: { email: { type: "email" } } })),
    botInstances: many(19, () => ({ bot: "bot" })),
    users: many(20, (user) => ({ email: `u${index}.${user}@example.com` })),
  }));
  const began = performance.now();
  const { call } = await start({ bots: { bot: {} }, organizations });
  expect(performance.now() - began).toBeLessThan(20_000);
  expect((await call("GET", "/forms?limit=1")).headers.get("x-total-count")).toBe("3000");
});

test("takes no notice of what only a program does something with", async () => {
  const { call } = await start({
    organizations: {
      north: { billingInfo: BILLING, logoFile: "logo.png", pulumi: { protect: true }, forms: { intake: { pulumi: { aliases: ["x"] } } } },
    },
    users: { jan: { email: "jan@example.com", avatarFile: "jan.png", pulumi: { retainOnDelete: true } } },
  });
  for (const path of ["/organizations", "/forms", "/users"]) {
    const objects: object[] = (await call("GET", path)).body;
    expect(objects.filter((object) => "pulumi" in object || "logoFile" in object || "avatarFile" in object)).toEqual([]);
  }
  expect((await call("GET", "/forms")).body).toMatchObject([{ name: "intake" }]);
});

test.each<[string, (taken: number) => EmulatorOptions]>([
  ["its port is in use", (port) => ({ port })],
  ["its fault plan cannot be used", () => ({ faults: { rules: [{ status: 7 }] } })],
])("a start that fails because %s leaves no seed behind, so that the next one takes it", async (_why, faultyOptions) => {
  const { url } = await startTestEmulator();
  const options = { seed: writtenTenant(), data: join(createFolder(), "tenant.db") };
  const port = Number(new URL(url).port);
  await expect(startEmulator({ ...options, ...faultyOptions(port) })).rejects.toThrow(/in use|fault plan/);
  const { call } = await startTestEmulator(options);
  expect((await call("GET", "/organizations")).body.map(({ name }: { name: string }) => name)).toContain("North");
});
