import type { Client } from "../../provider/client/client.js";
import { isRecord } from "../../provider/schema/path.js";
import { CommandError } from "../failure.js";
import { IncompleteError } from "./incomplete-error.js";
import type { LiveObject, LiveTenant } from "./live-tenant.js";

interface Placed {
  readonly tenant: Pick<LiveTenant, "objects" | "foreign" | "root">;
  readonly requests: number;
}

/**
 * Tells what is of the token's tree from what it sees of others, and keeps what is asked for.
 *
 * @param organization the id at whose organization to begin; that of the token when left out
 */
export async function placeInTree(client: Client, all: readonly LiveObject[], organization: string | undefined): Promise<Placed> {
  const organizations = new Map(all.filter(({ type }) => type === "Organization").map((each) => [each.id, each]));
  const tops = [...organizations.values()].filter((each) => each.organization === undefined || !organizations.has(each.organization));
  const [top, ...others] = tops;
  if (top === undefined) {
    throw new IncompleteError(["organizations: the token sees none. Use the token of a user or a bot that is in one."]);
  }
  const root = others.length === 0 ? top.id : await askOwn(client, tops);
  const own = below(root, organizations);
  if (organization !== undefined && !own.has(organization)) {
    throw new CommandError(`There is no organization ${organization} in the tenant. Name one by its id.`);
  }
  const wanted = organization === undefined ? own : below(organization, organizations);
  const owners = all.filter(({ part }) => part === undefined);
  const keyOf = (type: string, id: string) => `${type} ${id}`;
  const keysIn = (ids: ReadonlySet<string>, takesPlaceless: boolean) =>
    new Set(
      owners
        .filter(({ type, id, organization: place }) => {
          const at = type === "Organization" ? id : place;
          return at === undefined ? takesPlaceless : ids.has(at);
        })
        .map(({ type, id }) => keyOf(type, id)),
    );
  const ownKeys = keysIn(own, true);
  const wantedKeys = organization === undefined ? ownKeys : keysIn(wanted, false);
  const isOf = (keys: ReadonlySet<string>) => {
    return ({ type, id, part }: LiveObject) => keys.has(part === undefined ? keyOf(type, id) : keyOf(part.type, part.id));
  };
  const objects = all.filter(isOf(wantedKeys));
  const foreign = all.filter((each) => !isOf(ownKeys)(each));
  return { tenant: { objects, foreign, root }, requests: others.length === 0 ? 0 : 1 };
}

/** A user with places in several trees works in one of them. */
async function askOwn(client: Client, tops: readonly LiveObject[]): Promise<string> {
  const me = await client.get("/users/me");
  const own = isRecord(me) ? me.organization : undefined;
  if (typeof own !== "string") {
    const names = tops.map(({ name, id }) => `${JSON.stringify(name)} (${id})`).join(", ");
    throw new IncompleteError([`organizations: the token sees several trees, ${names}, and GET /users/me does not say which is its own.`]);
  }
  return own;
}

/** The organization and all below it, by id. */
function below(root: string, organizations: ReadonlyMap<string, LiveObject>): Set<string> {
  const found = new Set([root]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { id, organization } of organizations.values()) {
      if (organization !== undefined && found.has(organization)) {
        found.add(id);
      }
    }
  }
  return found;
}
