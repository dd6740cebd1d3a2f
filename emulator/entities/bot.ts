import { randomBytes } from "node:crypto";
import type { EntityDefinition } from "../objects/entity.js";

/** The definition of a bot. Its secret is made here; an update may set another. */
export const bot: EntityDefinition = {
  kind: "bot",
  schema: "bot",
  collection: "/bots",
  references: [{ path: "organization", kind: "organization", whenGone: "remove" }],
  complete: (body, previous) => {
    if (!previous) body.secret = randomBytes(24).toString("base64url");
  },
};
