import { type Client, createClient } from "../../provider/client/client.js";
import { Web1on1Error } from "../../provider/client/error.js";
import { resolveClientOptions } from "../../provider/config.js";
import { isRecord } from "../../provider/schema/path.js";
import { CommandError } from "../failure.js";
import type { LiveObject, LiveTenant, OnProgress } from "../live/live-tenant.js";
import { readLiveTenant } from "../live/read-live-tenant.js";
import type { StoredResource, StoredStack } from "./stored-stack.js";

export interface ReadTenant {
  readonly tenant: LiveTenant;
  readonly url: string;
  /** The id of the token's user. */
  readonly own: string | undefined;
  /** Requests beside those of the tenant. */
  readonly otherRequests: number;
}

/**
 * Reads the tenant that a stack is of.
 *
 * @throws CommandError when it cannot be read whole, or when it is another tenant's
 */
export async function readTenant(
  stored: StoredStack,
  config: (key: string) => string | undefined,
  onProgress: OnProgress,
): Promise<ReadTenant> {
  try {
    const options = resolveClientOptions(config, process.env);
    const client = createClient({ ...options, readsOnly: true });
    const own = await readOwn(client);
    const tenant = await readLiveTenant(client, { onProgress, fieldsOf: formsWithFields(stored.resources) });
    const archived = await readArchived(client, stored.resources);
    requireSameTenant(stored, tenant, own, options.url);
    return {
      tenant: { ...tenant, foreign: [...tenant.foreign, ...archived.users] },
      url: options.url,
      own,
      otherRequests: 1 + archived.requests,
    };
  } catch (error) {
    throw error instanceof Web1on1Error ? new CommandError(error.message, { cause: error }) : error;
  }
}

/** A token need not be of a user that may read itself. */
async function readOwn(client: Client): Promise<string | undefined> {
  const answer = await client.get("/users/me").catch((error: unknown) => {
    if (error instanceof Web1on1Error && "status" in error && (error.status === 403 || error.status === 404)) return undefined;
    throw error;
  });
  return isRecord(answer) && typeof answer.id === "string" ? answer.id : undefined;
}

/** The forms whose fields are resources of their own. */
function formsWithFields(resources: readonly StoredResource[]): ReadonlySet<string> {
  const forms = resources.filter(({ definition }) => definition.type === "FormField").map(({ inputs }) => inputs.form);
  return new Set(forms.filter((form) => typeof form === "string"));
}

/** Archived users are in no list that is not asked for them; a program may want one archived. */
async function readArchived(client: Client, resources: readonly StoredResource[]): Promise<{ users: LiveObject[]; requests: number }> {
  const wanted = resources.some(({ definition, outputs }) => definition.type === "User" && outputs.status === "archived");
  if (!wanted) return { users: [], requests: 0 };
  const items = (await client.list("/users", { status: "archived" })).filter(isRecord);
  const users = items.flatMap((props): LiveObject[] => {
    const { id, email, organization } = props;
    if (typeof id !== "string") return [];
    const place = typeof organization === "string" ? organization : undefined;
    return [{ type: "User", id, stateId: id, name: String(email), organization: place, props }];
  });
  return { users, requests: Math.max(1, Math.ceil(items.length / 100)) };
}

/**
 * Every object of a stack is missing in a tenant that is not its own, which is no finding but a mistake. One of the tenant's ids among
 * what the state knows (a parent, who made it) tells that it is the right one, and that the objects are gone indeed.
 */
function requireSameTenant({ stack, resources }: StoredStack, tenant: LiveTenant, own: string | undefined, url: string): void {
  const ids = new Set([...tenant.objects, ...tenant.foreign].flatMap(({ id }) => id.split("/")));
  if (own !== undefined) ids.add(own);
  const audited = resources.filter(({ isOfStack }) => isOfStack);
  const knows = ({ id, outputs }: StoredResource) =>
    [...id.split("/"), ...Object.values(outputs)].some((value) => typeof value === "string" && ids.has(value));
  if (audited.length === 0 || audited.some(knows)) return;
  throw new CommandError(
    `None of the ${audited.length} objects of the stack ${stack} is in the tenant at ${url}, nor anything that they belong to: ` +
      "the address or the token is of another tenant. Set WEB1ON1_URL and WEB1ON1_TOKEN, or the stack's web1on1:url and web1on1:token, to those of the stack's own.",
  );
}
