import { isNotFound } from "../client/error.js";
import { defineResource, type Props, type ResourceDefinition } from "../lifecycle/definition.js";
import { diff } from "../lifecycle/diff.js";
import { liveObject } from "../lifecycle/live/live-objects.js";
import { GONE, resultOfRead } from "../lifecycle/read.js";
import type { Session } from "../lifecycle/session.js";
import { update } from "../lifecycle/update.js";
import type { Inputs } from "../schema/inputs.js";
import type * as types from "../schema/types.gen.js";
import { checkUser, createUser, explainConflict } from "./archived-user.js";
import { hashPassword, isSamePassword } from "./password-hash.js";
import { resourceClass } from "./resource.js";

export interface UserArgs extends Inputs<types.UserArgs> {}

/** How a user maps onto the API; what is not named here follows schemas/user.json. */
export const user = defineResource<types.UserArgs>({
  type: "User",
  schema: "user",
  collection: "/users",
  parents: [],
  naturalKey: ["email"],
  queue: "/users/{id}/organizations",
  takesUpAgain: true,
  verbs: {
    check: checkUser,

    diff: async (session, definition, id, olds, news) => {
      const result = await diff(session, definition, id, olds, withoutPassword(news));
      return (await isPasswordChanged(olds, news)) ? { ...result, changes: true } : result;
    },

    create: async (session, definition, inputs) => {
      const hash = await hashOf(inputs);
      const { id, outs } = await createUser(session, definition, inputs, (state) => ({ ...withoutPassword(state), ...hash }));
      return { id, outs: { ...withoutPassword(outs ?? {}), ...hash } };
    },

    read: async (session, definition, id, state) => {
      const answer = await findUser(session, definition, id, state);
      if (answer === undefined) {
        return GONE;
      }
      const { props = {}, inputs } = resultOfRead(definition, id, withoutPassword(state), answer);
      return { id, props: withoutPassword(props), ...(inputs === undefined ? {} : { inputs: withoutPassword(inputs) }) };
    },

    update: async (session, definition, id, olds, news) => {
      const isChanged = await isPasswordChanged(olds, news);
      const sent = isChanged ? news : withoutPassword(news);
      const { outs } = await update(session, definition, id, withoutPassword(olds), sent).catch(async (error: unknown) =>
        explainConflict(await session.client(), String(news.email), error),
      );
      return { outs: { ...withoutPassword(outs ?? {}), ...(isChanged ? await hashOf(news) : {}) } };
    },
  },
});

/**
 * A person who can log in: profile, role and preferences.
 *
 * Deleting one archives it, and the e-mail address stays taken. A User with the address of an archived one takes that up again: it
 * becomes active with everything that the program declares, and keeps the rest of what it had, its organizations and its role included.
 * `password` is sent and never read: state keeps it encrypted among the inputs, and a salted hash by which a change is seen.
 *
 * @example
 * const hans = new User("hans", { email: "hans@example.com", givenName: "Hans", familyName: "Vries" });
 *
 * @example
 * const admin = new User("admin", {
 *   email: "admin@dealer.example.com",
 *   password: config.requireSecret("adminPassword"),
 *   organization: dealer.id,
 *   role: "admin",
 *   status: "active",
 *   settings: { locale: "nl", timezone: "Europe/Amsterdam" },
 * });
 *
 * @example
 * ```yaml
 * users:
 *   admin:
 *     email: admin@dealer.example.com
 *     password: ${secret:adminPassword}
 *     role: admin
 *     status: active
 *     settings: { locale: nl, timezone: Europe/Amsterdam }
 * ```
 */
export class User extends resourceClass<UserArgs, types.UserState>(user) {}

/** A deleted user is still found by its id, as archived (reference, Delete a User): gone, unless the program wants it so. */
async function findUser(session: Session, definition: ResourceDefinition, id: string, state: Props): Promise<Props | undefined> {
  try {
    // The hash of the password is this provider's own: no answer shows it.
    const { passwordHash: _hash, ...known } = withoutPassword(state);
    const answer = await liveObject(session, definition, id, known);
    return answer.status === "archived" && state.status !== "archived" ? undefined : answer;
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}

function withoutPassword({ password: _password, ...props }: Props): Props {
  return props;
}

async function isPasswordChanged(olds: Props, { password }: Props): Promise<boolean> {
  return password !== undefined && !(await isSamePassword(String(password), olds.passwordHash));
}

async function hashOf({ password }: Props): Promise<Props> {
  return typeof password === "string" ? { passwordHash: await hashPassword(password) } : {};
}
