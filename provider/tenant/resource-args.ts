import { isLater } from "../resources/sources.js";
import { isRecord } from "../schema/path.js";
import { schemas } from "../schema/schemas.js";
import type { Collection } from "./args.js";
import { isOfResource } from "./kinds.js";
import type { TenantObject } from "./tree.js";

/** What to put in place of a reference. @param path where it stands, from the object down */
export type Refer = (reference: string, kind: Collection, path: readonly (string | number)[]) => unknown;

/** The args of the object's resource, as far as the tenant says them: what its place says is not among them. */
export function resourceArgs(object: TenantObject, refer: Refer): Record<string, unknown> {
  const { kind, name, body, owner } = object;
  const isOwn = ([key, value]: [string, unknown]) => value !== undefined && isOfResource(kind, key) && kind.properties.includes(key);
  let args: Record<string, unknown> = Object.fromEntries(Object.entries(body).filter(isOwn));
  if (owner === undefined) {
    const { id: _id, ...others } = args;
    args = others;
  }
  for (const reference of kind.references) {
    const mapped = mapAt(args, reference.path, [], (value, path) => refer(value, reference.kind, path));
    args = isRecord(mapped) ? mapped : args;
  }
  if (kind.key.property === "name" && owner !== undefined) {
    args = { name, ...args };
  }
  if (isMapOfFields(args.fields)) {
    const given = Object.entries(args.fields).filter(([, value]) => value !== undefined);
    args.fields = given.map(([field, value]) => ({ name: field, ...(isRecord(value) ? value : {}) }));
  }
  return { ...neededDefaults(object, args), ...args };
}

/** The path in the tenant of a path in the args: the fields of a form are a list there, and stand by logical name here. */
export function pathInTenant(object: TenantObject, path: readonly (string | number)[]): (string | number)[] {
  const [first, second, ...others] = path;
  if (first !== "fields" || typeof second !== "number" || !isRecord(object.body.fields)) {
    return [...object.path, ...path];
  }
  const names = Object.entries(object.body.fields).filter(([, value]) => value !== undefined);
  return [...object.path, first, names[second]?.[0] ?? second, ...others];
}

/** The property of an object's resource that names the organization it stands in. */
export function placeProperty({ kind }: TenantObject): string {
  return kind.collection === "organizations" ? "parent" : "organization";
}

function mapAt(
  value: unknown,
  [segment, ...rest]: readonly string[],
  at: readonly (string | number)[],
  change: (value: string, path: readonly (string | number)[]) => unknown,
): unknown {
  if (segment === undefined) {
    return typeof value === "string" ? change(value, at) : value;
  }
  if (segment === "*") {
    return Array.isArray(value) ? value.map((entry: unknown, index) => mapAt(entry, rest, [...at, index], change)) : value;
  }
  if (!isRecord(value) || isLater(value) || value[segment] === undefined) {
    return value;
  }
  return { ...value, [segment]: mapAt(value[segment], rest, [...at, segment], change) };
}

/** What the API needs to be told although it has a default for it: the roles of a bot. */
function neededDefaults({ kind }: TenantObject, args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { required, properties } = schemas[kind.schema];
  const missing = required.filter((key) => args[key] === undefined && properties[key]?.default !== undefined);
  return Object.fromEntries(missing.map((key) => [key, properties[key]?.default]));
}

function isMapOfFields(fields: unknown): fields is Record<string, unknown> {
  return isRecord(fields) && !isLater(fields);
}
