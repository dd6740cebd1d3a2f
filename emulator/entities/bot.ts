import { randomBytes } from "node:crypto";
import type { EntityDefinition } from "../objects/entity.js";
import { insertBotUser } from "./user.js";

/** The definition of a bot. Its secret is made here; an update may set another. It is also a user of the same id. */
export const bot: EntityDefinition = {
  kind: "bot",
  schema: "bot",
  collection: "/bots",
  references: [{ path: "organization", kind: "organization", whenGone: "remove" }],
  complete: (body, previous, scope) => {
    if (previous) return;
    body.secret = randomBytes(24).toString("base64url");
    insertBotUser(body, scope);
  },
};
