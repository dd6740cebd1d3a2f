import { isNotFound, Web1on1Error } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { createBatch, GATHER_MS } from "../lifecycle/batch.js";
import { defineResource, type Props, type ResourceDefinition } from "../lifecycle/definition.js";
import { deleteObject } from "../lifecycle/delete.js";
import { isRecordAlone, noteFoundInPlace } from "../lifecycle/found-in-place.js";
import { liveRecord } from "../lifecycle/live/live-objects.js";
import { tellOverwritten } from "../lifecycle/lost-update.js";
import { mayBeOfOne } from "../lifecycle/may-be-of-one.js";
import { readObject } from "../lifecycle/object.js";
import { GONE, resultOfRead } from "../lifecycle/read.js";
import { perSession, type Session } from "../lifecycle/session.js";
import { stateAfterWrite } from "../lifecycle/state.js";
import type { Inputs } from "../schema/inputs.js";
import { isRecord } from "../schema/path.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export interface UserOrganizationArgs extends Inputs<types.UserOrganizationArgs> {}

const idFrom = ({ user, organization }: Props): string => `${user}/${organization}`;

/** How a membership maps onto the API; what is not named here follows schemas/user-organization.json. */
export const userOrganization = defineResource<types.UserOrganizationArgs>({
  type: "UserOrganization",
  schema: "user-organization",
  collection: "/users/{user}/organizations",
  parents: ["user", "organization"],
  naturalKey: ["organization"],
  queue: "/users/{user}/organizations",
  joinsWrites: true,
  idFrom,
  verbs: {
    create: async (session, definition, inputs) => {
      const id = idFrom(inputs);
      const onFound = () => noteFoundInPlace(session, definition, id);
      const answer = await writerOf(session)(queueFor(inputs), { inputs, onFound });
      return { id, outs: stateAfterWrite(definition, inputs, answer) };
    },

    read: async (session, definition, id, state) => {
      const [user, organization] = readId(id);
      const found = await findMembership(session, { definition, id }, user, organization);
      return found === undefined ? GONE : resultOfRead(definition, id, state, { ...found, user });
    },

    update: async (session, definition, id, olds, news) => {
      const sent = news.role === undefined ? [] : ["role"];
      const onFound = (live: Props) => tellOverwritten(definition, id, olds, live, news, sent);
      const answer = await writerOf(session)(queueFor(news), { inputs: news, onFound });
      return { outs: stateAfterWrite(definition, news, answer, olds) };
    },

    delete: async (session, definition, id) => {
      const [user, organization] = readId(id);
      if (isRecordAlone(session, definition, id)) {
        return;
      }
      await session.serially(queueFor({ user }), () => deleteObject(session, definition, organization, { user }));
    },
  },
});

/**
 * A user's place in one organization, with the role there; deleting it takes the user out of the organization.
 *
 * For users whose organizations belong to several programs. Otherwise `organizations` of the User is shorter; not both. A user that is in
 * the organization already is taken as it is, and given the role. The role in the user's own organization is also `role` of the User:
 * declare it in one place.
 *
 * @example
 * const inWest = new UserOrganization("hans-west", { user: hans.id, organization: west.id });
 *
 * @example
 * const leadsEast = new UserOrganization("hans-east", { user: hans.id, organization: east.id, role: "admin" });
 *
 * @example
 * ```yaml
 * organizations:
 *   east:
 *     billingInfo: { billReceiver: Acme, billSender: Web1on1, stripeCustomerId: cus_KlieDvHuODgU3u, currentPlan: grow }
 * users:
 *   hans:
 *     email: hans@example.com
 *     organizations: # a tenant file has the memberships inside their user
 *       - { organization: east, role: admin }
 * ```
 */
export class UserOrganization extends resourceClass<UserOrganizationArgs, types.UserOrganizationState>(userOrganization) {}

/** A membership that is to be as the inputs say. */
interface Declared {
  readonly inputs: Props;
  /** Called with the membership as it was before, where it was there. */
  readonly onFound: (live: Props) => void;
}

/** Writes of one user's memberships; those that are asked for at the same time become one. */
const writerOf = perSession((session) =>
  createBatch<Declared, Props>(session.serially, (_, declared) => writeAll(session, declared), GATHER_MS),
);

/** What the API refuses is sent again one by one: it may be meant for one of them, and says nothing of the others. */
async function writeAll(session: Session, all: readonly Declared[]): Promise<Promise<Props>[]> {
  try {
    return await writeMemberships(session, all);
  } catch (error) {
    if (all.length === 1 || !mayBeOfOne(error)) {
      throw error;
    }
  }
  const results: Promise<Props>[] = [];
  for (const one of all) {
    const result = writeMemberships(session, [one]).then(([made]) => made ?? Promise.reject(new Error("a membership was left out")));
    results.push(result);
    await result.catch(() => undefined);
  }
  return results;
}

/** Puts memberships into the user's list, which is read just before and sent whole: the other memberships survive. */
async function writeMemberships(session: Session, all: readonly Declared[]): Promise<Promise<Props>[]> {
  const client = await session.client();
  const path = pathOf(all[0]?.inputs.user);
  const live = membershipsOf(readObject(await client.get(path), `GET ${path}`));
  const isThere = ({ inputs: { organization, role } }: Declared) =>
    live.some((own) => own.organization === organization && (role === undefined || own.role === role));
  const changes = all.filter((each) => !isThere(each));
  const organizations = changes.reduce<Props[]>((list, { inputs }) => lay(list, inputs), live).map(withoutOrgPath);
  const answer = changes.length === 0 ? { organizations: live } : readObject(await client.patch(path, { organizations }), `PATCH ${path}`);
  for (const { inputs, onFound } of all) {
    const own = findIn(live, inputs);
    if (own !== undefined) {
      onFound(own);
    }
  }
  return all.map(async ({ inputs }) => findIn(membershipsOf(answer), inputs) ?? Promise.reject(notTaken(path, inputs)));
}

function lay(list: Props[], { organization, role }: Props): Props[] {
  const own = findIn(list, { organization });
  const declared = { ...own, organization, ...(role === undefined ? {} : { role }) };
  return own === undefined ? [...list, declared] : list.map((each) => (each === own ? declared : each));
}

function findIn(memberships: readonly Props[], { organization }: Props): Props | undefined {
  return memberships.find((membership) => membership.organization === organization);
}

function notTaken(path: string, { organization }: Props): Web1on1Error {
  return new Web1on1Error(
    `PATCH ${path} answered without organization ${organization} among the user's organizations: the API did not take the membership. ` +
      "Check that the token's user is an admin of that organization.",
  );
}

/** The id of a membership is the user's and the organization's, so that it can be imported by it alone. */
function readId(id: string): [user: string, organization: string] {
  const [user = "", organization = ""] = id.split("/");
  if (user === "" || organization === "") {
    throw new Web1on1Error(`the id must be that of the user and that of the organization, joined by /, got ${JSON.stringify(id)}.`);
  }
  return [user, organization];
}

async function findMembership(
  session: Session,
  reader: { readonly definition: ResourceDefinition; readonly id: string },
  user: string,
  organization: string,
): Promise<Props | undefined> {
  try {
    const find = (answer: Props) => membershipsOf(answer).find((membership) => membership.organization === organization);
    const answer = await liveRecord(session, reader, "/users", user, (item) => find(item) !== undefined);
    return answer.status === "archived" ? undefined : find(answer);
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}

/** The queue of the definition. */
function queueFor({ user }: Props): string {
  return fillPath("/users/{user}/organizations", { user });
}

function pathOf(user: unknown): string {
  return fillPath("/users/{user}", { user });
}

function membershipsOf({ organizations }: Props): Props[] {
  return Array.isArray(organizations) ? organizations.filter(isRecord) : [];
}

function withoutOrgPath({ orgPath: _orgPath, ...membership }: Props): Props {
  return membership;
}
