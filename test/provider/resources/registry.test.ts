import { expect, test } from "vitest";
import * as library from "../../../provider/index.js";
import { registry } from "../../../provider/resources/registry.js";
import { schemaOf } from "../../../provider/schema/marks.js";
import { schemas } from "../../../provider/schema/schemas.js";

test("has a resource for every schema, under the name of the schema's title", () => {
  expect(registry.map(({ schema }) => schema).sort()).toEqual(Object.keys(schemas).sort());
  expect(registry.map(({ type }) => type)).toEqual(registry.map(({ schema }) => schemaOf(schema).title));
});

test("has a class in the library for every resource", () => {
  expect(Object.keys(library)).toEqual(expect.arrayContaining(registry.map(({ type }) => type)));
});

test.each(registry)("addresses $type by exactly the properties that its schema marks as parents", ({ schema, collection, parents }) => {
  const { properties } = schemaOf(schema);
  const marked = Object.keys(properties).filter((name) => properties[name]?.parent);
  expect([...collection.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)).toEqual(marked);
  expect(parents).toEqual(expect.arrayContaining(marked));
});

test.each(registry)("names parents and natural key of $type by properties that exist; a change of a parent replaces", (definition) => {
  const { properties } = schemaOf(definition.schema);
  expect(definition.parents.map((name) => properties[name]?.replace)).not.toContain(undefined);
  expect(Object.keys(properties)).toEqual(expect.arrayContaining([...definition.naturalKey]));
});

test.each(Object.entries(schemas))("marks a parent in %s among its own properties only, where the lifecycle looks", (_, schema) => {
  const own = Object.values(schema.properties).filter((property) => property["x-parent"]);
  expect(marksWithin(schema).filter((mark) => mark === "x-parent")).toHaveLength(own.length);
});

/** The marks at any depth. */
function marksWithin(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, child]) => [...(key.startsWith("x-") ? [key] : []), ...marksWithin(child)]);
}
