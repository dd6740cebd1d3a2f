import { category } from "../resources/category.js";
import type * as types from "../schema/types.gen.js";
import type { LookUpArgs } from "./arguments.js";
import { defineLookUp } from "./look-up.js";

export type GetCategoryArgs = LookUpArgs<types.CategoryArgs, "name", never, "organization">;

const lookUp = defineLookUp<GetCategoryArgs, types.CategoryState>(category);

/**
 * A category by its organization and its id or name.
 *
 * @example
 * const billing = await getCategory({ organization: "58bcbafb8547f04f68c14bdb", name: "Billing" });
 *
 * @throws Web1on1Error when there is none, with the nearest names, or when there are several, with their ids
 */
export const getCategory = lookUp.get;

/**
 * The same with arguments that may be outputs. In a preview it stays unknown, and asks nothing, while one of them is.
 *
 * @example
 * const billing = getCategoryOutput({ organization: acme.id, name: "Billing" });
 */
export const getCategoryOutput = lookUp.getOutput;
