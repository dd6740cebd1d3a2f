import { isDeepStrictEqual } from "node:util";
import { ApiError } from "../errors.js";
import { describeValue, isJsonObject, type JsonObject } from "../json.js";
import type { EmbeddedDefinition } from "../objects/embedded.js";
import type { Scope } from "../objects/entity.js";

/** A field of a form. Its name is its own within the form. */
export const formField: EmbeddedDefinition = {
  kind: "form field",
  schema: "form-field",
  holder: "form",
  property: "fields",
  references: [],
  complete: completeField,
  guard: (others, item) => {
    if (others.some((other) => isJsonObject(other) && other.name === item.name)) {
      throw new ApiError(409, `name: the form has a field ${describeValue(item.name)} already`);
    }
  },
  insert: (fields, item) => [...fields, item],
  remove: (fields, index) => fields.toSpliced(index, 1),
};

/** A field that is sent as it was keeps the time of its last change. */
export function completeField(item: JsonObject, previous: JsonObject | undefined, { createId, now }: Scope): JsonObject {
  const content = withoutServerParts(item);
  const isSame = previous !== undefined && isDeepStrictEqual(content, withoutServerParts(previous));
  return {
    ...content,
    id: previous?.id ?? createId(),
    createdAt: previous?.createdAt ?? now,
    updatedAt: isSame ? previous.updatedAt : now,
  };
}

/** A field as a form shows it: the reference's forms list their fields without ids and times. */
export function withoutServerParts({ id: _id, createdAt: _createdAt, updatedAt: _updatedAt, ...content }: JsonObject): JsonObject {
  return content;
}
