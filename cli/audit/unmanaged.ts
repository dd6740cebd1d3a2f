import type { LiveObject, LiveTenant } from "../live/live-tenant.js";
import type { StoredResource } from "./stored-stack.js";

/** A live object that no resource stands for, and what belongs to it and is told with it. */
export interface Unmanaged {
  readonly object: LiveObject;
  readonly parts: readonly LiveObject[];
}

/** Types whose objects are a place in another object's property: without a resource of their own they are that object's. */
const NEVER_ALONE: ReadonlySet<string> = new Set(["UserOrganization", "OrganizationLogo", "UserAvatar"]);

/**
 * The live objects that the stack neither manages nor looks up.
 *
 * What stands above every program is left out: the organization that the token is of, and the user of the token.
 * A part (a field, a category, a member) belongs to the property of its owner where the program manages that, and is told with
 * its owner where that is unmanaged too.
 *
 * @param own the id of the token's user
 */
export function findUnmanaged(tenant: LiveTenant, resources: readonly StoredResource[], own: string | undefined): Unmanaged[] {
  const known = new Map(resources.map((resource) => [keyOf(resource.definition.type, resource.id), resource]));
  const isForeign = ({ type, id }: LiveObject): boolean =>
    (type === "Organization" && id === tenant.root) || (type === "User" && id === own);
  const alone = tenant.objects.filter(
    (object) => !known.has(keyOf(object.type, object.stateId)) && !isForeign(object) && !NEVER_ALONE.has(object.type),
  );
  const unmanaged = new Map(alone.map((object) => [keyOf(object.type, object.id), object]));
  const parts = new Map<string, LiveObject[]>();
  const standing: LiveObject[] = [];
  for (const object of alone) {
    const { part } = object;
    const owner = part && keyOf(part.type, part.id);
    if (part === undefined || owner === undefined) standing.push(object);
    else if (unmanaged.has(owner)) parts.set(owner, [...(parts.get(owner) ?? []), object]);
    else if (known.get(owner)?.inputs[part.property] === undefined) standing.push(object);
  }
  return standing.map((object) => ({ object, parts: parts.get(keyOf(object.type, object.id)) ?? [] }));
}

const keyOf = (type: string, id: string): string => `${type} ${id}`;

/** `with 4 FormField and 1 Category`; undefined where nothing belongs to it. */
export function describeParts(parts: readonly LiveObject[]): string | undefined {
  if (parts.length === 0) return undefined;
  const counts = new Map<string, number>();
  for (const { type } of parts) counts.set(type, (counts.get(type) ?? 0) + 1);
  return `with ${[...counts].map(([type, count]) => `${count} ${type}`).join(" and ")}`;
}
