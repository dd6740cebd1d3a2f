import { defineResource } from "../lifecycle/definition.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export type OrganizationArgs = Inputs<types.OrganizationArgs>;

/** How an organization maps onto the API; what is not named here follows schemas/organization.json. */
export const organization = defineResource<types.OrganizationArgs>({
  type: "Organization",
  schema: "organization",
  collection: "/organizations",
  parents: ["parent"],
  naturalKey: ["name"],
  queue: "/organizations/{id}/categories",
});

/**
 * A company on behalf of which chats are performed, or a part of one; everything else belongs to exactly one organization.
 *
 * Organizations form a tree of three levels: a contact centre, its customers, their sub-organizations. One does not move in it, so a
 * change of `parent` replaces the organization and everything in it. Deleting one takes a token of the master organization.
 *
 * @example
 * const dealer = new Organization("amsterdam", {
 *   name: "Amsterdam Motors",
 *   billingInfo: { billReceiver: "Acme", billSender: "Web1on1", stripeCustomerId: "cus_KlieDvHuODgU3u", currentPlan: "grow" },
 * });
 *
 * @example
 * const branch = new Organization("west", {
 *   parent: dealer.id,
 *   name: "Amsterdam Motors West",
 *   locale: "nl",
 *   timezone: "Europe/Amsterdam",
 *   tags: ["automotive"],
 *   settings: { routeOnReply: "assign" },
 *   billingInfo: { billReceiver: "Acme", billSender: "Web1on1", stripeCustomerId: "cus_KlieDvHuODgU3u", currentPlan: "grow" },
 * });
 */
export class Organization extends resourceClass<OrganizationArgs, types.OrganizationState>(organization) {}
