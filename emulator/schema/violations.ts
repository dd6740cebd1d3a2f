import type { ErrorObject } from "ajv";
import { describeValue, isJsonObject } from "../json.js";
import { SECRET } from "./secrets.js";

const MOST_SHOWN = 10;

/** One sentence part per violation: the property's path, what is expected, what came. Values of secrets are not repeated. */
export function describeViolations(errors: readonly ErrorObject[]): string {
  const texts = listViolations(errors);
  const shown = texts.slice(0, MOST_SHOWN);
  return texts.length > MOST_SHOWN ? `${shown.join("; ")}; and ${texts.length - MOST_SHOWN} more` : shown.join("; ");
}

export function listViolations(errors: readonly ErrorObject[]): string[] {
  return [...new Set(errors.filter((error) => isTelling(error, errors)).map((error) => describeViolation(error)))];
}

/** Conditions and choices only repeat what their branches say; "or null" says nothing where the other branch says more. */
function isTelling(error: ErrorObject, all: readonly ErrorObject[]): boolean {
  if (["if", "anyOf", "oneOf", "allOf"].includes(error.keyword)) return false;
  if (error.keyword !== "type" || error.params.type !== "null") return true;
  return !all.some(
    (other) => other !== error && other.instancePath.startsWith(error.instancePath) && other.schemaPath !== error.schemaPath,
  );
}

function describeViolation(error: ErrorObject): string {
  const at = toPropertyPath(error.instancePath);
  const inside = (name: unknown) => (at === "" ? String(name) : `${at}.${String(name)}`);
  if (error.keyword === "required") return `${inside(error.params.missingProperty)} is required`;
  if (error.keyword === "additionalProperties") return `${inside(error.params.additionalProperty)} is not a known property`;
  if (error.keyword === "false schema") return `${at} is not accepted here`;
  return `${at === "" ? "the body" : at} ${describeExpectation(error)}, got ${describeGiven(error)}`;
}

function describeExpectation({ keyword, params, message }: ErrorObject): string {
  if (keyword === "enum" && Array.isArray(params.allowedValues)) return `must be one of ${params.allowedValues.join(", ")}`;
  if (keyword === "type") return `must be of type ${[params.type].flat().join(" or ")}`;
  if (keyword === "format") return `must be a valid ${params.format}`;
  return message ?? "is not valid";
}

function describeGiven({ data, parentSchema }: ErrorObject): string {
  const isSecret = isJsonObject(parentSchema) && parentSchema["x-secret"] === true;
  return isSecret ? SECRET : describeValue(data);
}

/** A JSON pointer in JavaScript form: /fields/2/name becomes fields[2].name. */
function toPropertyPath(pointer: string): string {
  const segments = pointer.split("/").slice(1);
  return segments
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((segment, index) => (/^\d+$/.test(segment) ? `[${segment}]` : index === 0 ? segment : `.${segment}`))
    .join("");
}
