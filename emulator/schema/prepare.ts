import { isJsonObject, type JsonObject } from "../json.js";

/** What a body is checked for: a new object has to be complete, an update of one may be partial. */
export type Purpose = "create" | "update";

/**
 * Turns a schema of `schemas/` into what a body on the wire is checked by:
 * read-only properties take anything (they are ignored: clients send whole objects back), parts of the address are refused,
 * what only an update takes is refused on create, on update nothing is required at the top, and null unsets what is optional.
 */
export function prepareSchema(source: JsonObject, purpose: Purpose, resolve: (id: string) => JsonObject): JsonObject {
  const schema = structuredClone(source);
  const find = (reference: string) => resolveReference(schema, reference, resolve);
  liftDefaults(schema, find);
  listClearable(schema, find);
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  for (const [name, property] of Object.entries(properties)) {
    if (!isJsonObject(property)) continue;
    if (property.readOnly === true) properties[name] = {};
    if (property["x-parent"] === true || (purpose === "create" && property["x-update-only"] === true)) properties[name] = false;
  }
  const required = Array.isArray(schema.required) ? schema.required : [];
  schema.required = purpose === "create" ? required.filter((name) => properties[name] !== false) : [];
  return schema;
}

/** Copies the default of a property's `$ref` target beside the `$ref`: ajv fills in a default only where it stands in the property itself. */
function liftDefaults(schema: unknown, find: (reference: string) => unknown): void {
  if (Array.isArray(schema)) for (const item of schema) liftDefaults(item, find);
  if (!isJsonObject(schema)) return;
  for (const property of Object.values(isJsonObject(schema.properties) ? schema.properties : {})) {
    if (!isJsonObject(property) || typeof property.$ref !== "string") continue;
    const target = find(property.$ref);
    if (isJsonObject(target) && "default" in target) property.default ??= target.default;
  }
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword !== "default" && keyword !== "examples" && keyword !== "enum") liftDefaults(value, find);
  }
}

/** The keyword of prepared schemas that names the properties of an object that null unsets, with their schemas (schema-set.ts). */
export const UNSET_BY_NULL = "unsetByNull";

/** Everything may be unset but what is required, what is fixed when the object is made, and what the server sets. */
function listClearable(schema: unknown, find: (reference: string) => unknown): void {
  if (Array.isArray(schema)) for (const item of schema) listClearable(item, find);
  if (!isJsonObject(schema)) return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword !== "default" && keyword !== "examples" && keyword !== "enum") listClearable(value, find);
  }
  // A branch of a condition has properties too, but says nothing about which are required.
  if (schema.type !== "object" || !isJsonObject(schema.properties)) return;
  const required = Array.isArray(schema.required) ? schema.required : [];
  schema[UNSET_BY_NULL] = Object.fromEntries(
    Object.entries(schema.properties).filter(
      ([name, property]) => !required.includes(name) && isJsonObject(property) && !isFixed(property, find),
    ),
  );
}

function isFixed(property: JsonObject, find: (reference: string) => unknown): boolean {
  const target = typeof property.$ref === "string" ? find(property.$ref) : undefined;
  const marks = { ...(isJsonObject(target) ? target : {}), ...property };
  return ["readOnly", "x-replace", "x-parent", "x-write-once", "minItems"].some((mark) => mark in marks);
}

/** What a `$ref` in a schema names. */
export function resolveReference(schema: JsonObject, reference: string, resolve: (id: string) => JsonObject): unknown {
  const [file = "", pointer = ""] = reference.split("#");
  let found: unknown = file === "" ? schema : resolve(file);
  for (const segment of pointer.split("/").slice(1)) found = isJsonObject(found) ? found[segment] : undefined;
  return found;
}

/** Every keyword of our own in a schema, to be declared to ajv. */
export function collectOwnKeywords(schema: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(schema)) for (const item of schema) collectOwnKeywords(item, found);
  else if (isJsonObject(schema)) {
    for (const [keyword, value] of Object.entries(schema)) {
      if (keyword.startsWith("x-")) found.add(keyword);
      else collectOwnKeywords(value, found);
    }
  }
  return found;
}
