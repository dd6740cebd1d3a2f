import { form } from "../resources/form.js";
import type * as types from "../schema/types.gen.js";
import type { LookUpArgs } from "./arguments.js";
import { defineLookUp } from "./look-up.js";

export type GetFormArgs = LookUpArgs<types.FormArgs, "name", "organization">;

const lookUp = defineLookUp<GetFormArgs, types.FormState>(form);

/**
 * A form by its id, or by its name and the organization that owns it.
 *
 * @example
 * const brochure = await getForm({ name: "Brochure", organization: "58bcbafb8547f04f68c14bdb" });
 *
 * @throws Web1on1Error when there is none, with the nearest names, or when there are several, with their ids
 */
export const getForm = lookUp.get;

/**
 * The same with arguments that may be outputs. In a preview it stays unknown, and asks nothing, while one of them is.
 *
 * @example
 * const brochure = getFormOutput({ name: "Brochure", organization: acme.id });
 */
export const getFormOutput = lookUp.getOutput;
