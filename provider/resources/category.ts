import type { CreateResult } from "@pulumi/pulumi/dynamic";
import { Web1on1ApiError, Web1on1Error } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { create } from "../lifecycle/create.js";
import { defineResource, type Props, type ResourceDefinition } from "../lifecycle/definition.js";
import type { Session } from "../lifecycle/session.js";
import { slotVerbs } from "../lifecycle/slots.js";
import type { Inputs } from "../schema/inputs.js";
import { isRecord } from "../schema/path.js";
import type * as types from "../schema/types.gen.js";
import { CATEGORY_SLOTS } from "./limits.js";
import { resourceClass } from "./resource.js";

export interface CategoryArgs extends Inputs<types.CategoryArgs> {}

/** How a category maps onto the API; what is not named here follows schemas/category.json. */
export const category = defineResource<types.CategoryArgs>({
  type: "Category",
  schema: "category",
  collection: "/organizations/{organization}/categories",
  parents: ["organization"],
  naturalKey: ["name"],
  queue: "/organizations/{organization}/categories",
  joinsWrites: true,
  verbs: slotVerbs({ holder: "/organizations/{organization}", property: "categories", most: CATEGORY_SLOTS, create: createInSlot }),
});

/**
 * A label that conversations and forms are filed under; an organization has ten slots for them.
 *
 * Deleting one leaves its slot empty, so that the others keep their place and colour; the next one created takes it. Either these or
 * `categories` of the Organization manage the slots, not both.
 *
 * @example
 * const billing = new Category("billing", { organization: org.id, name: "Billing" });
 *
 * @example
 * const usedCars = new Category("used-cars", {
 *   organization: org.id,
 *   name: "Used cars",
 *   forms: [brochure.id, testDrive.id],
 *   tags: ["automotive"],
 * });
 *
 * @example
 * ```yaml
 * organizations:
 *   amsterdam:
 *     billingInfo: { billReceiver: Acme, billSender: Web1on1, stripeCustomerId: cus_KlieDvHuODgU3u, currentPlan: grow }
 *     forms:
 *       brochure: { name: Brochure }
 *       test-drive: { name: Test drive }
 *     categories:
 *       used-cars:
 *         name: Used cars
 *         forms: [brochure, test-drive]
 *         tags: [automotive]
 * ```
 */
export class Category extends resourceClass<CategoryArgs, types.CategoryState, "organization">(category) {}

/** What the API says where no slot is free is not public: so the slots are counted once it has refused. */
async function createInSlot(session: Session, definition: ResourceDefinition, inputs: Props): Promise<CreateResult<Props>> {
  try {
    return await create(session, definition, inputs);
  } catch (error) {
    if (error instanceof Web1on1ApiError && error.method === "POST" && (error.status === 400 || error.status === 409)) {
      await refuseFullSlots(session, definition, inputs, error);
    }
    throw error;
  }
}

async function refuseFullSlots(session: Session, { collection }: ResourceDefinition, inputs: Props, cause: unknown): Promise<void> {
  const client = await session.client();
  // Where the list cannot be read either, the refusal itself is what the user is told.
  const taken = await client.list(fillPath(collection, inputs)).then(
    (items) => items.filter(isRecord),
    () => [],
  );
  if (taken.length >= CATEGORY_SLOTS) {
    throw new Web1on1Error(
      `organization ${JSON.stringify(inputs.organization)} has ${CATEGORY_SLOTS} categories, and no slot for another: ` +
        `${taken.map(({ name }) => JSON.stringify(name)).join(", ")}. ` +
        "Delete one of them, or rename it into this one; where the same change removes one, do that in a run of its own, before this.",
      { cause },
    );
  }
}
