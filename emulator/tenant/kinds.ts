import { bot } from "../entities/bot.js";
import { botInstance } from "../entities/bot-instance.js";
import { category } from "../entities/category.js";
import { form } from "../entities/form.js";
import { orgGroup } from "../entities/org-group.js";
import { organization } from "../entities/organization.js";
import { service } from "../entities/service.js";
import { user } from "../entities/user.js";
import { isJsonObject, type JsonObject } from "../json.js";
import type { Reference } from "../objects/references.js";

/** A kind of object as a tenant file has it. */
export interface TenantKind {
  kind: string;
  /** The map of an organization that holds them. */
  collection: string;
  /** What an object names by logical name. Where it stands says its organization. */
  references: readonly Reference[];
}

/** In the order of making: an instance comes after its bot. */
export const TENANT_KINDS: readonly TenantKind[] = [
  toTenantKind("organizations", organization),
  toTenantKind("forms", form),
  toTenantKind("bots", bot),
  toTenantKind("botInstances", botInstance),
  toTenantKind("services", service),
  toTenantKind("users", user),
  toTenantKind("groups", orgGroup),
  toTenantKind("categories", category),
];

export const ORGANIZATION = organization.kind;
export const CATEGORY = category.kind;

/** References that a place in the file stands for, and the one from a bot's user to its bot, which is not shown. */
function toTenantKind(collection: string, { kind, references }: { kind: string; references: readonly Reference[] }): TenantKind {
  const isPlace = ({ path }: Reference) => path === "organization" || path === "parent" || (kind === user.kind && path === "bot");
  return { kind, collection, references: references.filter((each) => !isPlace(each) && !each.path.startsWith("categories")) };
}

/** A tenant file's collections: what is none of an organization's own properties. */
export const COLLECTIONS: readonly string[] = TENANT_KINDS.map(({ collection }) => collection);

/**
 * Puts something else in place of every reference.
 *
 * @param change is given the value and its path within the body; undefined leaves the property as it is
 */
export function mapReferences(
  kind: TenantKind,
  body: JsonObject,
  change: (value: unknown, path: string, reference: Reference) => unknown,
): JsonObject {
  return kind.references.reduce<JsonObject>((mapped, reference) => {
    const next = mapPath(mapped, reference.path.split("."), "", (value, path) => change(value, path, reference));
    return isJsonObject(next) ? next : mapped;
  }, body);
}

function mapPath(
  value: unknown,
  [segment = "", ...rest]: string[],
  at: string,
  change: (value: unknown, path: string) => unknown,
): unknown {
  const key = segment.replace(/\[\]$/, "");
  if (!isJsonObject(value) || value[key] === undefined || value[key] === null) return value;
  const path = at === "" ? key : `${at}.${key}`;
  const visit = (inner: unknown, where: string) => (rest.length > 0 ? mapPath(inner, rest, where, change) : change(inner, where));
  const held = value[key];
  if (!segment.endsWith("[]")) return { ...value, [key]: visit(held, path) };
  return Array.isArray(held) ? { ...value, [key]: held.map((item: unknown, index) => visit(item, `${path}[${index}]`)) } : value;
}
