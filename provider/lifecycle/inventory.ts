import { isNotFound } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { isRecord } from "../schema/path.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { perSession, type Session } from "./session.js";

/**
 * The lists of the API as one run knows them: each is read once, when it is first needed, and follows what the run itself makes,
 * changes and deletes. So looking before a create takes no request for each object.
 */
export interface Inventory {
  /** What stands in the list of a resource; empty where what it belongs to is not there. Not read of a parent that this run made. */
  items(definition: ResourceDefinition, inputs: Props): Promise<readonly Props[]>;
  /** The same, read again now. */
  reread(definition: ResourceDefinition, inputs: Props): Promise<readonly Props[]>;
  /** The ids that are known to stand in the list, without a request. */
  knownIds(definition: ResourceDefinition, inputs: Props): ReadonlySet<string>;
  /** Whether this run made the object or took it over. */
  isOurs(id: string): boolean;
  /** Whether this run took the object over from somebody else. */
  isTaken(id: string): boolean;
  noteMade(definition: ResourceDefinition, inputs: Props, item: Props): void;
  noteTaken(id: string): void;
  noteChanged(definition: ResourceDefinition, inputs: Props, id: string, changed: Props): void;
  noteGone(definition: ResourceDefinition, inputs: Props, id: string): void;
}

/** A list, and what the run did to it while it was read and since: that stands above what was read. */
interface List {
  reading?: Promise<void>;
  read: ReadonlyMap<string, Props>;
  readonly own: Map<string, Props | undefined>;
}

export const inventoryOf = perSession((session): Inventory => {
  const lists = new Map<string, List>();
  const madeHere = new Map<string, Props>();
  const taken = new Set<string>();

  function listOf(definition: ResourceDefinition, inputs: Props): List & { path: string } {
    const path = fillPath(definition.collection, inputs);
    const list = lists.get(path) ?? { read: new Map(), own: new Map() };
    lists.set(path, list);
    return Object.assign(list, { path });
  }

  async function read(list: List & { path: string }): Promise<void> {
    const items = await readList(session, list.path);
    list.read = byId(items);
  }

  return {
    items: async (definition, inputs) => {
      const list = listOf(definition, inputs);
      const parent = definition.parents.map((key) => madeHere.get(String(inputs[key]))).find((made) => made !== undefined);
      if (parent !== undefined && list.reading === undefined) {
        // Nobody else has anything in what was just made, but for what the API put there and answered.
        return current({ ...list, read: byId(partOf(parent, list.path)) });
      }
      list.reading ??= read(list).catch((error: unknown) => {
        list.reading = undefined;
        throw error;
      });
      await list.reading;
      return current(list);
    },
    reread: async (definition, inputs) => {
      const list = listOf(definition, inputs);
      list.reading = read(list);
      await list.reading;
      return current(list);
    },
    knownIds: (definition, inputs) => {
      const { read, own } = listOf(definition, inputs);
      return new Set([...read.keys(), ...own.keys()]);
    },
    isOurs: (id) => madeHere.has(id) || taken.has(id),
    isTaken: (id) => taken.has(id),
    noteTaken: (id) => {
      taken.add(id);
    },
    noteMade: (definition, inputs, item) => {
      const id = String(item.id);
      madeHere.set(id, item);
      listOf(definition, inputs).own.set(id, { ...inputs, ...item });
    },
    noteChanged: (definition, inputs, id, changed) => {
      const { read, own } = listOf(definition, inputs);
      own.set(id, { ...(own.get(id) ?? read.get(id)), ...changed, id });
    },
    noteGone: (definition, inputs, id) => {
      listOf(definition, inputs).own.set(id, undefined);
      madeHere.delete(id);
    },
  };
});

async function readList(session: Session, path: string): Promise<unknown[]> {
  const client = await session.client();
  try {
    return await client.list(path);
  } catch (error) {
    if (isNotFound(error)) {
      return [];
    }
    throw error;
  }
}

function current({ read, own }: List): Props[] {
  return [...new Map([...read, ...own]).values()].filter((item) => item !== undefined);
}

/** What an answer shows of a list below the object: `categories` of an organization for `/organizations/<id>/categories`. */
function partOf(parent: Props, path: string): unknown[] {
  const part = parent[path.split("/").at(-1) ?? ""];
  return Array.isArray(part) ? part : [];
}

function byId(items: readonly unknown[]): ReadonlyMap<string, Props> {
  return new Map(items.filter(isRecord).flatMap((item) => (typeof item.id === "string" ? [[item.id, item] as const] : [])));
}
