import { secretPaths } from "../../provider/schema/marks.js";
import { formatPath, isRecord, type Path } from "../../provider/schema/path.js";
import type { SchemaName } from "../../provider/schema/schemas.js";
import { SECRET_TEXT } from "./model.js";

/** What stands at a place of an object, with `[secret]` for every secret around it, at it or in it. */
export type Redact = (value: unknown, path: Path) => unknown;

/** @param root the object's properties: which of them are secret depends on them in places */
export function redactorOf(schema: SchemaName, root: unknown): Redact {
  const secrets = secretPaths(schema, root);
  const redact = (value: unknown, path: Path): unknown => {
    if (value === undefined || secrets.length === 0) return value;
    if (secrets.some((secret) => secret.length <= path.length && covers(secret, path))) return SECRET_TEXT;
    if (Array.isArray(value)) return value.map((item, index) => redact(item, [...path, index]));
    if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, [...path, key])]));
    return value;
  };
  return redact;
}

const covers = (secret: Path, path: Path): boolean => secret.every((segment, index) => segment === "*" || segment === path[index]);

/** The places of an object at which a secret has a value, as texts. */
export function secretPlaces(schema: SchemaName, root: unknown): string[] {
  const expand = (value: unknown, [segment, ...rest]: Path, at: Path): string[] => {
    if (value === undefined || value === null) return [];
    if (segment === undefined) return [formatPath(at)];
    if (segment !== "*") return isRecord(value) ? expand(value[segment], rest, [...at, segment]) : [];
    const items = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    return items.flatMap(([key, item]) => expand(item, rest, [...at, key]));
  };
  return [...new Set(secretPaths(schema, root).flatMap((path) => expand(root, path, [])))];
}
