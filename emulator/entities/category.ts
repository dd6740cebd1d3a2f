import { ApiError } from "../errors.js";
import type { JsonObject } from "../json.js";
import type { EmbeddedDefinition } from "../objects/embedded.js";
import type { Scope } from "../objects/entity.js";

const SLOTS = 10;

/** A category, in one of the ten slots of its organization. Removing one leaves null, so that the others keep their places. */
export const category: EmbeddedDefinition = {
  kind: "category",
  schema: "category",
  holder: "organization",
  property: "categories",
  references: [{ path: "forms[]", kind: "form", whenGone: "detach" }],
  complete: completeCategory,

  insert: (slots, item) => {
    const empty = slots.indexOf(null);
    if (empty >= 0) return slots.with(empty, item);
    if (slots.length >= SLOTS) throw new ApiError(400, `the organization has no free category slot: all ${SLOTS} are taken`);
    return [...slots, item];
  },

  remove: (slots, index) => slots.with(index, null),
};

/** An id that a client sends for a new category is not taken over: ids are the server's. */
export function completeCategory(item: JsonObject, previous: JsonObject | undefined, { createId }: Scope): JsonObject {
  return { ...item, id: previous?.id ?? createId() };
}
