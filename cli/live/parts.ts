import type { Props, ResourceDefinition } from "../../provider/lifecycle/definition.js";
import { partPlace } from "../../provider/lifecycle/part.js";
import { registry } from "../../provider/resources/registry.js";
import { isRecord } from "../../provider/schema/path.js";
import type { LiveObject } from "./live-tenant.js";

/** The resources whose objects stand in a list of their own. */
export const COLLECTIONS: readonly ResourceDefinition[] = registry.filter(({ collection }) => !collection.includes("{"));

/** A resource whose objects are parts of others, and how those show them. */
export interface PartKind {
  readonly definition: ResourceDefinition;
  /** The type of the object with the parts. */
  readonly owner: string;
  /** The part's property that names that object. */
  readonly by: string;
  /** The property of that object with the parts: the last of `/forms/{form}/fields`. */
  readonly property: string;
}

/** The resources whose objects come with others. */
export const PARTS: readonly PartKind[] = registry.flatMap((definition): PartKind[] => {
  const place = partPlace(definition.collection);
  const owner = COLLECTIONS.find(({ collection }) => collection === place?.owners);
  return place === undefined || owner === undefined ? [] : [{ definition, owner: owner.type, by: place.by, property: place.property }];
});

/** The parts of an object, as its property shows them; those without an id of any kind are left out. */
export function partsOf(kind: PartKind, owner: LiveObject, shown: unknown = owner.props[kind.property]): LiveObject[] {
  const items: readonly unknown[] = Array.isArray(shown) ? shown : shown === undefined || shown === null ? [] : [shown];
  return items.flatMap((item) => {
    const part = toPart(kind, owner, item);
    return part === undefined ? [] : [part];
  });
}

function toPart({ definition, by, property }: PartKind, owner: LiveObject, item: unknown): LiveObject | undefined {
  const [key] = definition.naturalKey;
  const address = { [by]: owner.id };
  const props: Props = isRecord(item) ? { ...item, ...address } : key === by ? { url: item, ...address } : { [key]: item, ...address };
  const stateId = definition.idFrom?.(props) ?? (key === by ? owner.id : props.id);
  if (typeof stateId !== "string" || item === "") {
    return undefined;
  }
  const id = definition.idFrom === undefined ? `${owner.id}/${stateId}` : stateId;
  const named = definition.type === "UserOrganization" ? props.organization : undefined;
  const organization = typeof named === "string" ? named : owner.type === "Organization" ? owner.id : owner.organization;
  const part = { type: owner.type, id: owner.id, property };
  return { type: definition.type, id, stateId, organization, name: nameOf(definition, props), props, part };
}

/** By which people know the object: its natural key, else its id. */
export function nameOf({ naturalKey }: ResourceDefinition, props: Props): string {
  const name = naturalKey.map((key) => props[key]).find((value) => typeof value === "string");
  return typeof name === "string" ? name : String(props.id ?? "");
}
