import { isDeepStrictEqual } from "node:util";
import { isJsonObject, type JsonObject } from "../json.js";
import { listItems } from "../objects/embedded.js";
import type { Store } from "../store/store.js";

/** The roles that a user's own `role` may have; a membership can also be that of a viewer. */
const USER_ROLES = ["agent", "admin", "owner"];
const DEFAULT_ROLE = "agent";

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
  const items = "organizations" in body ? listItems(body, "organizations") : [{ ...body, selected: true }];
  return items
    .filter(isJsonObject)
    .filter(isPlaced)
    .map((item) => toMembership(item, store.get("organization", String(item.organization))?.path ?? item.organization));
}

function toMembership({ organization, role, selected }: JsonObject, orgPath: unknown): Membership {
  return {
    organization: String(organization),
    orgPath: String(orgPath),
    role: typeof role === "string" ? role : DEFAULT_ROLE,
    selected: selected === true,
  };
}

/** The roles that a stored user has, each in its organization. */
export function grantsOf(body: JsonObject): Membership[] {
  const { organization, role, orgPath } = body;
  const listed = "organizations" in body ? listItems(body, "organizations") : [{ organization, role, orgPath }];
  return listed
    .filter(isJsonObject)
    .filter(isPlaced)
    .map((item) => toMembership(item, item.orgPath));
}

/**
 * A user without one of its organizations, at work in another one; nothing when there is none.
 *
 * @param isKept whether the user stays in that case too, in no organization
 */
export function leaveOrganization(body: JsonObject, gone: string, store: Store, isKept: boolean): JsonObject | undefined {
  const { organization: _organization, organizations: _organizations, ...rest } = body;
  const organizations = listMemberships(body, store).filter(({ organization }) => organization !== gone);
  if (organizations.length === 0) return isKept ? rest : undefined;
  const left = { ...body, organizations };
  settleMemberships(left, body, store);
  return left;
}

/**
 * Brings `organization`, `role` and `organizations` of a user in line: the user's own organization is the selected one of the list, and
 * the user's role the role there. What a request changes decides (our choice: the reference describes none of it).
 */
export function settleMemberships(body: JsonObject, previous: JsonObject | undefined, store: Store): void {
  const memberships = listMemberships(body, store);
  const isListed = previous !== undefined && !isDeepStrictEqual(body.organizations, previous.organizations);
  const isMoved = body.organization !== previous?.organization;
  const present = memberships.find(({ organization }) => organization === body.organization);
  if (isListed && !isMoved && memberships.length > 0 && !present?.selected) {
    body.organization = (memberships.find(({ selected }) => selected) ?? present ?? memberships[0])?.organization;
  }
  const own = memberships.find(({ organization }) => organization === body.organization);
  if (!own && (isMoved || !previous)) {
    const [added] = listMemberships({ organization: body.organization, role: body.role }, store);
    if (added) memberships.push(added);
  }
  // What a new user has by default does not stand against what its list says.
  if (own && body.role !== (previous ? previous.role : DEFAULT_ROLE)) own.role = String(body.role);
  else if (own && USER_ROLES.includes(own.role)) body.role = own.role;
  body.organizations = memberships.map((membership) => ({ ...membership, selected: membership.organization === body.organization }));
}
