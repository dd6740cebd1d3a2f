import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type JsonObject } from "../json.js";
import { listItems } from "../objects/embedded.js";
import type { Store } from "../store/store.js";

/** The roles that a user's own `role` may have; a membership can also be that of a viewer. */
const USER_ROLES = ["agent", "admin", "owner"];

/** A user's place in one organization (the service's developer guides). */
interface Membership {
  organization: string;
  orgPath: string;
  role: string;
  selected: boolean;
}

/** A user whose own organization was cleared is in none by it. */
const isPlaced = ({ organization }: JsonObject): boolean => organization !== undefined;

/** The memberships of a stored user; one of an older data file has its own organization only. */
export function listMemberships(body: JsonObject, store: Store): Membership[] {
  const items = "organizations" in body ? listItems(body, "organizations") : [{ organization: body.organization, role: body.role }];
  return items
    .filter(isJsonObject)
    .filter(isPlaced)
    .map(({ organization, role, selected }) => ({
      organization: String(organization),
      orgPath: String(store.get("organization", String(organization))?.path ?? organization),
      role: typeof role === "string" ? role : "agent",
      selected: selected === true,
    }));
}

/**
 * Brings `organization`, `role` and `organizations` of a user in line: the user's own organization is the selected one of the list, and
 * the user's role the role there. What a request changes decides (our choice: the reference describes none of it).
 */
export function settleMemberships(body: JsonObject, previous: JsonObject | undefined, store: Store): void {
  const memberships = listMemberships(body, store);
  const isListed = previous !== undefined && !isDeepStrictEqual(body.organizations, previous.organizations);
  const isMoved = body.organization !== previous?.organization;
  if (isListed && !isMoved && memberships.length > 0 && !memberships.some(({ organization }) => organization === body.organization)) {
    body.organization = (memberships.find(({ selected }) => selected) ?? memberships[0])?.organization;
  }
  const own = memberships.find(({ organization }) => organization === body.organization);
  if (!own && (isMoved || !previous)) {
    const [added] = listMemberships({ organization: body.organization, role: body.role }, store);
    if (added) memberships.push(added);
  }
  if (own && body.role !== previous?.role) own.role = String(body.role);
  else if (own && USER_ROLES.includes(own.role)) body.role = own.role;
  body.organizations = memberships.map((membership) => ({ ...membership, selected: membership.organization === body.organization }));
}
