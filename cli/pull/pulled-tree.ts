import type { ResourceDefinition } from "../../provider/lifecycle/definition.js";
import { registry } from "../../provider/resources/registry.js";
import type { Collection } from "../../provider/tenant/args.js";
import { COLLECTIONS, type TenantKind } from "../../provider/tenant/kinds.js";
import { CommandError } from "../failure.js";
import type { LiveObject, LiveTenant } from "../live/live-tenant.js";
import type { EarlierNames } from "./earlier-names.js";
import { freeName } from "./logical-names.js";
import { KIND_OF_TYPE, type Selected } from "./selection.js";

/** An object of the tenant with its place in the project. */
export interface PulledObject {
  readonly live: LiveObject;
  readonly kind: TenantKind;
  /** Its logical name; that of the root is empty. */
  readonly name: string;
  /** The logical names from the top down. */
  readonly names: readonly string[];
  readonly owner: PulledNode | undefined;
  /** Whether the project manages it, and does not only use it. */
  readonly isManaged: boolean;
}

/** An organization with what it holds. */
export interface PulledNode extends PulledObject {
  readonly held: Readonly<Record<Collection, PulledObject[]>>;
}

/** Properties that say where an object stands, which its place in the file does. */
export const PLACES: readonly string[] = ["organization", "parent"];

/** The objects that a project is made of: those that are managed or looked up, and the organizations above them. */
export function placeObjects(tenant: LiveTenant, selected: Selected, earlier: EarlierNames): PulledNode {
  const organizations = new Map(tenant.objects.filter(({ type }) => type === "Organization").map((each) => [each.id, each]));
  const rootObject = organizations.get(tenant.root) ?? placeholderRoot(tenant.root);
  const chosen = tenant.objects.filter((each) => KIND_OF_TYPE.has(each.type) && (selected.isManaged(each) || selected.isLookedUp(each)));
  const needed = new Set<string>();
  for (const { type, id, organization } of chosen) {
    let at = type === "Organization" ? id : organization;
    for (; at !== undefined && !needed.has(at) && at !== tenant.root; at = organizations.get(at)?.organization) needed.add(at);
  }
  const byPlace = new Map<string, LiveObject[]>();
  const taken = [...chosen.filter(({ type }) => type !== "Organization"), ...[...needed].flatMap((id) => organizations.get(id) ?? [])];
  for (const object of taken) {
    const place = object.organization ?? tenant.root;
    const inside = byPlace.get(place);
    if (inside === undefined) byPlace.set(place, [object]);
    else inside.push(object);
  }
  const names = new NameGiver(earlier);
  const root = makeNode(rootObject, undefined, "");

  function makeNode(live: LiveObject, owner: PulledNode | undefined, name: string): PulledNode {
    const held = Object.fromEntries(COLLECTIONS.map((collection): [Collection, PulledObject[]] => [collection, []]));
    const node = { ...makeObject(live, owner, name), held: held as Record<Collection, PulledObject[]> };
    const inside = (byPlace.get(live.id) ?? []).map((each) => ({ live: each, kind: requireKind(each) }));
    const named = names.give(node.names, inside);
    for (const { live: each, kind } of inside) {
      const own = named.get(each) ?? "";
      node.held[kind.collection].push(kind.collection === "organizations" ? makeNode(each, node, own) : makeObject(each, node, own));
    }
    for (const collection of COLLECTIONS) {
      // Categories stand in slots, whose order people see.
      if (collection !== "categories") node.held[collection].sort((one, other) => (one.name < other.name ? -1 : 1));
    }
    return node;
  }

  function makeObject(live: LiveObject, owner: PulledNode | undefined, name: string): PulledObject {
    const isManaged = organizations.get(live.id) === undefined && live.type === "Organization" ? false : selected.isManaged(live);
    return { live, kind: requireKind(live), name, names: owner === undefined ? [] : [...owner.names, name], owner, isManaged };
  }
  return root;
}

export function definitionOf({ kind }: PulledObject): ResourceDefinition {
  const found = registry.find(({ type }) => type === kind.type);
  if (found === undefined) throw new Error(`the registry has no ${kind.type}`);
  return found;
}

/** Where an object stands in the tenant. */
export function placeOf(object: PulledObject): string[] {
  return object.owner === undefined ? [] : [...placeOf(object.owner), object.kind.collection, object.name];
}

/** Every object below the root, an organization before what it holds. */
export function* listPulled(node: PulledNode): Generator<PulledObject> {
  for (const collection of COLLECTIONS) {
    for (const object of node.held[collection]) {
      yield object;
      if ("held" in object) yield* listPulled(object as PulledNode);
    }
  }
}

/** What the organization at the top is known as where only a part below it was read. */
function placeholderRoot(id: string): LiveObject {
  return { type: "Organization", id, stateId: id, organization: undefined, name: "", props: { id } };
}

function requireKind(object: LiveObject): TenantKind {
  const kind = KIND_OF_TYPE.get(object.type);
  if (kind === undefined) throw new CommandError(`A tenant has no objects of type ${object.type}.`);
  return kind;
}

/** Gives logical names: those that objects had before, then new ones to the others, the oldest first. */
class NameGiver {
  /** What Pulumi tells apart: the names from the top down joined by -, for each type. */
  readonly #taken = new Set<string>();

  constructor(private readonly earlier: EarlierNames) {
    // A new name must not take that of an object that is still to be named.
    for (const { type, fullName } of earlier.values()) this.#taken.add(`${type} ${fullName}`);
  }

  give(above: readonly string[], inside: readonly { live: LiveObject; kind: TenantKind }[]): Map<LiveObject, string> {
    const given = new Map<LiveObject, string>();
    const own = new Set<string>();
    const keyOf = (kind: TenantKind, name: string) => `${kind.type} ${[...above, name].join("-")}`;
    const rest = inside.filter(({ live, kind }) => {
      const known = this.earlier.get(`${live.type} ${live.stateId}`);
      const isStill = known !== undefined && known.fullName === [...above, known.name].join("-");
      if (isStill) {
        given.set(live, known.name);
        own.add(keyOf(kind, known.name));
      }
      return !isStill;
    });
    for (const { live, kind } of rest.sort((one, other) => compareAge(one.live, other.live))) {
      const name = freeName(live.name, live.stateId, kind.noun, (each) => this.#taken.has(keyOf(kind, each)) || own.has(keyOf(kind, each)));
      given.set(live, name);
      this.#taken.add(keyOf(kind, name));
      own.add(keyOf(kind, name));
    }
    return given;
  }
}

function compareAge(one: LiveObject, other: LiveObject): number {
  const [left, right] = [one, other].map(({ props, stateId }) => `${String(props.createdAt ?? "")} ${stateId}`);
  return (left ?? "") < (right ?? "") ? -1 : 1;
}
