import { isSecretPlaceholder } from "../../provider/client/placeholder.js";
import { schemaOf } from "../../provider/schema/marks.js";
import { isRecord, type Path } from "../../provider/schema/path.js";
import type { SchemaName } from "../../provider/schema/schemas.js";
import { UNKNOWN_VALUE } from "../../provider/schema/unknown.js";
import { findViolations } from "../../provider/schema/violations.js";
import { definitionOf, type PulledObject } from "./pulled-tree.js";

/**
 * The API may be ahead of the schemas: what they refuse is taken out and left to it. An object that they refuse as a whole is undefined,
 * and only used.
 *
 * @param note is told what was taken out and why, as a sentence
 */
export function withoutRefused(
  object: PulledObject,
  isRoot: boolean,
  declared: Record<string, unknown>,
  note: (text: string) => void,
): Record<string, unknown> | undefined {
  const { schema } = definitionOf(object);
  const place = object.kind.collection === "organizations" ? "parent" : "organization";
  for (;;) {
    const args = {
      ...neededDefaults(schema),
      ...asInputs(declared),
      ...(isRoot ? {} : { [place]: declared[place] === null ? undefined : UNKNOWN_VALUE }),
    };
    const [violation] = findViolations(schema, withUnknown(args));
    if (violation === undefined) return declared;
    const { segments, path, expected } = violation;
    const found = `${object.kind.type} ${JSON.stringify(object.live.name)} (${object.live.stateId}): ${path}`;
    if (!removeAt(declared, segments)) {
      note(`${found} ${expected}, which the API does not answer. It is used, and not managed.`);
      return undefined;
    }
    note(`${found} is left to the API: it ${expected}.`);
  }
}

/** What the resource is told although the API has a default for it. */
function neededDefaults(schema: SchemaName): Record<string, unknown> {
  const { required, properties } = schemaOf(schema);
  return Object.fromEntries(required.flatMap((key) => (properties[key]?.default === undefined ? [] : [[key, properties[key]?.default]])));
}

/** The args that stand for a declaration: fields are a list there. */
function asInputs(declared: Record<string, unknown>): Record<string, unknown> {
  const { fields, ...rest } = declared;
  if (!isRecord(fields)) return { ...declared };
  return { ...rest, fields: Object.entries(fields).map(([name, field]) => ({ name, ...(isRecord(field) ? field : {}) })) };
}

/** Removes what a path of the args leads to, or the nearest optional thing above it. Whether there was any. */
function removeAt(declared: Record<string, unknown>, segments: Path): boolean {
  const [first, second, ...rest] = segments;
  if (typeof first !== "string" || !(first in declared)) return false;
  const value = declared[first];
  if (first === "fields" && isRecord(value) && typeof second === "number") {
    const key = Object.keys(value)[second];
    const field = key === undefined ? undefined : value[key];
    if (isRecord(field) && rest.length > 0 && removeAt(field, rest)) return true;
  } else if (second !== undefined && isRecord(value) && removeAt(value, [second, ...rest])) {
    if (Object.keys(value).length === 0) delete declared[first];
    return true;
  }
  if (segments.length === 1 || value !== undefined) {
    delete declared[first];
    return true;
  }
  return false;
}

/** The declaration with something still to come in place of each secret: a placeholder breaks rules that its secret keeps. */
export function withUnknown(value: unknown): unknown {
  if (isSecretPlaceholder(value)) return UNKNOWN_VALUE;
  if (Array.isArray(value)) return value.map(withUnknown);
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).flatMap(([key, entry]) => (entry === undefined ? [] : [[key, withUnknown(entry)]])))
    : value;
}
