import type { Client } from "../../provider/client/client.js";
import { isRecord } from "../../provider/schema/path.js";
import { IncompleteError } from "./incomplete-error.js";
import type { LiveObject, LiveTenant } from "./live-tenant.js";

interface Placed {
  readonly tenant: Pick<LiveTenant, "objects" | "foreign" | "root">;
  readonly requests: number;
}

/** Tells what is of the token's tree from what it sees of others. */
export async function placeInTree(client: Client, all: readonly LiveObject[]): Promise<Placed> {
  const organizations = new Map(all.filter(({ type }) => type === "Organization").map((each) => [each.id, each]));
  const tops = [...organizations.values()].filter((each) => each.organization === undefined || !organizations.has(each.organization));
  const [top, ...others] = tops;
  if (top === undefined) {
    throw new IncompleteError(["organizations: the token sees none. Use the token of a user or a bot that is in one."]);
  }
  const root = others.length === 0 ? top.id : await askOwn(client, tops);
  const own = idsBelow(root, [...organizations.values()]);
  const keyOf = (type: string, id: string) => `${type} ${id}`;
  const ownKeys = new Set(
    all
      .filter(({ type, id, organization, part }) => {
        const place = type === "Organization" ? id : organization;
        return part === undefined && (place === undefined || own.has(place));
      })
      .map(({ type, id }) => keyOf(type, id)),
  );
  const isOwn = ({ type, id, part }: LiveObject) => ownKeys.has(part === undefined ? keyOf(type, id) : keyOf(part.type, part.id));
  const objects = all.filter(isOwn);
  const foreign = all.filter((each) => !isOwn(each));
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

/** The ids of an organization and of all below it. */
export function idsBelow(root: string, organizations: readonly LiveObject[]): Set<string> {
  const found = new Set([root]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const { id, organization } of organizations) if (organization !== undefined && found.has(organization)) found.add(id);
  }
  return found;
}
