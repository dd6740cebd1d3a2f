import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";

export type Schema = { readonly [keyword: string]: unknown };
type Body = Record<string, unknown>;

/** What a generated body may name, by the property that names it. */
export type KnownIds = Readonly<Record<string, readonly string[]>>;

const TEXTS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  "date-time": fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }).map((date) => date.toISOString()),
  email: fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `u${a}.${b}@example.com`),
  "email-or-domain": fc.constantFrom("john@example.org", "example.com"),
  uri: fc.webUrl(),
  hostname: fc.domain(),
  "hh-mm": fc.tuple(fc.nat(23), fc.nat(59)).map((parts) => parts.map((part) => String(part).padStart(2, "0")).join(":")),
  "time-zone": fc.constantFrom("Europe/Amsterdam", "America/New_York", "UTC"),
  country: fc.constantFrom("NL", "DE", "US"),
  regex: fc.constantFrom("^[a-z]+$", "[0-9]{4}", ".*"),
};

export const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null && !Array.isArray(value);

const read = new Map<string, Schema>();

/** A schema as its file in schemas/ has it. */
export function schemaOf(name: string): Schema {
  const schema: Schema = read.get(name) ?? JSON.parse(readFileSync(join(process.cwd(), "schemas", `${name}.json`), "utf8"));
  read.set(name, schema);
  return schema;
}

export type Purpose = "create" | "update";

/** Bodies that a schema allows: of a POST with all that it requires, of a PATCH with any part that may change. */
export function bodyArbitrary(name: string, purpose: Purpose, ids: KnownIds): fc.Arbitrary<Body> {
  const body = objectArbitrary(schemaOf(name), { root: schemaOf(name), ids, purpose, isPartial: purpose === "update" });
  // A property of this name is refused wherever it stands, also in a map that is free otherwise.
  return body.filter((each) => !JSON.stringify(each).includes('"__proto__"'));
}

interface Context {
  /** Where references within the file are looked up. */
  root: Schema;
  ids: KnownIds;
  purpose: Purpose;
  /** Whether nothing is required and nothing that is fixed may come. */
  isPartial: boolean;
}

function valueArbitrary(given: unknown, name: string, outer: Context): fc.Arbitrary<unknown> {
  const context = { ...outer, isPartial: false };
  if (!isSchema(given)) return fc.jsonValue({ maxDepth: 2 });
  if (typeof given.$ref === "string") {
    const { schema, root } = resolve(given.$ref, context.root);
    return valueArbitrary(schema, name, { ...context, root });
  }
  if (Array.isArray(given.enum)) return fc.constantFrom(...given.enum);
  if (Array.isArray(given.anyOf)) return valueArbitrary(given.anyOf[0], name, context);
  if (given.type === "boolean") return fc.boolean();
  if (given.type === "integer" || given.type === "number") return fc.integer({ min: 0, max: 1000 });
  if (given.type === "object") return objectArbitrary(given, context);
  if (given.type === "string") return textArbitrary(given, name, context.ids);
  if (given.type !== "array") return fc.jsonValue({ maxDepth: 2 });
  const items = valueArbitrary(given.items, name, context);
  return fc.uniqueArray(items, { minLength: Number(given.minItems ?? 0), maxLength: 3, selector: identityOf });
}

function textArbitrary({ format, minLength }: Schema, name: string, ids: KnownIds): fc.Arbitrary<string> {
  if (format === "object-id") return fc.constantFrom(...(ids[name] ?? ids.organization ?? []));
  const known = typeof format === "string" ? TEXTS[format] : undefined;
  return known ?? fc.string({ unit: "grapheme", minLength: Number(minLength ?? 0), maxLength: 40 });
}

function objectArbitrary(schema: Schema, context: Context): fc.Arbitrary<Body> {
  const properties = isSchema(schema.properties) ? schema.properties : {};
  if (Object.keys(properties).length === 0) return freeForm;
  const branches = context.isPartial ? undefined : readBranches(schema);
  if (!branches) {
    // What type a record has is fixed when it is made: a part of one cannot know it, and leaves the parameters alone.
    const { params: _params, ...rest } = properties;
    return recordArbitrary(context.isPartial ? rest : properties, schema, context);
  }
  return fc
    .constantFrom(...branches)
    .chain(([type, inBranch]) => recordArbitrary({ ...properties, ...inBranch, type: { enum: [type] } }, schema, context, ["type"]));
}

function recordArbitrary(properties: Body, schema: Schema, context: Context, alsoRequired: string[] = []): fc.Arbitrary<Body> {
  const open = Object.entries(properties).filter(([, property]) => isOpen(property, context));
  const required = context.isPartial ? [] : [...(Array.isArray(schema.required) ? schema.required : []), ...alsoRequired];
  const arbitraries = Object.fromEntries(open.map(([name, property]) => [name, valueArbitrary(property, name, context)]));
  return fc.record(arbitraries, { requiredKeys: Object.keys(arbitraries).filter((name) => required.includes(name)) });
}

const freeForm: fc.Arbitrary<Body> = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 10 }).filter((key) => key !== "__proto__"),
  fc.jsonValue({ maxDepth: 1 }).filter((value) => value !== null),
  { maxKeys: 3 },
);

/** Whether a body may carry a property: the server sets it, the path has it, or its time is past or to come. */
function isOpen(given: unknown, { root, purpose, isPartial }: Context): boolean {
  const target = isSchema(given) && typeof given.$ref === "string" ? resolve(given.$ref, root).schema : undefined;
  const marks: Body = { ...(isSchema(target) ? target : {}), ...(isSchema(given) ? given : {}) };
  if ([marks.readOnly, marks["x-parent"], purpose === "create" && marks["x-update-only"]].includes(true)) return false;
  return !(isPartial && ("x-replace" in marks || "x-write-once" in marks));
}

/** The properties that a record has by its type, of schemas with conditions on it. */
function readBranches({ allOf }: Schema): Map<string, Schema> | undefined {
  if (!Array.isArray(allOf)) return undefined;
  return new Map(allOf.map((rule): [string, Schema] => [rule.if.properties.type.const, rule.then.properties]));
}

const identityOf = (item: unknown): unknown => (isSchema(item) ? (item.name ?? item.organization ?? JSON.stringify(item)) : item);

function resolve(reference: string, root: Schema): { schema: unknown; root: Schema } {
  const [file = "", pointer = ""] = reference.split("#");
  const base = file === "" ? root : schemaOf(file.replace(/^.*\//, "").replace(/\.json$/, ""));
  let found: unknown = base;
  for (const segment of pointer.split("/").slice(1)) found = isSchema(found) ? found[segment] : undefined;
  return { schema: found, root: base };
}
