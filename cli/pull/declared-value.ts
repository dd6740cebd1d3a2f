import { isDeepStrictEqual } from "node:util";
import { isEmpty } from "../../provider/lifecycle/differences.js";
import { marksAt } from "../../provider/schema/marks.js";
import { isRecord, type Path } from "../../provider/schema/path.js";
import { nodesAt } from "../../provider/schema/resolve.js";
import type { SchemaName } from "../../provider/schema/schemas.js";

/**
 * What a program would say of an object that is as the API answers it: without what the server sets, what it would fill in anyway, and
 * what is empty, in the order of the schema. What the schema leaves open, such as `meta`, stays as it is.
 *
 * @param root the object as answered, which decides what its `params` may be
 */
export function toDeclared(schema: SchemaName, root: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return pruneRecord(schema, root, root, []);
}

function pruneRecord(schema: SchemaName, root: unknown, value: Readonly<Record<string, unknown>>, path: Path): Record<string, unknown> {
  const nodes = nodesAt(schema, path, root).map(({ node }) => node);
  const required = new Set(nodes.flatMap((node) => node.required ?? []));
  const known = [...new Set(nodes.flatMap((node) => Object.keys(node.properties ?? {})))];
  const isOpen = nodes.every((node) => node.properties === undefined);
  if (isOpen) {
    return Object.fromEntries(
      Object.keys(value)
        .sort(byCodePoint)
        .map((key) => [key, sortKeys(value[key])]),
    );
  }
  const others = Object.keys(value)
    .filter((key) => !known.includes(key))
    .sort(byCodePoint);
  const keys = [...known.filter((key) => Object.hasOwn(value, key)), ...others];
  const entries = keys.flatMap((key): [string, unknown][] => {
    const at = [...path, key];
    const marks = marksAt(schema, at, root);
    const own = value[key];
    if (marks.readOnly || marks.updateOnly || marks.writeOnce || marks.parent || own === null || own === undefined) return [];
    if (!known.includes(key)) return [[key, sortKeys(own)]];
    const pruned = prune(schema, root, own, at);
    if (required.has(key) && (path.length > 0 || marks.default === undefined)) return [[key, pruned]];
    // What cannot change says what the object is.
    const isDefault = isDeepStrictEqual(own, marks.default) && marks.replace === undefined;
    return isDefault || isEmpty(own) || isEmpty(pruned) ? [] : [[key, pruned]];
  });
  return Object.fromEntries(entries);
}

function prune(schema: SchemaName, root: unknown, value: unknown, path: Path): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item, index) => prune(schema, root, item, [...path, index]));
    return marksAt(schema, path, root).unordered
      ? items.sort((one, other) => byCodePoint(JSON.stringify(one), JSON.stringify(other)))
      : items;
  }
  return isRecord(value) ? pruneRecord(schema, root, value, path) : value;
}

/** The API may write the keys of a free-form object in any order. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort(byCodePoint)
      .map((key) => [key, sortKeys(value[key])]),
  );
}

function byCodePoint(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
