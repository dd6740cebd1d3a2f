import { hashPasswordSync } from "../auth/password.js";
import { ApiError } from "../errors.js";
import { describeValue, type JsonObject } from "../json.js";
import type { EntityDefinition, Scope } from "../objects/entity.js";
import { collectTargets, type Reference } from "../objects/references.js";
import { listMemberships, settleMemberships } from "./memberships.js";

const REFERENCES: readonly Reference[] = [
  { path: "organization", kind: "organization", whenGone: "remove" },
  { path: "organizations[].organization", kind: "organization", whenGone: "detach" },
  { path: "bot", kind: "bot", whenGone: "remove" },
];

/** Who can log in. The password is kept apart as a hash and shown in no answer; `bot` notes whose user this is, and is not shown either. */
export const user: EntityDefinition = {
  kind: "user",
  schema: "user",
  collection: "/users",
  references: REFERENCES,
  hasOwnRoutes: true,

  complete: (body, previous, scope) => {
    if (previous?.bot !== undefined) throw new ApiError(400, "the user of a bot follows its bot: change that");
    checkEmail(body, scope);
    nameUser(body, previous);
    settleMemberships(body, previous, scope.store);
    keepPassword(body, scope);
  },

  present: ({ bot: _bot, ...body }, { store }) => ({ ...body, organizations: listMemberships(body, store) }),
};

/** The user that a bot is, with the token that it works by (public SDK: same id, an e-mail that it finds the id in). */
export function insertBotUser(bot: JsonObject, { store, tokens, now }: Scope): void {
  const [id, organization] = [String(bot.id), String(bot.organization)];
  const body: JsonObject = {
    id,
    email: `bot+${id}@web1on1.chat`,
    displayName: bot.name,
    organization,
    role: "bot",
    status: "active",
    bot: id,
    apiToken: tokens.issueForBot({ user: id, organization, role: "bot" }),
    createdAt: now,
    updatedAt: now,
  };
  store.insert(user.kind, id, body);
  store.setReferences({ kind: user.kind, id }, collectTargets(REFERENCES, body));
}

function checkEmail({ id, email }: JsonObject, { store }: Scope): void {
  const condition = { sql: "lower(json_extract(body, '$.email')) = lower(?)", values: [String(email)] };
  const other = store.list(user.kind, [condition], { offset: 0 }).bodies.find((body) => body.id !== id);
  if (other)
    throw new ApiError(409, `email: there is ${other.status === "archived" ? "an archived" : "a"} user ${describeValue(email)} already`);
}

/** A name that was put together goes on following its parts (reference: composed if not provided). */
function nameUser(body: JsonObject, previous: JsonObject | undefined): void {
  const isComposed = previous === undefined || previous.displayName === composeName(previous);
  if (isComposed && body.displayName === previous?.displayName) body.displayName = composeName(body);
  if (body.displayName === undefined) delete body.displayName;
}

function composeName({ givenName, additionalName, familyName }: JsonObject): string | undefined {
  const parts = [givenName, additionalName, familyName].filter((part) => typeof part === "string" && part !== "");
  return parts.length > 0 ? parts.join(" ") : undefined;
}

function keepPassword(body: JsonObject, { credentials }: Scope): void {
  const { password } = body;
  delete body.password;
  if (typeof password === "string") credentials.set(String(body.id), String(body.email), hashPasswordSync(password));
  else credentials.setEmail(String(body.id), String(body.email));
}
