import { isJsonObject, type JsonObject } from "../json.js";
import type { ObjectSchema } from "../schema/schema-set.js";
import { findNearest } from "./spelling.js";

/** What a property holds, as far as a list can be asked about it. `any` is what the schema leaves open, as in `meta`. */
export type ValueType = "text" | "number" | "boolean" | "time" | "any" | "object";

/** A property of stored objects by its path: `name`, `settings.timezone`, `fields.name`, `meta.source`. */
export interface PropertyPath {
  /** As the request writes it. */
  name: string;
  type: ValueType;
  /** Whether there may be more than one value: the property is a list, or stands inside one. */
  isMany: boolean;
  isSecret: boolean;
  /** Where it stands: one JSON path to each place on the way that may be a list, and from there on. */
  hops: readonly string[];
}

const MOST_SEGMENTS = 20;
/** What a JSON path of SQLite cannot quote. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are escaped in the stored text
const UNQUOTABLE = /["\\\u0000-\u001f]/;

/**
 * Finds a property by its path, or says why there is none.
 *
 * @param alsoKnown what else could be meant by a name that is none
 */
export function findProperty(shape: ObjectSchema, name: string, alsoKnown: readonly string[] = []): PropertyPath | string {
  const segments = name.split(".");
  if (segments.length > MOST_SEGMENTS) return `${name.slice(0, 80)}... has more than ${MOST_SEGMENTS} parts`;
  let schema: JsonObject = { type: "object", properties: shape.wholeProperties };
  const hops: string[][] = [[]];
  const path: PropertyPath = { name, type: "object", isMany: false, isSecret: false, hops: [] };
  for (const [index, segment] of segments.entries()) {
    const isOpen = isFreeForm(schema);
    const next = isOpen ? {} : findMember(schema, segment);
    if (next?.["x-parent"] === true) return `${name} is a part of the address, and the same for the whole list`;
    if (!next) return describeUnknown(shape, segments.slice(0, index), segment, schema, index === 0 ? alsoKnown : []);
    if (segment === "" || UNQUOTABLE.test(segment)) return `${name} cannot be asked for: ${JSON.stringify(segment)} is not a plain name`;
    // Where the schema leaves open what stands there, it may be a list.
    if (isOpen && schema.type === undefined && hops.at(-1)?.length !== 0) hops.push([]);
    hops.at(-1)?.push(segment);
    schema = unwrap(next);
    path.isSecret ||= schema["x-secret"] === true;
    if (schema.type === "array") {
      schema = isJsonObject(schema.items) ? unwrap(schema.items) : {};
      path.isMany = true;
      if (index < segments.length - 1) hops.push([]);
    }
  }
  return { ...path, type: typeOf(schema), hops: hops.filter((keys) => keys.length > 0).map(toJsonPath) };
}

/** The JSON path that leads to the property without minding lists. */
export function toStraightPath({ hops }: PropertyPath): string {
  return `$${hops.map((hop) => hop.slice(1)).join("")}`;
}

/** The branch of a choice that is not null: an empty slot of a list says nothing of what the others hold. */
function unwrap(schema: JsonObject): JsonObject {
  const branches = schema.anyOf ?? schema.oneOf;
  if (!Array.isArray(branches)) return schema;
  const branch: unknown = branches.find((each) => isJsonObject(each) && each.type !== "null");
  return isJsonObject(branch) ? branch : schema;
}

function isFreeForm(schema: JsonObject): boolean {
  return (schema.type === undefined || schema.type === "object") && !("properties" in schema);
}

function findMember({ properties, additionalProperties }: JsonObject, name: string): JsonObject | undefined {
  const found = isJsonObject(properties) && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
  if (found === true) return {};
  return isJsonObject(found) ? found : undefined;
}

function describeUnknown(
  shape: ObjectSchema,
  before: readonly string[],
  segment: string,
  { properties }: JsonObject,
  alsoKnown: readonly string[],
): string {
  const prefix = before.map((each) => `${each}.`).join("");
  const known = isJsonObject(properties) ? Object.keys(properties) : [];
  const nearest = findNearest(segment, [...known, ...alsoKnown]);
  const name = segment === "" ? '""' : `${prefix}${segment}`;
  return `${name} is not a property of ${shape.title}${nearest === undefined ? "" : `; did you mean ${prefix}${nearest}?`}`;
}

function typeOf({ type, format, properties }: JsonObject): ValueType {
  if (type === "number" || type === "integer") return "number";
  if (type === "boolean") return "boolean";
  if (type === "string") return format === "date-time" ? "time" : "text";
  return type === undefined && properties === undefined ? "any" : "object";
}

function toJsonPath(keys: readonly string[]): string {
  return `$${keys.map((key) => (/^\w+$/.test(key) ? `.${key}` : `."${key}"`)).join("")}`;
}
