import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { freeName, toSlug } from "../../../cli/pull/logical-names.js";
import { makePullFolder, type PullFolder, roundTrip } from "./round-trip.js";

vi.setConfig({ testTimeout: 180_000 });

const NAMES = [
  "class",
  "default",
  "constructor",
  "__proto__",
  "toString",
  "null",
  "true",
  "yes",
  "0",
  "1e3",
  "~",
  "- a",
  "# b",
  "a: b",
  "<<",
  "!include x",
  "con",
  "NUL",
  "aux.yaml",
  "COM1",
  "..",
  "../../etc/passwd",
  "a/b",
  "a\\b",
  "C:\\x",
  " lead",
  "trail ",
  "tab\there",
  "line\nbreak",
  "🚗",
  "🚗 Autos 🚙",
  "試驾",
  "Ünïcode",
  "straße",
  "x".repeat(300),
  `${"x".repeat(299)}y`,
  "Intake",
  "INTAKE",
  "intake",
  "in-take",
  "in take",
  "${config:a}",
  "${secret:b}",
  "$${c}",
  "`${process.exit(1)}`",
  "*/ process.exit(1) //",
  '"; process.exit(1); "',
  "</script>",
  "\u2028",
  "{{x}}",
  "deadbeefdeadbeefdeadbeef",
  "organizations",
  "pulumi",
  "&a",
  "*a",
  "%TAG",
  "@x",
  "2020-01-01",
  "\ud83d",
  "a\u0000b",
  "\uE000secret:a\uE001",
];

let emulator: Emulator;
let place: PullFolder;
beforeAll(async () => {
  emulator = await startEmulator();
  place = makePullFolder(emulator);
  const headers = { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" };
  const billingInfo = { billReceiver: "a", billSender: "b", stripeCustomerId: "cus_1", currentPlan: "base" };
  const make = (path: string, body: object) => fetch(emulator.url + path, { method: "POST", headers, body: JSON.stringify(body) });
  for (const name of NAMES) {
    const organization = Object(await (await make("/organizations", { name, billingInfo })).json());
    const answer = await make("/forms", {
      organization: organization.id,
      name,
      // The emulator takes no such key.
      meta: { [name.replace("__proto__", "proto")]: name, list: [name] },
      fields: [{ name, label: name }, { name: "plain" }],
    });
    if (!answer.ok) throw new Error(`${JSON.stringify(name)}: ${await answer.text()}`);
  }
});
afterAll(async () => {
  await emulator.close();
  place.remove();
});

test.each(["yaml", "typescript"] as const)(
  "takes over objects of hostile names in %s, under file names that every system takes",
  async (format) => {
    const { faults, pulled } = await roundTrip(place, format, format);
    expect(faults).toEqual([]);
    expect(pulled.managed).toBe(NAMES.length * 2 + 2);
    const files = readdirSync(join(place.folder, format, "organizations"));
    expect(files).toHaveLength(NAMES.length);
    expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(NAMES.length);
    expect(files.filter((file) => !/^[a-z][a-z0-9-]{0,80}\.(ts|yaml)$/.test(file) || /^(con|nul|aux|com1)\./.test(file))).toEqual([]);
  },
);

test.each([
  ["Test drive", "test-drive"],
  ["Straße 12", "strasse-12"],
  ["Ĉu ne?", "cu-ne"],
  ["__proto__", "proto"],
  ["50% off", "off"],
  ["試驾", ""],
  ["deadbeefdeadbeefdeadbeef", ""],
  [`${"a".repeat(39)} b`, "a".repeat(39)],
])("makes of %j the logical name %j", (name, slug) => {
  expect(toSlug(name)).toBe(slug);
});

test("takes more of the id where less of it is taken", () => {
  const taken = new Set(["intake", "intake-ccddee"]);
  expect(freeName("Intake", "aabbccddee", "form", (each) => taken.has(each))).toBe("intake-aabbccddee");
  expect(freeName("🚗", "aabbccddee", "bot instance", () => false)).toBe("bot-instance-ccddee");
});
