import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type JsonObject } from "../json.js";

/** The two sides of a change: what stood under a path, and what stands there now. A path on one side only was added or removed. */
export interface Sides {
  before: JsonObject;
  after: JsonObject;
}

/** The server sets them with every write, or with a log-in: the entry of the history, or the request, says the same. */
const NOTED_ANYWAY: readonly string[] = ["updatedAt", "updatedBy", "lastLogin"];

/**
 * The properties that differ, at the depth where they do: `params.port`, `fields[2].label`.
 *
 * @param shown the same two bodies as they may be kept: their secrets are masked. What differs is told by the bodies themselves
 */
export function findChanges(before: JsonObject, after: JsonObject, shown: Sides): Sides {
  const found: Sides = { before: {}, after: {} };
  const collect = (path: string, [old, now]: [unknown, unknown], [oldShown, nowShown]: [unknown, unknown]): void => {
    if (isDeepStrictEqual(old, now)) return;
    const keys = listInnerKeys(oldShown, nowShown);
    if (!keys) {
      if (old !== undefined) found.before[path] = oldShown;
      if (now !== undefined) found.after[path] = nowShown;
      return;
    }
    for (const key of keys) {
      const inner = typeof key === "number" ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
      const isOwn = path === "" || path.endsWith("]");
      if (!isOwn || !NOTED_ANYWAY.includes(String(key)))
        collect(inner, [at(old, key), at(now, key)], [at(oldShown, key), at(nowShown, key)]);
    }
  };
  collect("", [before, after], [shown.before, shown.after]);
  return found;
}

/** Lists of plain values are one value: the place of a tag says nothing. */
function listInnerKeys(before: unknown, after: unknown): (string | number)[] | undefined {
  if (isJsonObject(before) && isJsonObject(after)) return [...new Set([...Object.keys(before), ...Object.keys(after)])];
  if (!Array.isArray(before) || !Array.isArray(after) || ![...before, ...after].some(isJsonObject)) return undefined;
  return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
}

function at(value: unknown, key: string | number): unknown {
  if (Array.isArray(value)) return value[Number(key)];
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** In characters. */
export const LONGEST_SIDE = 8000;
const LONGEST_VALUE = 300;

/** The text of one side, at most 8,000 characters and a little: long values are cut, and what then does not fit is counted. */
export function writeSide(side: JsonObject): string {
  const whole = JSON.stringify(side);
  if (whole.length <= LONGEST_SIDE) return whole;
  const kept: [string, unknown][] = [];
  let length = 0;
  for (const [path, value] of Object.entries(side)) {
    const text = JSON.stringify(value) ?? "";
    const part = text.length <= LONGEST_VALUE ? value : `${text.slice(0, LONGEST_VALUE)}... (${text.length} characters)`;
    length += path.length + Math.min(text.length, LONGEST_VALUE);
    if (length > LONGEST_SIDE) break;
    kept.push([path, part]);
  }
  const left = Object.keys(side).length - kept.length;
  if (left > 0) kept.push(["...", `${left} more`]);
  return JSON.stringify(Object.fromEntries(kept));
}
