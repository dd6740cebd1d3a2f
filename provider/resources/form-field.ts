import { defineResource } from "../lifecycle/definition.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export interface FormFieldArgs extends Inputs<types.FormFieldArgs> {}

/** How a form field maps onto the API; what is not named here follows schemas/form-field.json. */
export const formField = defineResource<types.FormFieldArgs>({
  type: "FormField",
  schema: "form-field",
  collection: "/forms/{form}/fields",
  parents: ["form"],
  naturalKey: ["name"],
  queue: "/forms/{form}/fields",
});

/**
 * One field of a form, managed by itself; `name` is unique in the form.
 *
 * For a form whose fields belong to several programs. Otherwise `fields` of the Form is shorter, and keeps their order.
 *
 * @example
 * const remark = new FormField("remark", { form: contact.id, name: "remark", type: "textarea" });
 *
 * @example
 * const model = new FormField("model", {
 *   form: brochure.id,
 *   name: "model",
 *   label: "Model",
 *   type: "select",
 *   required: true,
 *   options: [
 *     { key: "City", value: "city" },
 *     { key: "Estate", value: "estate" },
 *   ],
 * });
 *
 * @example
 * ```yaml
 * forms:
 *   brochure:
 *     name: Brochure
 *     fields: # a tenant file has the fields of a form inside it
 *       model:
 *         label: Model
 *         type: select
 *         required: true
 *         options:
 *           - { key: City, value: city }
 *           - { key: Estate, value: estate }
 * ```
 */
export class FormField extends resourceClass<FormFieldArgs, types.FormFieldState, "form">(formField) {}
