import { joinPath } from "../documents/mistakes.js";
import { isJsonObject, type JsonObject } from "../json.js";
import { COLLECTIONS, ORGANIZATION, TENANT_KINDS, type TenantKind } from "./kinds.js";

/** What only a program does something with. */
const NOT_OF_SEEDS = ["pulumi", "logoFile", "avatarFile"];

/** An organization of a tenant with what belongs to it; itself an object of the organization above it. */
export interface TenantNode extends TenantObject {
  above: TenantNode | undefined;
  /** By kind, in their order. */
  held: Map<string, TenantObject[]>;
}

/** An object with its place in the tenant. */
export interface TenantObject {
  kind: TenantKind;
  /** Its logical name. */
  name: string;
  /** Its path as messages have it: organizations.north.forms.intake. */
  at: string;
  id: string;
  body: JsonObject;
  /** The organization it stands in; the root stands in none. */
  node: TenantNode | undefined;
}

/** Finds objects by logical name, and the shortest reference to an object. */
export class TenantTree {
  readonly #byName = new Map<string, TenantObject[]>();

  constructor(readonly root: TenantNode) {
    for (const object of this.list()) {
      const key = toKey(object.kind.kind, object.name);
      const found = this.#byName.get(key);
      if (found) found.push(object);
      else this.#byName.set(key, [object]);
    }
  }

  /** Every object but the root: what an organization holds, then the organizations under it, each with its own. */
  *list(node: TenantNode = this.root): Generator<TenantObject> {
    for (const { kind } of TENANT_KINDS) if (kind !== ORGANIZATION) yield* node.held.get(kind) ?? [];
    for (const child of node.held.get(ORGANIZATION) ?? []) {
      yield child;
      if (isNode(child)) yield* this.list(child);
    }
  }

  /** The root and every organization under it, from above. */
  listNodes(): TenantNode[] {
    return [this.root, ...[...this.list()].filter(isNode)];
  }

  names(kind: string): string[] {
    return [...new Set([...this.list()].filter((object) => object.kind.kind === kind).map(({ name }) => name))];
  }

  /** The objects that a reference may mean; it is good when there is one. */
  find(reference: string, kind: string, from: TenantNode): TenantObject[] {
    if (reference.includes("/")) return this.#findByPath(reference, kind);
    for (let node: TenantNode | undefined = from; node; node = node.above) {
      const own = node.held.get(kind)?.find(({ name }) => name === reference);
      if (own) return [own];
    }
    return this.#byName.get(toKey(kind, reference)) ?? [];
  }

  refer(target: TenantObject, from: TenantNode): string {
    const [found, ...others] = target === this.root ? [] : this.find(target.name, target.kind.kind, from);
    return found === target && others.length === 0 ? target.name : pathOf(target);
  }

  #findByPath(reference: string, kind: string): TenantObject[] {
    const names = reference.split("/").filter((name) => name !== "");
    const last = names.pop();
    if (last === undefined) return kind === ORGANIZATION ? [this.root] : [];
    let node: TenantObject | undefined = this.root;
    for (const name of names) {
      node = node && isNode(node) ? node.held.get(ORGANIZATION)?.find((child) => child.name === name) : undefined;
    }
    const found = node && isNode(node) ? node.held.get(kind)?.find((object) => object.name === last) : undefined;
    return found ? [found] : [];
  }
}

/** /north/west/intake; / is the root. */
export function pathOf(object: TenantObject): string {
  const names: string[] = [];
  for (let at: TenantObject | undefined = object; at?.node; at = at.node) names.unshift(at.name);
  return `/${names.join("/")}`;
}

export function isNode(object: TenantObject): object is TenantNode {
  return "held" in object;
}

function toKey(kind: string, name: string): string {
  return `${kind}/${name}`;
}

/** Reads a checked tenant; an object without an id gets one now, so that others can refer to it before it is made. */
export function readTree(tenant: JsonObject, createId: () => string): TenantTree {
  const [organizationKind] = TENANT_KINDS;
  if (!organizationKind) throw new Error("there is no kind organization");
  const toId = ({ id }: JsonObject) => (typeof id === "string" ? id : createId());
  const readNode = (kind: TenantKind, name: string, at: string, content: JsonObject, above: TenantNode | undefined): TenantNode => {
    const body = Object.fromEntries(Object.entries(content).filter(([key]) => !COLLECTIONS.includes(key) && !NOT_OF_SEEDS.includes(key)));
    const node: TenantNode = { kind, name, at, id: toId(body), body, node: above, above, held: new Map() };
    for (const inner of TENANT_KINDS) node.held.set(inner.kind, readMap(inner, content[inner.collection], node));
    return node;
  };
  const readMap = (kind: TenantKind, map: unknown, node: TenantNode): TenantObject[] =>
    Object.entries(isJsonObject(map) ? map : {}).map(([name, value]) => {
      const at = joinPath(joinPath(node.at, kind.collection), name);
      // Null is an empty slot of the categories; an object has at least its name.
      const written = Object.entries(isJsonObject(value) ? value : {}).filter(([key]) => !NOT_OF_SEEDS.includes(key));
      const own = isJsonObject(value) && !("name" in value) && kind.kind !== "user" ? { name } : {};
      const content: JsonObject = { ...own, ...Object.fromEntries(written) };
      return kind.kind === ORGANIZATION
        ? readNode(kind, name, at, content, node)
        : { kind, name, at, id: toId(content), body: content, node };
    });
  return new TenantTree(readNode(organizationKind, "", "", tenant, undefined));
}
