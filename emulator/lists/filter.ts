import type { SQLInputValue } from "node:sqlite";
import { ApiError } from "../errors.js";
import { isJsonObject, type JsonObject } from "../json.js";
import type { ObjectSchema } from "../schema/schema-set.js";
import type { Condition } from "../store/store.js";
import { type Query, readSingle } from "./query.js";

const PAGING = ["limit", "offset"];
/** Parameters of lists that the API has and this emulator has not: refused, since ignoring one would answer another question. */
const NOT_YET = ["sort", "select", "populate"];
const OPERATORS = /^(~|\^|>=?|<=?|\[.*\]$)/;

/**
 * Turns `property=value` parameters into conditions; of a list, one element has to be equal.
 *
 * @throws ApiError 400 naming the parameter that is not a property, or not of its type
 */
export function readFilters(query: Query, schema: ObjectSchema): Condition[] {
  const names = Object.keys(query).filter((name) => !PAGING.includes(name));
  return names.map((name) => {
    const value = readSingle(query, name) ?? "";
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    if (!property) {
      throw new ApiError(
        400,
        NOT_YET.includes(name) ? `${name} is not supported by this emulator` : `${name} is not a property of ${schema.title}`,
      );
    }
    if (OPERATORS.test(value))
      throw new ApiError(400, `${name}: only ${name}=value is supported by this emulator, got ${JSON.stringify(value)}`);
    return createCondition(name, property, value);
  });
}

function createCondition(name: string, property: JsonObject, text: string): Condition {
  const path = `$.${JSON.stringify(name)}`;
  if (property.type === "array" && isJsonObject(property.items)) {
    const value = toComparable(name, property.items, text);
    return { sql: "EXISTS (SELECT 1 FROM json_each(object.body, ?) AS item WHERE item.value = ?)", values: [path, value] };
  }
  return { sql: "json_extract(object.body, ?) = ?", values: [path, toComparable(name, property, text)] };
}

function toComparable(name: string, { type }: JsonObject, text: string): SQLInputValue {
  if (type === "string") return text;
  if (type === "boolean") {
    // JSON's true and false are 1 and 0 to SQLite.
    if (text === "true" || text === "false") return text === "true" ? 1 : 0;
    throw new ApiError(400, `${name} must be true or false, got ${JSON.stringify(text)}`);
  }
  if (type === "number" || type === "integer") {
    if (text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
    throw new ApiError(400, `${name} must be a number, got ${JSON.stringify(text)}`);
  }
  throw new ApiError(400, `${name} holds no plain values to filter by`);
}
