import { defineResource, type Props } from "../lifecycle/definition.js";
import { membershipVerbs } from "../lifecycle/membership.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export interface OrgGroupMemberArgs extends Inputs<types.OrgGroupMemberArgs> {}

const idFrom = ({ group, organization }: Props): string => `${group}/${organization}`;

/** How a membership maps onto the API; what is not named here follows schemas/org-group-member.json. */
export const orgGroupMember = defineResource<types.OrgGroupMemberArgs>({
  type: "OrgGroupMember",
  schema: "org-group-member",
  collection: "/orggroups/{group}/members",
  parents: ["group"],
  naturalKey: ["organization"],
  idFrom,
  isRepeatable: true,
  verbs: membershipVerbs("organization", idFrom),
});

/**
 * The membership of one organization in one group.
 *
 * For a group whose members belong to several programs: the others stay as they are. Otherwise `members` of the OrgGroup is shorter;
 * the two exclude each other. An organization that is a member already is taken as it is, and deleting this ends its membership.
 *
 * @example
 * const member = new OrgGroupMember("west", { group: dealers.id, organization: branch.id });
 *
 * @example
 * const members = branches.map(
 *   (branch) => new OrgGroupMember(branch.slug, { group: dealers.id, organization: branch.organization.id }),
 * );
 *
 * @example
 * ```yaml
 * organizations:
 *   west:
 *     billingInfo: { billReceiver: Acme, billSender: Web1on1, stripeCustomerId: cus_KlieDvHuODgU3u, currentPlan: grow }
 * groups:
 *   dealers:
 *     members: [west] # a tenant file has the members inside their group
 * ```
 */
export class OrgGroupMember extends resourceClass<OrgGroupMemberArgs, types.OrgGroupMemberState>(orgGroupMember) {}
