import type { EntityDefinition } from "../objects/entity.js";

/** An integration. Which parameters it takes depends on its type and stands in the schema. */
export const service: EntityDefinition = {
  kind: "service",
  schema: "service",
  collection: "/services",
  references: [{ path: "organization", kind: "organization", whenGone: "remove" }],
};
