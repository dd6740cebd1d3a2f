import { defineResource } from "../lifecycle/definition.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export interface FormArgs extends Inputs<types.FormArgs> {}

/** How a form maps onto the API; what is not named here follows schemas/form.json. */
export const form = defineResource<types.FormArgs>({
  type: "Form",
  schema: "form",
  collection: "/forms",
  parents: ["organization"],
  naturalKey: ["name"],
  queue: "/forms/{id}/fields",
});

/**
 * A set of fields that agents or bots fill in during a conversation.
 *
 * Either `fields` here or FormField resources manage its fields, not both. `template` is used when the form is made and never looked
 * at again. Deleting a form deletes its fields.
 *
 * @example
 * const contact = new Form("contact", { name: "Contact", fields: [{ name: "remark", type: "textarea" }] });
 *
 * @example
 * const brochure = new Form("brochure", {
 *   organization: org.id,
 *   name: "Brochure",
 *   type: "topic",
 *   profileFields: ["givenName", "familyName", "email"],
 *   notifyEmails: ["sales@example.com"],
 *   labels: ["isLead"],
 *   fields: [
 *     { name: "model", label: "Model", type: "select", required: true, options: [{ key: "City", value: "city" }] },
 *     { name: "zip", label: "Postal code", type: "text", pattern: "[0-9]{4}[A-Z]{2}" },
 *   ],
 * });
 *
 * @example
 * ```yaml
 * forms:
 *   brochure:
 *     name: Brochure
 *     type: topic
 *     profileFields: [givenName, familyName, email]
 *     notifyEmails: [sales@example.com]
 *     labels: [isLead]
 *     fields:
 *       model: { label: Model, type: select, required: true, options: [{ key: City, value: city }] }
 *       zip: { label: Postal code, type: text, pattern: "[0-9]{4}[A-Z]{2}" }
 * ```
 */
export class Form extends resourceClass<FormArgs, types.FormState>(form) {}
