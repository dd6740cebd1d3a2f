import { defineResource } from "../lifecycle/definition.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export interface OrgGroupArgs extends Inputs<types.OrgGroupArgs> {}

/** How a group maps onto the API; what is not named here follows schemas/org-group.json. */
export const orgGroup = defineResource<types.OrgGroupArgs>({
  type: "OrgGroup",
  schema: "org-group",
  collection: "/orggroups",
  parents: ["organization"],
  naturalKey: ["name"],
  queue: "/orggroups/{id}/members",
});

/**
 * A named set of organizations; it works like a tag, and an organization may be in many.
 *
 * `members` is the whole set: an organization that is not named is taken out. Leave the property out to keep what is there, or to
 * manage members one by one with OrgGroupMember; the two exclude each other.
 *
 * @example
 * const group = new OrgGroup("realtors", { name: "Realtors" });
 *
 * @example
 * const dealers = new OrgGroup("dealers", {
 *   organization: holding.id,
 *   name: "Dealers",
 *   members: branches.map((branch) => branch.id),
 * });
 *
 * @example
 * ```yaml
 * organizations:
 *   west:
 *     billingInfo: { billReceiver: Acme, billSender: Web1on1, stripeCustomerId: cus_KlieDvHuODgU3u, currentPlan: grow }
 * groups:
 *   dealers:
 *     name: Dealers
 *     members: [west]
 * ```
 */
export class OrgGroup extends resourceClass<OrgGroupArgs, types.OrgGroupState>(orgGroup) {}
