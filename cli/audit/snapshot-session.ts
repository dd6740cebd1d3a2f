import type { Client } from "../../provider/client/client.js";
import { Web1on1ApiError } from "../../provider/client/error.js";
import { eachPage } from "../../provider/client/paging.js";
import type { Props } from "../../provider/lifecycle/definition.js";
import { createSerial } from "../../provider/lifecycle/serial.js";
import type { Session } from "../../provider/lifecycle/session.js";
import { registry } from "../../provider/resources/registry.js";
import type { LiveObject, LiveTenant } from "../live/live-tenant.js";

/** A tenant that was read, as a session over which the providers of resources do their reading: no request leaves it. */
export interface Snapshot {
  readonly session: Session;
  /** The object that a resource of the state is of; the id is that of the state. */
  find(type: string, stateId: string): LiveObject | undefined;
}

/** What the address of an object looks like, and which type it is: `/forms/{form}/fields` and an id. */
interface Route {
  readonly type: string;
  readonly pattern: RegExp;
}

const ROUTES: readonly Route[] = registry.map(({ type, collection }) => ({
  type,
  pattern: new RegExp(`^${collection.replace(/\{\w+\}/g, "([^/]+)")}/([^/]+)$`),
}));

const MEMBERS = /^\/orggroups\/([^/]+)\/members$/;

export function createSnapshot({ objects, foreign }: Pick<LiveTenant, "objects" | "foreign">): Snapshot {
  const all = [...foreign, ...objects];
  const byKey = new Map(all.map((object) => [keyOf(object.type, object.id), object.props]));
  const byState = new Map(all.map((object) => [keyOf(object.type, object.stateId), object]));
  const session: Session = {
    configure: () => undefined,
    client: async () => createSnapshotClient(byKey),
    onConflict: () => "fail",
    serially: createSerial(),
  };
  return {
    session,
    find: (type, stateId) => byState.get(keyOf(type, stateId)),
  };
}

const keyOf = (type: string, id: string): string => `${type} ${id}`;

function createSnapshotClient(byKey: ReadonlyMap<string, Props>): Client {
  const gone = (path: string) => new Web1on1ApiError(`There is no ${path} in what was read.`, { method: "GET", path, status: 404 });
  const refuse = async (): Promise<never> => {
    throw new Error("an audit writes nothing");
  };
  return {
    get: async (path) => {
      for (const { type, pattern } of ROUTES) {
        const ids = pattern.exec(path)?.slice(1).map(decodeURIComponent);
        const found = ids && byKey.get(keyOf(type, ids.join("/")));
        if (found !== undefined) return found;
      }
      throw gone(path);
    },
    list: async (path) => {
      const [, group] = MEMBERS.exec(path) ?? [];
      const found = group === undefined ? undefined : byKey.get(keyOf("OrgGroup", decodeURIComponent(group)));
      if (found === undefined) throw gone(path);
      // A group that never had a member is answered without them.
      return Array.isArray(found.members) ? found.members : [];
    },
    // Whoever is refused a list asks for its objects one by one, which costs nothing here.
    page: async (path) => {
      throw gone(path);
    },
    pages: (path) =>
      eachPage("", async () => {
        throw gone(path);
      }),
    post: refuse,
    add: refuse,
    upload: refuse,
    patch: refuse,
    delete: refuse,
    serverTime: () => Date.now(),
  };
}
