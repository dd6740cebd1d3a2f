import { formField } from "../resources/form-field.js";
import type * as types from "../schema/types.gen.js";
import type { LookUpArgs } from "./arguments.js";
import { defineLookUp } from "./look-up.js";

export type GetFormFieldArgs = LookUpArgs<types.FormFieldArgs, "name", never, "form">;

const lookUp = defineLookUp<GetFormFieldArgs, types.FormFieldState>(formField);

/**
 * A field of a form by its form and its id or name.
 *
 * @example
 * const remark = await getFormField({ form: "5f0c1c2e8547f04f68c14bdb", name: "remark" });
 *
 * @throws Web1on1Error when there is none, with the nearest names, or when there are several, with their ids
 */
export const getFormField = lookUp.get;

/**
 * The same with arguments that may be outputs. In a preview it stays unknown, and asks nothing, while one of them is.
 *
 * @example
 * const remark = getFormFieldOutput({ form: contact.id, name: "remark" });
 */
export const getFormFieldOutput = lookUp.getOutput;
