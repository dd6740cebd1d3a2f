import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatTenant, startEmulator, type TenantDocument, writeTenantFile } from "../../../emulator/index.js";
import { createFolder } from "../emulator-process.js";
import { BILLING } from "../test-emulator.js";

const RUNS = 40;

const text = fc.string({ unit: "binary", minLength: 1, maxLength: 12 });
const tricky = fc.constantFrom(
  "yes",
  "null",
  "~",
  "1",
  "0x1f",
  "2026-01-01",
  "- a",
  "a: b",
  "#",
  "'",
  '"',
  " x ",
  "a\nb",
  "/",
  "!!str",
  "<<",
  "é",
  "[secret",
);
const name = fc.oneof(text, tricky);
const meta = fc.option(fc.dictionary(name, fc.jsonValue({ maxDepth: 3 })), { nil: undefined });

const named = (part: Record<string, unknown>) => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
const form = fc
  .record({ name, meta, labels: fc.array(name, { maxLength: 3 }), fields: fc.uniqueArray(name, { maxLength: 4 }) })
  .map(({ fields, ...rest }) => named({ ...rest, fields: Object.fromEntries(fields.map((each, index) => [`f${index}`, { name: each }])) }));
const maps = <T>(prefix: string, value: fc.Arbitrary<T>, maxLength: number) =>
  fc.array(value, { maxLength }).map((list) => Object.fromEntries(list.map((each, index) => [`${prefix}${index}`, each])));

const organization = fc.record({
  name,
  meta,
  billingInfo: fc.constant(BILLING),
  forms: maps("form", form, 4),
  categories: maps("c", fc.option(fc.record({ name, forms: fc.constant(["shared"]) })), 10),
  botInstances: maps("i", fc.record({ name, meta, bot: fc.constant("bot") }).map(named), 2),
  services: maps("s", fc.record({ name, type: fc.constant("mailgun"), params: fc.dictionary(name, name) }), 2),
  groups: maps("g", fc.record({ name, members: fc.constant(["/", "top"]) }), 2),
});

const tenant = fc
  .record({ root: organization, top: organization, children: maps("o", organization, 2), below: organization, users: fc.nat({ max: 4 }) })
  .map(({ root, top, children, below, users }): TenantDocument => {
    const { billingInfo: _, ...own } = root;
    return {
      ...own,
      forms: { shared: {}, ...own.forms },
      bots: { bot: {} },
      users: Object.fromEntries(
        Array.from({ length: users }, (_each, index) => [
          `u${index}`,
          {
            email: `u${index}@example.com`,
            ...(index % 2 ? { organization: null } : { organizations: [{ organization: "top", role: "admin" }] }),
          },
        ]),
      ),
      organizations: { top: { ...top, organizations: { below } }, ...children },
    };
  });

test("makes any tenant again out of its dump, through YAML, with the same dump", async () => {
  const file = join(createFolder(), "tenant.yaml");
  const check = async (written: TenantDocument) => {
    const first = await startEmulator({ seed: written });
    const dump = first.dump();
    await first.close();
    writeTenantFile(file, dump);
    const second = await startEmulator({ seed: file });
    const again = second.dump();
    await second.close();
    expect(formatTenant(again, "json")).toBe(formatTenant(dump, "json"));
  };
  await fc.assert(fc.asyncProperty(tenant, check), { numRuns: RUNS, seed: 6 });
});
