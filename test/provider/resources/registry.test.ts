import { expect, test } from "vitest";
import * as library from "../../../provider/index.js";
import { registry } from "../../../provider/resources/registry.js";
import { schemaOf } from "../../../provider/schema/marks.js";
import { isRecord } from "../../../provider/schema/path.js";
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

test.each(Object.entries(schemas))("marks a property of %s as secret or parent only where the lifecycle looks", (_, schema) => {
  const inner = Object.entries(schema.properties).flatMap(([, property]) => marksWithin(property));
  expect(inner).not.toContain("x-parent");
  expect(inner).not.toContain("x-update-only");
});

function marksWithin(node: unknown): string[] {
  const children = isRecord(node) ? Object.entries(node).filter(([, child]) => typeof child === "object" && child !== null) : [];
  return children.flatMap(([, child]) => [
    ...(isRecord(child) ? Object.keys(child).filter((key) => key.startsWith("x-")) : []),
    ...marksWithin(child),
  ]);
}
