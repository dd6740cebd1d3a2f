import type { ErrorObject } from "ajv/dist/2020";
import type { Finding } from "./finding.js";
import { formats, regexFault } from "./formats.js";
import { marksAt } from "./marks.js";
import { nearest } from "./nearest.js";
import { type Path, parsePointer } from "./path.js";
import { nodesAt } from "./resolve.js";
import type { SchemaName } from "./schemas.js";

/** The number of values up to which a message lists them all. */
const MAX_LISTED = 10;

const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  null: "null",
};

/** What a keyword of a schema that a value breaks expected of it. */
export function findingOf(error: ErrorObject, name: SchemaName, root: unknown): Finding {
  const path = parsePointer(error.instancePath, root);
  switch (error.keyword) {
    case "type":
      return { path, expected: `must be ${nameTypes([error.params.type])}` };
    case "enum":
      return { path, ...ofChoice(error.params.allowedValues, error.data) };
    case "required":
      return ofMissing(name, root, path, error.params.missingProperty);
    case "additionalProperties":
      return ofUnknownKey(name, root, path, error.params.additionalProperty);
    case "format":
      return { path, expected: `must be ${formats[error.params.format]?.expected ?? error.params.format}`, ...remedyForFormat(error) };
    case "pattern":
      return { path, expected: `must match ${error.params.pattern}${example(error)}` };
    case "minLength":
      return { path, expected: error.params.limit === 1 ? "must not be empty" : `must have at least ${error.params.limit} characters` };
    case "minItems":
      return {
        path,
        expected: `must have at least ${error.params.limit} ${error.params.limit === 1 ? "entry" : "entries"}`,
        got: countEntries(error.data),
      };
    case "maxItems":
      return { path, expected: `must have at most ${error.params.limit} entries`, got: countEntries(error.data) };
    default:
      return { path, expected: error.message ?? `must meet ${error.keyword}` };
  }
}

/** The words for JSON types: "an object or null". */
export function nameTypes(types: readonly string[]): string {
  return types.map((type) => typeNames[type] ?? type).join(" or ");
}

function ofChoice(values: readonly unknown[], actual: unknown): Pick<Finding, "expected" | "remedy"> {
  const words = values.map(String);
  const expected =
    words.length <= MAX_LISTED
      ? `must be one of ${words.join(", ")}`
      : `must be one of ${words.length} values such as ${words.slice(0, 3).join(", ")}`;
  const meant = typeof actual === "string" ? nearest(actual, words) : undefined;
  return { expected, remedy: meant === undefined ? undefined : `Did you mean ${JSON.stringify(meant)}?` };
}

function ofMissing(name: SchemaName, root: unknown, path: Path, key: string): Finding {
  const text = nodesAt(name, [...path, key], root).find(({ node }) => node.description !== undefined)?.node.description;
  return {
    path: [...path, key],
    expected: "must be set",
    got: "nothing",
    remedy: text === undefined ? `Add ${key}.` : `Add ${key}: ${text}`,
  };
}

function ofUnknownKey(name: SchemaName, root: unknown, path: Path, key: string): Finding {
  const owners = nodesAt(name, path, root).map(({ node }) => node);
  const keys = [...new Set(owners.flatMap(({ properties = {} }) => Object.keys(properties)))];
  const known = keys.filter((other) => !marksAt(name, [...path, other], root).readOnly);
  const meant = nearest(key, known);
  return {
    path: [...path, key],
    expected: expectedKey(known, owners.find(({ title }) => title !== undefined)?.title),
    // The name, never the value: a misspelled password is still a password
    got: JSON.stringify(key),
    remedy: meant === undefined ? "Remove it." : `Did you mean ${meant}?`,
  };
}

function expectedKey(known: readonly string[], owner = "this object"): string {
  if (known.length > MAX_LISTED) {
    return `must be a property of ${owner}`;
  }
  return known.length === 1 ? `must be the property ${known[0]}` : `must be one of the properties ${known.join(", ")}`;
}

function remedyForFormat(error: ErrorObject): Pick<Finding, "remedy"> {
  const text = String(error.data);
  switch (error.params.format) {
    case "regex":
      return { remedy: `${regexFault(text)}.` };
    case "object-id":
      return { remedy: "Give the id of the resource that is meant, such as `organization.id`." };
    case "country": {
      const upper = text.toUpperCase();
      return formats.country?.accepts?.(upper) ? { remedy: `Did you mean ${JSON.stringify(upper)}?` } : {};
    }
    case "time-zone": {
      const meant = nearest(text, Intl.supportedValuesOf("timeZone"));
      return meant === undefined ? {} : { remedy: `Did you mean ${JSON.stringify(meant)}?` };
    }
    default:
      return {};
  }
}

function example(error: ErrorObject): string {
  const [first] = Array.isArray(error.parentSchema?.examples) ? error.parentSchema.examples : [];
  return first === undefined ? "" : `, such as ${JSON.stringify(first)}`;
}

function countEntries(value: unknown): string {
  return `${Array.isArray(value) ? value.length : 0} entries`;
}
