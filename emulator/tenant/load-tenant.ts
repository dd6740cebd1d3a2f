import type { Tokens } from "../auth/tokens.js";
import { ApiError } from "../errors.js";
import { isJsonObject, type JsonObject } from "../json.js";
import { listItems } from "../objects/embedded.js";
import type { Entity, EntityRegistry, Scope } from "../objects/entity.js";
import { createObject, findObject, updateObject } from "../objects/lifecycle.js";
import { adminPrincipal, moveSeed, type Seed, type SeedParts } from "../seed.js";
import { listTenantFaults } from "./check-tenant.js";
import { CATEGORY, ORGANIZATION, TENANT_KINDS } from "./kinds.js";
import { findTarget, resolveBodies } from "./resolve.js";
import { TenantError } from "./tenant-error.js";
import { readTree, type TenantNode, type TenantObject, type TenantTree } from "./tree.js";

export interface TenantParts extends SeedParts {
  entities: EntityRegistry;
  tokens: Tokens;
}

/** What stands in an object by its place in the tenant, or is put together from parts of the file. */
const STRUCTURE = ["id", "organization", "parent", "path", "orgPath", "level", "categories", "fields", "template", "organizations", "name"];

/**
 * Makes the objects of a tenant beside the first objects of a data file, by the rules that requests go by, as the admin.
 * To be called in a transaction: it leaves a half when it fails.
 *
 * @returns the first objects, which a tenant with ids of its own brings along
 * @throws TenantError naming everything that is wrong
 */
export function loadTenant(tenant: unknown, seed: Seed, parts: TenantParts): Seed {
  const faults = listTenantFaults(tenant);
  if (faults.length > 0 || !isJsonObject(tenant)) throw new TenantError(faults);
  const { me: admin, ...content } = tenant;
  const tree = readTree(content, parts.createId);
  const me = admin === undefined ? undefined : findTarget(tree, String(admin), "user", tree.root);
  if (typeof me === "string") faults.push(`me: ${me}`);
  if (tree.root.body.id === undefined) tree.root.id = seed.rootOrganization;
  if (typeof me === "object" && me.body.id === undefined) me.id = seed.admin;
  const resolved = resolveBodies(tree, faults);
  if (faults.length > 0) throw new TenantError(faults);

  const moved = { rootOrganization: tree.root.id, admin: typeof me === "object" ? me.id : seed.admin };
  if (moved.rootOrganization !== seed.rootOrganization || moved.admin !== seed.admin) moveSeed(seed, moved, parts);
  new Loader(tree, resolved, moved, parts).load();
  return moved;
}

class Loader {
  readonly #failed = new Set<string>();
  readonly #faults: string[] = [];

  constructor(
    readonly tree: TenantTree,
    readonly resolved: ReadonlyMap<TenantObject, JsonObject>,
    readonly seed: Seed,
    readonly parts: TenantParts,
  ) {}

  load(): void {
    const objects = [...this.tree.list()];
    this.#try(this.tree.root, () => this.#make(this.tree.root));
    for (const { kind } of TENANT_KINDS) {
      if (kind === CATEGORY) continue;
      for (const object of objects) if (object.kind.kind === kind && this.#canBeMade(object)) this.#try(object, () => this.#make(object));
    }
    if (this.#faults.length === 0) for (const node of this.tree.listNodes()) this.#try(node, () => this.#addLinks(node));
    if (this.#faults.length > 0) throw new TenantError(this.#faults);
    for (const object of [this.tree.root, ...objects]) {
      if (object.kind.kind !== CATEGORY) this.#finish(object);
    }
  }

  /** What depends on an object that failed would only fail for it again. */
  #canBeMade(object: TenantObject): boolean {
    if (object.node && this.#failed.has(object.node.id)) return false;
    const body = this.resolved.get(object) ?? {};
    return !object.kind.references.some(({ path }) => this.#failed.has(String(body[path])));
  }

  #try(object: TenantObject, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.#failed.add(object.id);
      this.#faults.push(`${object.at === "" ? "" : `${object.at}: `}${error.message}`);
    }
  }

  #make(object: TenantObject): void {
    const entity = this.parts.entities.get(object.kind.kind);
    const { template: _template, partners: _partners, secret, ...rest } = this.resolved.get(object) ?? {};
    const body: JsonObject = { ...withoutReadOnly(rest, entity), ...placeOf(object) };
    // In an organization and in no list: the API has such users, but no request makes one.
    if (Array.isArray(body.organizations) && body.organizations.length === 0) delete body.organizations;
    const fields = isJsonObject(rest.fields) ? listFields(rest.fields) : undefined;
    if (fields) body.fields = fields.map(({ id: _id, createdAt: _createdAt, updatedAt: _updatedAt, ...field }) => field);
    if (object === this.tree.root || object.id === this.seed.admin) {
      const stored = findObject(entity, object.id, this.#scope([]));
      updateObject(entity, stored, body, this.#scope([]));
      return;
    }
    const made = createObject(entity, body, this.#scope([object.id, ...(fields ?? []).map(({ id }) => id)]));
    if (secret !== undefined) updateObject(entity, made, { secret }, this.#scope([]));
  }

  /** What may name organizations and forms that come later in the file. */
  #addLinks(node: TenantNode): void {
    const entity = this.parts.entities.get(ORGANIZATION);
    const { partners } = this.resolved.get(node) ?? {};
    const categories = node.held.get(CATEGORY) ?? [];
    const slots = categories.map((category) => this.#toSlot(category));
    const links = { ...(partners === undefined ? {} : { partners }), ...(slots.length === 0 ? {} : { categories: slots }) };
    if (Object.keys(links).length === 0) return;
    const ids = categories.filter((_, index) => slots[index] !== null).map(({ id }) => id);
    const stored = findObject(entity, node.id, this.#scope([]));
    updateObject(entity, stored, links, this.#scope(ids));
  }

  #toSlot(category: TenantObject): JsonObject | null {
    const { id: _id, ...slot } = this.resolved.get(category) ?? {};
    return slot.name === undefined ? null : slot;
  }

  /** An object with an id comes out of a dump: it is stored as it was, and not with what making it has added. */
  #finish(object: TenantObject): void {
    const { store, entities } = this.parts;
    const entity = entities.get(object.kind.kind);
    const body = this.resolved.get(object) ?? {};
    const stored = store.get(entity.kind, object.id);
    if (!stored) return;
    const final: JsonObject = { ...stored };
    if (body.template !== undefined) final.template = body.template;
    if (object.body.id !== undefined) {
      for (const name of Object.keys(final)) if (!(name in body) && !STRUCTURE.includes(name)) delete final[name];
      Object.assign(final, pickReadOnly(body, entity));
      if (isJsonObject(body.fields)) final.fields = restoreFields(listItems(stored, "fields"), listFields(body.fields));
      if (Array.isArray(body.organizations)) final.organizations = this.#restoreMemberships(body.organizations, stored);
    }
    store.update(entity.kind, object.id, final);
  }

  #restoreMemberships(memberships: readonly unknown[], user: JsonObject): unknown[] {
    return memberships.filter(isJsonObject).map(({ organization, role = "agent" }) => ({
      organization,
      orgPath: this.parts.store.get(ORGANIZATION, String(organization))?.path ?? organization,
      role,
      selected: organization === user.organization,
    }));
  }

  /** @param ids the ids of what is made, in the order in which it is; undefined and what is beyond get new ones */
  #scope(ids: unknown[]): Scope {
    const { store, entities, credentials, tokens, createId, clock } = this.parts;
    const queue = [...ids];
    const nextId = () => {
      const id = queue.shift();
      return typeof id === "string" ? id : createId();
    };
    const now = new Date(clock()).toISOString();
    return { store, entities, credentials, tokens, createId: nextId, principal: adminPrincipal(this.seed), baseUrl: "", now };
  }
}

function placeOf({ kind, node, body }: TenantObject): JsonObject {
  if (!node) return {};
  if (kind.kind === ORGANIZATION) return { parent: node.id };
  return { organization: kind.kind === "user" && body.organization === null ? null : node.id };
}

function withoutReadOnly(body: JsonObject, { shape }: Entity): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => shape.properties[name]?.readOnly !== true));
}

function pickReadOnly(body: JsonObject, { shape }: Entity): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([name]) => shape.properties[name]?.readOnly === true));
}

function listFields(fields: JsonObject): JsonObject[] {
  return Object.entries(fields).map(([name, field]) => ({ name, ...(isJsonObject(field) ? field : {}) }));
}

function restoreFields(stored: readonly unknown[], fields: readonly JsonObject[]): unknown[] {
  return stored.map((field, index) => {
    const { createdAt, updatedAt } = fields[index] ?? {};
    const times = { ...(createdAt === undefined ? {} : { createdAt }), ...(updatedAt === undefined ? {} : { updatedAt }) };
    return isJsonObject(field) ? { ...field, ...times } : field;
  });
}
