import type { Client } from "../client/client.js";
import { isNotFound, Web1on1Error } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { defineResource, type Props } from "../lifecycle/definition.js";
import { deleteObject } from "../lifecycle/delete.js";
import { tellOverwritten } from "../lifecycle/lost-update.js";
import { GONE, readObject, resultOfRead } from "../lifecycle/read.js";
import type { Session } from "../lifecycle/session.js";
import { stateAfterWrite } from "../lifecycle/state.js";
import type { Inputs } from "../schema/inputs.js";
import { isRecord } from "../schema/path.js";
import type * as types from "../schema/types.gen.js";
import { resourceClass } from "./resource.js";

export type UserOrganizationArgs = Inputs<types.UserOrganizationArgs>;

/** How a membership maps onto the API; what is not named here follows schemas/user-organization.json. */
export const userOrganization = defineResource<types.UserOrganizationArgs>({
  type: "UserOrganization",
  schema: "user-organization",
  collection: "/users/{user}/organizations",
  parents: ["user", "organization"],
  naturalKey: ["organization"],
  queue: "/users/{user}/organizations",
  idFrom: ({ user, organization }) => `${user}/${organization}`,
  verbs: {
    create: async (session, definition, inputs) => {
      const answer = await writeMembership(session, inputs);
      return { id: `${inputs.user}/${inputs.organization}`, outs: stateAfterWrite(definition, inputs, answer) };
    },

    read: async (session, definition, id, state) => {
      const [user, organization] = readId(id);
      const found = await findMembership(await session.client(), user, organization);
      return found === undefined ? GONE : resultOfRead(definition, id, state, { ...found, user });
    },

    update: async (session, definition, id, olds, news) => {
      const answer = await writeMembership(session, news, (live) => tellOverwritten(definition, id, olds, live, news, ["role"]));
      return { outs: stateAfterWrite(definition, news, answer, olds) };
    },

    delete: (session, definition, id) => {
      const [user, organization] = readId(id);
      return deleteObject(session, definition, organization, { user });
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
 */
export class UserOrganization extends resourceClass<UserOrganizationArgs, types.UserOrganizationState>(userOrganization) {}

/** Puts the membership into the user's list, which is read just before and sent whole: the other memberships survive. */
async function writeMembership(
  session: Session,
  { user, organization, role }: Props,
  onChange: (live: Props) => void = () => undefined,
): Promise<Props> {
  const client = await session.client();
  const path = pathOf(user);
  const live = membershipsOf(readObject(await client.get(path), `GET ${path}`));
  const own = live.find((membership) => membership.organization === organization);
  if (own !== undefined && (role === undefined || own.role === role)) {
    return own;
  }
  if (own !== undefined) {
    onChange(own);
  }
  const declared = { ...own, organization, ...(role === undefined ? {} : { role }) };
  const organizations = (own === undefined ? [...live, declared] : live.map((each) => (each === own ? declared : each))).map(
    withoutOrgPath,
  );
  const answer = readObject(await client.patch(path, { organizations }), `PATCH ${path}`);
  const made = membershipsOf(answer).find((membership) => membership.organization === organization);
  if (made === undefined) {
    throw new Web1on1Error(
      `PATCH ${path} answered without organization ${organization} among the user's organizations: the API did not take the membership. ` +
        "Check that the token's user is an admin of that organization.",
    );
  }
  return made;
}

/** The id of a membership is the user's and the organization's, so that it can be imported by it alone. */
function readId(id: string): [user: string, organization: string] {
  const [user = "", organization = ""] = id.split("/");
  if (user === "" || organization === "") {
    throw new Web1on1Error(`the id must be that of the user and that of the organization, joined by /, got ${JSON.stringify(id)}.`);
  }
  return [user, organization];
}

async function findMembership(client: Client, user: unknown, organization: string): Promise<Props | undefined> {
  try {
    const path = pathOf(user);
    const answer = readObject(await client.get(path), `GET ${path}`);
    return answer.status === "archived" ? undefined : membershipsOf(answer).find((membership) => membership.organization === organization);
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
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
