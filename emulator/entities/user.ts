import { hashPasswordSync } from "../auth/password.js";
import { maySeeSecrets } from "../auth/permissions.js";
import { highestRole } from "../auth/roles.js";
import { ApiError } from "../errors.js";
import { describeValue, type JsonObject } from "../json.js";
import type { EntityDefinition, Scope } from "../objects/entity.js";
import { collectTargets, type Reference } from "../objects/references.js";
import { grantsOf, leaveOrganization, listMemberships, settleMemberships } from "./memberships.js";

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
    if (previous) guardBotUser(previous);
    checkEmail(body, scope);
    nameUser(body, previous);
    settleMemberships(body, previous, scope.store);
    keepPassword(body, scope);
  },

  present: (stored, { store, principal }) => {
    const { bot: _bot, apiToken, organizations: _organizations, ...body } = stored;
    const organizations = listMemberships(stored, store);
    // The list is never empty (schema): a user in no organization has none.
    if (organizations.length > 0) body.organizations = organizations;
    if (apiToken !== undefined && maySeeSecrets(grantsOf(stored), principal)) body.apiToken = apiToken;
    return body;
  },

  grants: grantsOf,

  // Whoever is in another organization still goes on there, and nobody deletes its own user.
  outlive: (body, gone, { store, principal }) => {
    if (gone.kind !== "organization") return undefined;
    return leaveOrganization(body, gone.id, store, body.id === principal.user);
  },
};

/** @throws ApiError 400 for the user of a bot */
export function guardBotUser(body: JsonObject): void {
  if (body.bot !== undefined) throw new ApiError(400, "the user of a bot follows its bot: change that");
}

/** The user that a bot is, with the token that it works by (public SDK: same id, an e-mail that it finds the id in). */
export function insertBotUser(bot: JsonObject, { store, tokens, now }: Scope): void {
  const [id, organization, role] = [String(bot.id), String(bot.organization), botRole(bot)];
  const body: JsonObject = {
    id,
    email: `bot+${id}@web1on1.chat`,
    displayName: bot.name,
    organization,
    orgPath: bot.orgPath,
    role,
    status: statusOf(bot),
    bot: id,
    apiToken: tokens.issueForBot({ user: id, organization, role }),
    createdAt: now,
    updatedAt: now,
  };
  store.insert(user.kind, id, body);
  store.setReferences({ kind: user.kind, id }, collectTargets(REFERENCES, body));
}

/** Brings the user of a bot in line with its bot: from here on its tokens have the rights of the bot's present roles. */
export function updateBotUser(bot: JsonObject, { store, now }: Scope): void {
  const found = store.get(user.kind, String(bot.id));
  if (!found) return;
  const body = { ...found, displayName: bot.name, role: botRole(bot), status: statusOf(bot), updatedAt: now };
  store.update(user.kind, String(bot.id), body);
}

/** What a bot may do: the highest of its roles. */
export function botRole({ roles }: JsonObject): string {
  return highestRole(Array.isArray(roles) ? roles : []);
}

/** An archived bot works no more than an archived user. */
function statusOf({ status }: JsonObject): string {
  return status === "archived" ? "archived" : "active";
}

function checkEmail({ id, email }: JsonObject, { store }: Scope): void {
  const other = store.findByText(user.kind, "email", String(email));
  if (other === undefined || other === id) return;
  const article = store.get(user.kind, other)?.status === "archived" ? "an archived" : "a";
  throw new ApiError(409, `email: there is ${article} user ${describeValue(email)} already`);
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

function keepPassword(body: JsonObject, { credentials, passwordHash }: Scope): void {
  const { password } = body;
  delete body.password;
  if (typeof password === "string") credentials.set(String(body.id), String(body.email), passwordHash ?? hashPasswordSync(password));
  else credentials.setEmail(String(body.id), String(body.email));
}
