import tenantSchema from "../../schemas/tenant.schema.json";
import { isRecord } from "../schema/path.js";
import type { SchemaName } from "../schema/schemas.js";
import type { Collection } from "./args.js";

/** A place in an object that names another one of the tenant; `*` stands for each entry of a list. */
interface TenantReferencePath {
  readonly path: readonly string[];
  readonly kind: Collection;
}

/** A kind of object as a tenant has it. */
export interface TenantKind {
  /** The map of an organization that holds them. */
  readonly collection: Collection;
  /** The class of the resource, which messages name. */
  readonly type: string;
  /** As sentences have it. */
  readonly noun: string;
  readonly schema: SchemaName;
  /** By which people tell two of them in one place apart; `everywhere` where it holds for the whole service. */
  readonly key: { readonly property: string; readonly scope: "organization" | "everywhere" };
  /** Every property that such an object may have in a tenant. */
  readonly properties: readonly string[];
  readonly references: readonly TenantReferencePath[];
}

const DEFS: Readonly<Record<string, unknown>> = tenantSchema.$defs;
const COLLECTION_OF: Readonly<Record<string, Collection>> = { organization: "organizations", bot: "bots", form: "forms", user: "users" };
const BY_NAME = { property: "name", scope: "organization" } as const;

/** Every kind, in the order of a tenant file. */
export const KINDS: Readonly<Record<Collection, TenantKind>> = {
  organizations: makeKind("organizations", "organization", "Organization", "organization", "organization"),
  groups: makeKind("groups", "group", "OrgGroup", "group", "org-group"),
  categories: makeKind("categories", "category", "Category", "category", "category"),
  // An e-mail address is taken once in the whole service.
  users: { ...makeKind("users", "user", "User", "user", "user"), key: { property: "email", scope: "everywhere" } },
  bots: makeKind("bots", "bot", "Bot", "bot", "bot"),
  botInstances: makeKind("botInstances", "botInstance", "BotInstance", "bot instance", "bot-instance"),
  services: makeKind("services", "service", "Service", "service", "service"),
  forms: makeKind("forms", "form", "Form", "form", "form"),
};

/** The names of the maps that an organization has. */
export const COLLECTIONS: readonly Collection[] = Object.values(KINDS).map(({ collection }) => collection);

/** Every property of the tenant itself. */
export const ROOT_PROPERTIES: readonly string[] = Object.keys(tenantSchema.properties);

/** Every option that stands under `pulumi`. */
export const OPTIONS: readonly string[] = Object.keys(tenantSchema.$defs.options.properties);

/** Whether the key is a property of the object's resource, and not one that only a tenant has; a category has `forms` too. */
export function isOfResource({ collection }: TenantKind, key: string): boolean {
  const isMap = collection === "organizations" && COLLECTIONS.some((other) => other === key);
  return !isMap && !["pulumi", "logoFile", "avatarFile", "me"].includes(key);
}

function makeKind(collection: Collection, def: string, type: string, noun: string, schema: SchemaName): TenantKind {
  const node = DEFS[def];
  const properties = isRecord(node) && isRecord(node.properties) ? node.properties : {};
  return { collection, type, noun, schema, key: BY_NAME, properties: Object.keys(properties), references: findReferences(node, []) };
}

/** The places that the schema marks with `x-reference`, and not those of objects that stand in a map of it. */
function findReferences(node: unknown, path: readonly string[]): TenantReferencePath[] {
  if (!isRecord(node)) {
    return [];
  }
  const kind = COLLECTION_OF[String(node["x-reference"])];
  if (kind !== undefined) {
    return [{ path, kind }];
  }
  const target = typeof node.$ref === "string" && node.$ref.startsWith("#/$defs/") ? DEFS[node.$ref.slice("#/$defs/".length)] : undefined;
  const inside = Object.entries(isRecord(node.properties) ? node.properties : {});
  return [
    ...findReferences(target, path),
    ...findReferences(node.items, [...path, "*"]),
    ...inside.flatMap(([key, part]) => findReferences(part, [...path, key])),
  ];
}
