import { isDeepStrictEqual } from "node:util";
import { isSecretPlaceholder } from "../client/placeholder.js";
import { formatAt } from "../schema/format-at.js";
import { marksAt } from "../schema/marks.js";
import { isRecord, type Path } from "../schema/path.js";
import type { SchemaName } from "../schema/schemas.js";
import { isUnknown } from "../schema/unknown.js";

/** How two values of a resource are compared. */
export interface Comparison {
  readonly schema: SchemaName;
  /** The resource's args or state; it decides which parameters a `type` stands for. */
  readonly root: unknown;
  /**
   * Whether null and empty values equal an absent one, and null what the API fills in. They do in what the API answers, which leaves
   * out what was never set (wire-facts); they do not between a program and its state, where absent means unmanaged.
   */
  readonly absentIsEmpty: boolean;
}

/** The comparison of what a program or a state says with what the API answers. */
export function withAnswer(schema: SchemaName, root: unknown): Comparison {
  return { schema, root, absentIsEmpty: true };
}

/**
 * Where `actual` is not what the program declares, as paths. Only what is declared counts: further keys of an object, at any depth,
 * belong to somebody else. Lists marked as unordered are sets; what is sent on create only is never compared; dates are instants.
 */
export function differences(comparison: Comparison, declared: unknown, actual: unknown, path: Path = []): Path[] {
  const marks = marksAt(comparison.schema, path, comparison.root);
  if (marks.writeOnce || marks.readOnly) {
    return [];
  }
  if (isUnknown(declared)) {
    return [path];
  }
  if (comparison.absentIsEmpty && isSecretPlaceholder(declared)) {
    // What the secret is, nobody has told the program: whatever the API has is it.
    return [];
  }
  if (comparison.absentIsEmpty && (declared === null ? isUnset(comparison, actual, path) : isEmpty(declared) && isEmpty(actual))) {
    return [];
  }
  if (Array.isArray(declared) && Array.isArray(actual)) {
    const same = marks.unordered ? isSameSet : isSameList;
    return same(declared, actual, (one, other, index) => differences(comparison, one, other, [...path, index]).length === 0) ? [] : [path];
  }
  if (isRecord(declared) && isRecord(actual)) {
    return Object.entries(declared).flatMap(([key, value]) => differences(comparison, value, actual[key], [...path, key]));
  }
  return isSameScalar(comparison, declared, actual, path) ? [] : [path];
}

/** Whether a value says that there is nothing: absent, null, an empty list, object or text. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === "" || (typeof value === "object" && Object.keys(value).length === 0);
}

/** Whether an answer shows a property that was cleared: nothing, or what the API fills in where nothing is set. */
function isUnset(comparison: Comparison, actual: unknown, path: Path): boolean {
  if (isEmpty(actual) || isDeepStrictEqual(actual, marksAt(comparison.schema, path, comparison.root).default)) {
    return true;
  }
  return isRecord(actual) && Object.entries(actual).every(([key, value]) => isUnset(comparison, value, [...path, key]));
}

type Same = (declared: unknown, actual: unknown, index: number) => boolean;

function isSameList(declared: readonly unknown[], actual: readonly unknown[], same: Same): boolean {
  return declared.length === actual.length && declared.every((value, index) => same(value, actual[index], index));
}

function isSameSet(declared: readonly unknown[], actual: readonly unknown[], same: Same): boolean {
  return (
    declared.every((value, index) => actual.some((other) => same(value, other, index))) &&
    actual.every((other) => declared.some((value, index) => same(value, other, index)))
  );
}

function isSameScalar({ schema, root }: Comparison, declared: unknown, actual: unknown, path: Path): boolean {
  if (declared === actual) {
    return true;
  }
  if (typeof declared !== "string" || typeof actual !== "string" || formatAt(schema, path, root) !== "date-time") {
    return false;
  }
  // The API writes a date in its own way: 2017-01-11T23:13:35Z comes back as 2017-01-11T23:13:35.000Z.
  return Date.parse(declared) === Date.parse(actual);
}
