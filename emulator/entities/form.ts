import { ApiError } from "../errors.js";
import { describeValue, isJsonObject } from "../json.js";
import { completeItems, listItems } from "../objects/embedded.js";
import type { EntityDefinition } from "../objects/entity.js";
import { completeField, withoutServerParts } from "./form-field.js";

/** A collection of fields. The fields live inside it and go with it. */
export const form: EntityDefinition = {
  kind: "form",
  schema: "form",
  collection: "/forms",
  references: [
    { path: "organization", kind: "organization", whenGone: "remove" },
    { path: "template", kind: "form", whenGone: "keep" },
  ],

  complete: (body, previous, scope) => {
    if (!Array.isArray(body.fields)) return;
    checkNames(body.fields);
    body.fields = completeItems(completeField, body.fields, listItems(previous ?? {}, "fields"), scope);
  },

  present: (body) =>
    Array.isArray(body.fields)
      ? { ...body, fields: body.fields.map((field) => (isJsonObject(field) ? withoutServerParts(field) : field)) }
      : body,
};

function checkNames(fields: readonly unknown[]): void {
  const names = fields.map((field) => isJsonObject(field) && field.name);
  const index = names.findIndex((name, position) => names.indexOf(name) !== position);
  if (index >= 0) throw new ApiError(400, `fields[${index}].name: the form has a field ${describeValue(names[index])} already`);
}
