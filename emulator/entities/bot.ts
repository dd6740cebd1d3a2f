import { randomBytes } from "node:crypto";
import { maySeeSecrets } from "../auth/permissions.js";
import { ApiError } from "../errors.js";
import type { JsonObject } from "../json.js";
import type { EntityDefinition } from "../objects/entity.js";
import { botRole, insertBotUser, updateBotUser } from "./user.js";

/** The definition of a bot. Its secret is made here; an update may set another. It is also a user of the same id. */
export const bot: EntityDefinition = {
  kind: "bot",
  schema: "bot",
  collection: "/bots",
  references: [{ path: "organization", kind: "organization", whenGone: "remove" }],
  complete: (body, previous, scope) => {
    if (previous) return updateBotUser(body, scope);
    body.secret = randomBytes(24).toString("base64url");
    insertBotUser(body, scope);
  },
  present: (body, { principal }) => {
    const { secret: _secret, ...shown } = body;
    return maySeeSecrets(grantsOf(body), principal) ? body : shown;
  },
  grants: grantsOf,
  guardRemoval: ({ id }, { principal }) => {
    if (id === principal.user) throw new ApiError(403, "the bot that the token belongs to cannot be deleted");
  },
};

/** What the user of a bot may do, and so whoever makes one or changes its secret. */
function grantsOf(bot: JsonObject) {
  return [{ organization: String(bot.organization), orgPath: String(bot.orgPath), role: botRole(bot) }];
}
