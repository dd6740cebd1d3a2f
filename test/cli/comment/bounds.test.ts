import fc from "fast-check";
import { expect, test } from "vitest";
import { commentFor, step, urnOf } from "./preview.js";

const MOST = 60_000;
const RUNS = Number(process.env.RANDOM_RUNS ?? 30);

/** By every way of counting. */
function expectToFit(body: string): void {
  expect(body.length).toBeLessThan(MOST);
  expect([...body].length).toBeLessThan(MOST);
  expect(Buffer.byteLength(body)).toBeLessThan(MOST);
}

const organization = (i: number) =>
  step("same", "Organization", `o${i}`, { name: `Dealer ${i}` }, { name: `Dealer ${i}` }, { id: `o${i}` });
const form = (op: string, i: number, text = "") => {
  const inputs = { organization: `o${i % 10}`, name: `Form ${i} ${text}`, description: `${text} ${i}` };
  return step(
    op,
    "Form",
    `form-${i}`,
    op === "create" ? undefined : { ...inputs, pointsByBot: 1 },
    op === "delete" ? undefined : { ...inputs, pointsByBot: 2 },
  );
};
const many = (count: number, make: (i: number) => unknown) => Array.from({ length: count }, (_, i) => make(i));

test.each([
  ["5,000 updates", many(5_000, (i) => form("update", i))],
  ["5,000 deletions", many(5_000, (i) => form("delete", i))],
  ["2,000 creations of four-byte letters", many(2_000, (i) => form("create", i, "𠮷🧑‍🌾".repeat(60)))],
  ["400 organizations", many(400, (i) => step("create", "Organization", `o${i}`, undefined, { name: "N".repeat(200) }))],
  ["3,000 messages", []],
])("stays below 60,000 characters with %s, and says what was cut", (_what, steps) => {
  const diagnostics = many(3_000, (i) => ({ severity: i % 2 ? "error" : "warning", message: `${i} ${"bad ".repeat(500)}\n`.repeat(3) }));
  const body = commentFor([...many(10, organization), ...steps], steps.length === 0 ? { diagnostics } : {});
  expectToFit(body);
  expect(body.length).toBeGreaterThan(5_000);
  if (steps.length === 0) {
    expect(body).toMatch(/\nShown: the first \d+ of 1500\.\n/);
    expect(body).toContain("\n1500 warnings are too long to be shown.\n");
  } else {
    const [, left, all] = /\*\*Not shown for want of room: (\d+) of (\d+) changes\*\*/.exec(body) ?? [];
    const shown = body.match(/^\*\*(?:create|update|delete)\*\* /gm)?.length ?? 0;
    expect([Number(all), shown + Number(left)]).toEqual([steps.length, steps.length]);
  }
  // Cut between resources: every block and every fold is closed.
  expect(body.match(/^```/gm)?.length ?? 0).toBe((body.match(/^```\w+$/gm)?.length ?? 0) * 2);
  expect(body.match(/<details>/g)?.length).toBe(body.match(/<\/details>/g)?.length);
});

test("names what it leaves out, by kind and the first by name", () => {
  const body = commentFor([
    form("update", 1),
    step("create", "Form", "huge", undefined, {
      name: "huge",
      fields: many(2_000, (i) => ({ name: `field-${i}`, label: "L".repeat(40) })),
    }),
  ]);
  expect(body).toContain(
    "\n**Not shown for want of room: 1 of 2 changes** (create Form: 1). Left out: `huge`. `web1on1 preview --diff` shows everything.\n",
  );
  expect(body).toContain("**update** Form `form-1`");
});

const value = fc.jsonValue({ maxDepth: 3 });
const inputs = fc.dictionary(fc.string({ maxLength: 8 }), value, { maxKeys: 6 });
const steps = fc.uniqueArray(
  fc.record({
    op: fc.constantFrom("create", "update", "delete", "replace", "same", "import", "read", "anything"),
    type: fc.constantFrom("Form", "Organization", "Service", "Category"),
    name: fc.string({ minLength: 1, maxLength: 12 }),
    before: inputs,
    after: inputs,
    organization: fc.constantFrom(undefined, "id-a", "o1"),
    parent: fc.constantFrom(undefined, urnOf("Organization", "east"), urnOf("Organization", "west")),
  }),
  { selector: ({ type, name }) => `${type} ${name}`, maxLength: 12 },
);

/** The same value with the keys of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  );
}

test("gives the same bytes whatever order steps, messages and keys came in, and however long the preview took", () => {
  fc.assert(
    fc.property(steps, fc.array(fc.string(), { maxLength: 5 }), fc.nat(), (all, messages, duration) => {
      const made = all.map(({ op, type, name, before, after, organization, parent }) =>
        step(
          op,
          type,
          name,
          op === "create" ? undefined : { ...before, organization },
          op === "delete" ? undefined : { ...after, organization },
          { parent },
        ),
      );
      const diagnostics = messages.map((message) => ({ severity: "error", message }));
      const body = commentFor(made, { diagnostics });
      expectToFit(body);
      const again = made.toReversed().map((each) => JSON.parse(JSON.stringify(turned(each))));
      expect(commentFor(again, { diagnostics: diagnostics.toReversed(), duration, requests: { GET: duration } })).toBe(body);
    }),
    { numRuns: RUNS * 5 },
  );
});
