import type { PropertyChange, PropertyDiffKind } from "../events.js";
import { isEqual, isMap, maskSecrets, type PropertyMap, type PropertyValue, Secret } from "./property-value.js";

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** `fields[2].options`, `meta["a b"]`: one step further along a path in JavaScript form. */
export function joinPath(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  if (!IDENTIFIER.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path ? `${path}.${key}` : key;
}

/** How keys begin that are between the SDK and providers and say nothing to people; the official engine shows none of them either. */
const INTERNAL_PREFIX = "__";

interface Side {
  value: PropertyValue | undefined;
  secret: boolean;
}

const open = (side: Side): Side => (side.value instanceof Secret ? open({ value: side.value.value, secret: true }) : side);

/** In the order of the alphabet, so that the same change reads the same wherever the values came from. */
const keysOf = (left: PropertyMap, right: PropertyMap): string[] => [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();

const shown = (side: Side): PropertyValue | undefined =>
  side.value === undefined ? undefined : side.secret ? "[secret]" : maskSecrets(side.value);

/** Property by property, nested, what turns `before` into `after`; `replaceKeys` are the top-level keys that force a replacement. */
export function propertyChanges(before: PropertyMap, after: PropertyMap, replaceKeys: readonly string[] = []): PropertyChange[] {
  const changes: PropertyChange[] = [];
  const replacing = new Set(replaceKeys);

  const add = (path: string, base: "add" | "delete" | "update", top: string, left: Side, right: Side) => {
    const kind: PropertyDiffKind = replacing.has(top) ? `${base}-replace` : base;
    const change: PropertyChange = { path, kind };
    if (base !== "add") change.before = shown(left);
    if (base !== "delete") change.after = shown(right);
    changes.push(change);
  };

  const walk = (path: string, top: string, leftSide: Side, rightSide: Side): void => {
    const left = open(leftSide);
    const right = open(rightSide);
    if (left.value === undefined && right.value === undefined) return;
    if (left.value !== undefined && right.value !== undefined && isEqual(left.value, right.value)) return;
    const secret = left.secret || right.secret;
    if (left.value === undefined) add(path, "add", top, left, right);
    else if (right.value === undefined) add(path, "delete", top, left, right);
    else if (!secret && isMap(left.value) && isMap(right.value)) {
      const [from, to] = [left.value, right.value];
      for (const key of keysOf(from, to)) {
        walk(joinPath(path, key), top, { value: from[key], secret }, { value: to[key], secret });
      }
    } else if (!secret && Array.isArray(left.value) && Array.isArray(right.value)) {
      const [from, to] = [left.value, right.value];
      for (let i = 0; i < Math.max(from.length, to.length); i++) {
        walk(joinPath(path, i), top, { value: from[i], secret }, { value: to[i], secret });
      }
    } else add(path, "update", top, { value: left.value, secret }, { value: right.value, secret });
  };

  for (const key of keysOf(before, after)) {
    if (key.startsWith(INTERNAL_PREFIX)) continue;
    walk(joinPath("", key), key, { value: before[key], secret: false }, { value: after[key], secret: false });
  }
  return changes;
}
