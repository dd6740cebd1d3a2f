import { Ajv2020 } from "ajv/dist/2020";
import { expect, test } from "vitest";
import { registry } from "../../../provider/resources/registry.js";
import { annotationKeywords } from "../../../provider/schema/json-schema.js";
import { schemaOf } from "../../../provider/schema/marks.js";
import { isRecord } from "../../../provider/schema/path.js";
import { nodesAt } from "../../../provider/schema/resolve.js";
import { type SchemaName, schemas } from "../../../provider/schema/schemas.js";
import { validatorOf } from "../../../provider/schema/validator.js";
import { violations } from "../../../provider/schema/violations.js";
// What the API reference says of each resource: required properties and, by path, types, enumerations and defaults; and its example
import reference from "./reference.json";

const ID = "5876bc219b9d2b54a0c464c9";
const everyName = registry.map(({ schema }) => schema);
const names = [
  "organization",
  "org-group",
  "category",
  "bot",
  "bot-instance",
  "service",
  "form",
  "form-field",
  "user",
  "user-organization",
] as const satisfies SchemaName[];

test.each(everyName)("the schema of %s is a valid one of draft 2020-12 and has its validator", (name) => {
  const ajv = new Ajv2020({ strict: false });
  expect(ajv.validateSchema(schemas[name]), ajv.errorsText()).toBe(true);
  expect(validatorOf(name)).toBeTypeOf("function");
});

test.each(names)("the schema of %s has every property of the reference with its type, enumeration and default", (name) => {
  const properties: Record<string, { type: string; enum?: unknown[]; default?: unknown; required?: string[] }> = reference[name].properties;
  for (const [path, said] of Object.entries(properties)) {
    const nodes = nodesAt(name, path.split(".")).map(({ node }) => node);
    expect(nodes, path).not.toEqual([]);
    expect(
      nodes.flatMap(({ type }) => type ?? []),
      path,
    ).toContain(said.type);
    if (said.enum !== undefined) {
      expect(
        nodes.map((node) => node.enum),
        path,
      ).toContainEqual(said.enum);
    }
    if (said.default !== undefined) {
      expect(
        nodes.map((node) => node.default),
        path,
      ).toContainEqual(said.default);
    }
    if (said.required !== undefined) {
      expect(
        nodes.flatMap(({ required }) => required ?? []),
        path,
      ).toEqual(expect.arrayContaining(said.required));
    }
  }
});

test.each(names)("the schema of %s requires what a create needs and the ids of its address", (name) => {
  const { properties, required } = schemaOf(name);
  const parents = Object.keys(properties).filter((key) => properties[key]?.parent);
  expect([...required].sort()).toEqual([...reference[name].required, ...parents].sort());
});

test.each(names)("the reference's own example of %s is valid", (name) => {
  const { properties } = schemaOf(name);
  const parents = Object.keys(properties).flatMap((key) => (properties[key]?.parent ? [[key, ID]] : []));
  // The page shows the parameters of two providers in one object
  const params = { jid: "uid3710@s1.smartsupp.com", password: "z3kRuD", host: "s1.smartsupp.com", port: "5222" };
  // ...and options in a field of the type that comes first in its list of types
  const asSelect = { form: { fields: reference.form.example.fields.map((field) => ({ ...field, type: "select" })) } };
  const shown = { service: { params }, "form-field": { type: "select" }, ...asSelect };
  const args = { ...reference[name].example, ...Object.fromEntries(parents), ...(name in shown ? shown[name as keyof typeof shown] : {}) };
  expect(violations(name, args)).toEqual([]);
});

test.each(everyName)("every property of %s has a text, and every mark is known", (name) => {
  const known = new Set<string>(annotationKeywords);
  for (const [path, node] of walk(schemas[name], name)) {
    for (const key of Object.keys(node).filter((keyword) => keyword.startsWith("x-"))) {
      expect(known, `${path} ${key}`).toContain(key);
    }
    for (const [key, property] of Object.entries(isRecord(node.properties) && !path.includes("/if") ? node.properties : {})) {
      const isAdded = path.includes("/allOf/");
      const hasText = isRecord(property) && (typeof property.description === "string" || typeof property.$ref === "string");
      expect(isAdded || hasText, `${path}/${key}`).toBe(true);
    }
  }
});

function walk(value: unknown, path: string): [string, Record<string, unknown>][] {
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => walk(entry, `${path}/${index}`));
  }
  return isRecord(value) ? [[path, value], ...Object.entries(value).flatMap(([key, entry]) => walk(entry, `${path}/${key}`))] : [];
}
