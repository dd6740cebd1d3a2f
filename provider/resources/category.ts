import { defineResource } from "../lifecycle/definition.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export type CategoryArgs = Inputs<types.CategoryArgs>;

/** How a category maps onto the API; what is not named here follows schemas/category.json. */
export const category = defineResource<types.CategoryArgs>({
  type: "Category",
  schema: "category",
  collection: "/organizations/{organization}/categories",
  parents: ["organization"],
  naturalKey: ["name"],
});

/**
 * A label that conversations and forms are filed under; an organization has ten slots for them.
 *
 * Deleting one leaves its slot empty, so that the others keep their place and colour. Either these or `categories` of the
 * Organization manage the slots, not both.
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
 */
export class Category extends resourceClass<CategoryArgs, types.CategoryState, "organization">(category) {}
