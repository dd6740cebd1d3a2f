import { Web1on1Error } from "../client/error.js";
import { defineResource } from "../lifecycle/definition.js";
import { deleteObject } from "../lifecycle/delete.js";
import type { Session } from "../lifecycle/session.js";
import type { Inputs } from "../schema/inputs.js";
import { isRecord } from "../schema/path.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export interface OrganizationArgs extends Inputs<types.OrganizationArgs> {}

/** How an organization maps onto the API; what is not named here follows schemas/organization.json. */
export const organization = defineResource<types.OrganizationArgs>({
  type: "Organization",
  schema: "organization",
  collection: "/organizations",
  parents: ["parent"],
  naturalKey: ["name"],
  queue: "/organizations/{id}/categories",
  verbs: {
    delete: async (session, definition, id, state) => {
      await refuseWithOrganizations(session, id);
      await deleteObject(session, definition, id, state);
    },
  },
});

/**
 * A company on behalf of which chats are performed, or a part of one; everything else belongs to exactly one organization.
 *
 * Organizations form a tree of three levels: a contact centre, its customers, their sub-organizations. One does not move in it, so a
 * change of `parent` replaces the organization and everything in it. Deleting one takes a token of the master organization, and is
 * refused while organizations are in it: what else it holds goes with it.
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
 *
 * @example
 * ```yaml
 * organizations:
 *   amsterdam:
 *     name: Amsterdam Motors
 *     billingInfo: { billReceiver: Acme, billSender: Web1on1, stripeCustomerId: cus_KlieDvHuODgU3u, currentPlan: grow }
 *     organizations: # of which it is the parent
 *       west:
 *         name: Amsterdam Motors West
 *         locale: nl
 *         timezone: Europe/Amsterdam
 *         tags: [automotive]
 *         settings: { routeOnReply: assign }
 *         billingInfo: { billReceiver: Acme, billSender: Web1on1, stripeCustomerId: cus_KlieDvHuODgU3u, currentPlan: grow }
 * ```
 */
export class Organization extends resourceClass<OrganizationArgs, types.OrganizationState>(organization) {}

/**
 * Deleting an organization takes those in it along: a sub-organization that somebody made by hand, or one that the program still
 * declares without naming its parent. Those that go in the same run are gone by now.
 */
async function refuseWithOrganizations(session: Session, id: string): Promise<void> {
  const client = await session.client();
  const inside = (await client.list("/organizations", { parent: id })).filter(isRecord).filter(({ parent }) => parent === id);
  if (inside.length > 0) {
    const names = inside.map((each) => `${JSON.stringify(each.name)} (${String(each.id)})`).join(", ");
    throw new Web1on1Error(
      `organizations are in it: ${names}. They would go with it, and nobody asked for that. Delete them first; one that the program declares is deleted in time only while it names its parent.`,
    );
  }
}
