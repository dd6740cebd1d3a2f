import { isJsonObject, type JsonObject } from "../json.js";
import { listItems } from "../objects/embedded.js";
import type { Entity, EntityRegistry } from "../objects/entity.js";
import { SECRET } from "../schema/secrets.js";
import type { Seed } from "../seed.js";
import type { Store } from "../store/store.js";
import { CATEGORY, mapReferences, TENANT_KINDS } from "./kinds.js";
import { freeName, type TakenNames } from "./logical-names.js";
import { readStoredTree } from "./stored-tree.js";
import { isNode, type TenantNode, type TenantObject } from "./tree.js";

export interface DumpParts {
  store: Store;
  entities: EntityRegistry;
}

/** What the place in the file says, what is put together from it, and what no dump carries: who logs in and how is not part of a tenant. */
const LEFT_OUT = ["organization", "parent", "path", "orgPath", "level", "categories", "password", "passwordHash", "apiToken"];

/**
 * All objects as a tenant that makes the same ones again, under the same ids. Users of bots come with their bots.
 *
 * @param secrets whether service parameters and secrets of bots stand in it, or a mask in their place
 */
export function dumpTenant({ store, entities }: DumpParts, seed: Seed, { secrets }: { secrets: boolean }): JsonObject {
  const tree = readStoredTree(store, seed.rootOrganization);
  const byId = new Map([tree.root, ...tree.list()].map((object) => [`${object.kind.kind}/${object.id}`, object]));
  const me = byId.get(`user/${seed.admin}`);

  const writeNode = (node: TenantNode): JsonObject => {
    const written = writeObject(node);
    if (node === tree.root && me) written.me = tree.refer(me, tree.root);
    for (const kind of [...TENANT_KINDS.slice(1), ...TENANT_KINDS.slice(0, 1)]) {
      const held = node.held.get(kind.kind) ?? [];
      if (held.length > 0) written[kind.collection] = Object.fromEntries(held.map((object) => [object.name, write(object)]));
    }
    return written;
  };
  const write = (object: TenantObject): JsonObject | null => {
    if (isNode(object)) return writeNode(object);
    return object.kind.kind === CATEGORY && object.body.name === undefined ? null : writeObject(object);
  };
  const writeObject = (object: TenantObject): JsonObject => {
    const { kind, body, node = tree.root } = object;
    const referred = mapReferences(kind, body, (id, _path, reference) => {
      const target = byId.get(`${reference.kind}/${String(id)}`);
      return target ? tree.refer(target, node) : id;
    });
    const names = kind.kind === CATEGORY ? ["id", "name", "forms", "tags"] : Object.keys(entities.get(kind.kind).shape.properties);
    const written = pick(referred, names, object);
    if (kind.kind === "user") settleUser(written, body);
    return secrets ? written : maskSecrets(written, kind.kind === CATEGORY ? undefined : entities.get(kind.kind));
  };
  return writeNode(tree.root);
}

function pick(body: JsonObject, names: readonly string[], { name: logicalName, kind }: TenantObject): JsonObject {
  const written: JsonObject = {};
  for (const name of names) {
    if (LEFT_OUT.includes(name) || body[name] === undefined || (name === "name" && body.name === logicalName)) continue;
    written[name] = kind.kind === "form" && name === "fields" ? writeFields(body.fields) : body[name];
  }
  return written;
}

function writeFields(fields: unknown): JsonObject {
  const taken: TakenNames = new Map();
  const written: JsonObject = {};
  for (const field of Array.isArray(fields) ? fields.filter(isJsonObject) : []) {
    const logicalName = freeName(field.name, "field", taken);
    const { id, name, ...rest } = field;
    written[logicalName] = { id, ...(name === logicalName ? {} : { name }), ...rest };
  }
  return written;
}

/** Memberships that say no more than the place of the user are left out. */
function settleUser(written: JsonObject, body: JsonObject): void {
  if (body.organization === undefined) written.organization = null;
  const [own, ...others] = listItems(body, "organizations").filter(isJsonObject);
  if (own && others.length === 0 && own.organization === body.organization && own.role === body.role) delete written.organizations;
  else if ("organizations" in written) {
    written.organizations = listItems(written, "organizations")
      .filter(isJsonObject)
      .map(({ organization, role }) => ({ organization, role }));
  }
}

function maskSecrets(written: JsonObject, entity: Entity | undefined): JsonObject {
  const masked = { ...written };
  for (const [name, property] of Object.entries(entity?.shape.properties ?? {})) {
    if (property["x-secret"] === true && name in masked) masked[name] = SECRET;
  }
  // Which parameters of a service are secret is not known for every type: all texts are taken for it.
  if (entity?.schema === "service" && "params" in masked) masked.params = maskTexts(masked.params);
  return masked;
}

function maskTexts(value: unknown): unknown {
  if (typeof value === "string") return SECRET;
  if (Array.isArray(value)) return value.map(maskTexts);
  return isJsonObject(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, maskTexts(inner)])) : value;
}
