import { ApiError } from "../errors.js";
import type { JsonObject } from "../json.js";
import { completeItems, listItems } from "../objects/embedded.js";
import type { EntityDefinition, Scope } from "../objects/entity.js";
import { completeCategory } from "./category.js";

/** The tree has three levels: a contact centre, its customers, their parts (the service's developer guides). */
const DEEPEST_LEVEL = 3;

/** An organization and its place in the tree; its categories live inside it. */
export const organization: EntityDefinition = {
  kind: "organization",
  schema: "organization",
  collection: "/organizations",
  references: [
    { path: "parent", kind: "organization", whenGone: "remove" },
    { path: "categories[].forms[]", kind: "form", whenGone: "detach" },
    { path: "partners[].organization", kind: "organization", whenGone: "detach" },
  ],

  prepare: (body, { principal }) => {
    if (!("parent" in body)) body.parent = principal.organization;
    if (!("displayName" in body)) body.displayName = body.name;
  },

  complete: (body, previous, scope) => {
    if (!previous) placeInTree(body, scope);
    if (Array.isArray(body.categories)) {
      body.categories = completeItems(completeCategory, body.categories, listItems(previous ?? {}, "categories"), scope);
    }
  },

  guardRemoval: (body, { principal }) => {
    if (body.id === principal.organization) throw new ApiError(403, "the organization that the token belongs to cannot be deleted");
  },
};

function placeInTree(body: JsonObject, { store }: Scope): void {
  const parent = store.get("organization", String(body.parent));
  const level = Number(parent?.level) + 1;
  if (!(level <= DEEPEST_LEVEL)) {
    throw new ApiError(400, `parent: the organization tree has ${DEEPEST_LEVEL} levels, and "${String(body.parent)}" is on the last`);
  }
  body.level = level;
  body.path = `${String(parent?.path)}#${String(body.id)}`;
  body.orgPath = body.path;
}
