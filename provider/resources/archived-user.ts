import type { CheckResult, CreateResult } from "@pulumi/pulumi/dynamic";
import type { Client } from "../client/client.js";
import { Web1on1ApiError } from "../client/error.js";
import { check } from "../lifecycle/check.js";
import { create } from "../lifecycle/create.js";
import { PROVIDER_KEY, type Props, type ResourceDefinition } from "../lifecycle/definition.js";
import { HalfMadeError, nameResource } from "../lifecycle/failure.js";
import { perSession, type Session } from "../lifecycle/session.js";
import { update } from "../lifecycle/update.js";
import { isRecord } from "../schema/path.js";
import { isUnknown } from "../schema/unknown.js";

/** The archived users that this process has spoken of already. */
const announcedOf = perSession(() => new Set<string>());

/** The archived users as they were when this process asked first: once for all users that it makes, and in a preview too. */
const archivedOf = perSession((session) => {
  let answer: Promise<FoundUser[]> | undefined;
  return async (): Promise<FoundUser[]> => {
    answer ??= session.client().then((client) => listUsers(client, "archived"));
    return answer.catch((error: unknown) => {
      answer = undefined;
      throw error;
    });
  };
});

/** The rules of a user; before a create it is also said when an archived one will be taken up again, in a preview too. */
export async function checkUser(definition: ResourceDefinition, news: Props, olds: Props, session: Session): Promise<CheckResult<Props>> {
  const result = await check(definition, news);
  const isNew = Object.keys(olds ?? {}).every((key) => key === PROVIDER_KEY);
  const { email } = news;
  if (isNew && result.failures?.length === 0 && typeof email === "string" && !isUnknown(email)) {
    try {
      const archived = withEmail(await archivedOf(session)(), email);
      if (archived !== undefined) {
        announce(session, definition, news, archived.id);
      }
    } catch {
      // A plan that cannot ask says less; the create will ask again, and fail with the reason.
    }
  }
  return result;
}

/**
 * Makes the user, or takes up the archived one with its e-mail again: there is never a second one. What the API takes by PATCH only
 * (`organizations`, developer guides) follows in a second request.
 *
 * @param clean what goes into the state of a user that was made and not completed
 */
export async function createUser(
  session: Session,
  definition: ResourceDefinition,
  inputs: Props,
  clean: (state: Props) => Props,
): Promise<CreateResult<Props>> {
  const client = await session.client();
  const email = String(inputs.email);
  const archived = withEmail(await archivedOf(session)(), email);
  if (archived !== undefined) {
    return takeUp(session, definition, inputs, archived.id);
  }
  const { organizations, ...first } = inputs;
  let made: CreateResult<Props>;
  try {
    made = await create(session, definition, first);
  } catch (error) {
    if (error instanceof HalfMadeError) {
      throw new HalfMadeError(error.cause, error.id, clean(error.state));
    }
    // One may have been archived since, also by this run.
    const hidden = isConflict(error) ? withEmail(await listUsers(client, "archived"), email) : undefined;
    return hidden === undefined ? explainConflict(client, email, error) : takeUp(session, definition, inputs, hidden.id);
  }
  if (organizations === undefined) {
    return made;
  }
  try {
    const { outs } = await update(session, definition, made.id, made.outs ?? {}, inputs);
    return { id: made.id, outs };
  } catch (error) {
    throw new HalfMadeError(error, made.id, clean(made.outs ?? {}));
  }
}

interface FoundUser {
  readonly id: string;
  readonly email: string;
  readonly status: unknown;
}

async function takeUp(session: Session, definition: ResourceDefinition, inputs: Props, id: string): Promise<CreateResult<Props>> {
  announce(session, definition, inputs, id);
  const status = inputs.status ?? "active";
  const { outs = {} } = await update(session, definition, id, {}, { ...inputs, status });
  const { status: _status, ...rest } = outs;
  return { id, outs: inputs.status === undefined ? rest : outs };
}

/** Users of a status; archived ones come up only where they are asked for. */
async function listUsers(client: Client, status?: "archived"): Promise<FoundUser[]> {
  const items = await client.list("/users", status === undefined ? {} : { status });
  return items
    .filter(isRecord)
    .filter((item) => status === undefined || item.status === status)
    .flatMap(({ id, email, status: has }) => (typeof id === "string" && id !== "" ? [{ id, email: String(email), status: has }] : []));
}

/** The user with an e-mail, which is unique among all of a tenant, in whatever letters. */
function withEmail(users: readonly FoundUser[], email: string): FoundUser | undefined {
  return users.find((user) => user.email.toLowerCase() === email.toLowerCase());
}

function isConflict(error: unknown): error is Web1on1ApiError {
  return error instanceof Web1on1ApiError && error.status === 409;
}

/** What a process of a provider prints is shown among the messages of the stack, by both engines. */
function announce(session: Session, definition: ResourceDefinition, props: Props, id: string): void {
  const ids = announcedOf(session);
  if (!ids.has(id)) {
    ids.add(id);
    console.log(
      `${nameResource(definition, props)}: an archived user with this e-mail address exists (${id}). It is taken up again, with everything ` +
        "that the program declares, instead of making a second one.",
    );
  }
}

/** For a refused create or update: names the user that has the e-mail already. */
export async function explainConflict(client: Client, email: string, error: unknown): Promise<never> {
  if (!isConflict(error)) {
    throw error;
  }
  const { method, path, status, apiMessage, requestId } = error;
  const holder = await listUsers(client).then(
    (users) => withEmail(users, email),
    () => undefined,
  );
  const said = apiMessage === undefined ? "" : `: ${apiMessage}`;
  const remedy =
    holder === undefined
      ? "The e-mail address belongs to a user that the token does not see: use the token of an admin who does, or another address."
      : `The e-mail address belongs to the user ${holder.id} (${holder.status}) already, and no two have the same: take that one over ` +
        "with `web1on1 import --file`, or use another address.";
  throw new Web1on1ApiError(
    `${method} ${path} returned ${status}${said}${requestId === undefined ? "" : ` (request ${requestId})`}. ${remedy}`,
    {
      method,
      path,
      status,
      apiMessage,
      requestId,
    },
  );
}
