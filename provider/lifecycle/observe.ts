import { marksAt } from "../schema/marks.js";
import { isRecord, type Path } from "../schema/path.js";
import { type Comparison, differences, isEmpty } from "./differences.js";
import { pairItems } from "./pair-items.js";

/**
 * What state records for a managed property, given what it recorded before and what the API answers now.
 *
 * The shape stays that of the program: keys that the program does not name are left out, at any depth, and a value that says the
 * same in other words (order of a set, form of a date) stays as it was written. So no drift leaves the state untouched.
 * Undefined where the API no longer has the value.
 */
export function observe(comparison: Comparison, known: unknown, live: unknown, path: Path): unknown {
  const marks = marksAt(comparison.schema, path, comparison.root);
  if (marks.writeOnce || marks.parent || ((marks.secret || marks.updateOnly) && isHidden(live))) {
    return known;
  }
  if (differences(comparison, known, live, path).length === 0) {
    return known;
  }
  if (isRecord(known) && isRecord(live)) {
    const entries = Object.entries(known).map(([key, value]) => [key, observe(comparison, value, live[key], [...path, key])] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
  if (Array.isArray(known) && Array.isArray(live)) {
    return pairItems(live, known).map(([item, counterpart], index) => {
      const before = counterpart ?? (known.length === live.length ? known[index] : undefined);
      const itemPath = [...path, index];
      return before === undefined ? withoutReadOnly(comparison, item, itemPath) : observe(comparison, before, item, itemPath);
    });
  }
  return live === undefined ? undefined : withoutReadOnly(comparison, live, path);
}

/** A value of an answer without what only the API sets: what a program could have written to get it. */
export function withoutReadOnly(comparison: Comparison, value: unknown, path: Path): unknown {
  if (Array.isArray(value)) {
    return value.map((item, index) => withoutReadOnly(comparison, item, [...path, index]));
  }
  if (!isRecord(value)) {
    return value;
  }
  const settable = Object.entries(value).filter(([key]) => !marksAt(comparison.schema, [...path, key], comparison.root).readOnly);
  return Object.fromEntries(settable.map(([key, entry]) => [key, withoutReadOnly(comparison, entry, [...path, key])]));
}

/** Whether the API keeps a secret to itself: it leaves it out or shows stars in its place. */
export function isHidden(live: unknown): boolean {
  return isEmpty(live) || isMasked(live);
}

/** Whether the API shows stars in place of a secret. */
export function isMasked(live: unknown): boolean {
  return typeof live === "string" && /[*•●]{3}/.test(live);
}
