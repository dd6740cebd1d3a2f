import { isNotFound } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { isRecord } from "../schema/path.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { wholeList } from "./live/live-objects.js";
import { createNameIndex, type NameIndex } from "./name-index.js";
import { perSession, type Session } from "./session.js";

/**
 * The lists of the API as one run knows them: each is read once, when it is first needed, and follows what the run itself makes,
 * changes and deletes. So looking before a create takes no request for each object.
 */
export interface Inventory {
  /**
   * What stands in the list of a resource and may have its name, or all where the inputs name none; empty where what it belongs to is not
   * there. Not read of a parent that this run made.
   */
  alike(definition: ResourceDefinition, inputs: Props): Promise<readonly Props[]>;
  /** The same, read again now. */
  reread(definition: ResourceDefinition, inputs: Props): Promise<readonly Props[]>;
  /** Tells of an id, also later, whether it was known by now to stand in the list; without a request. */
  known(definition: ResourceDefinition, inputs: Props): (id: string) => boolean;
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
  readonly path: string;
  reading?: Promise<void>;
  read: ReadonlyMap<string, Props>;
  readonly own: Map<string, Props | undefined>;
  /** Each id that was ever seen in the list, with how many were before it. */
  readonly known: Map<string, number>;
  /** Of what was read and done to it, by the name; made when it is first needed, for a create must not look at all there is. */
  index?: NameIndex;
}

export const inventoryOf = perSession((session): Inventory => {
  const lists = new Map<string, List>();
  const madeHere = new Map<string, Props>();
  const taken = new Set<string>();

  function listOf(definition: ResourceDefinition, inputs: Props): List {
    const path = fillPath(definition.collection, inputs);
    const list = lists.get(path) ?? { path, read: new Map(), own: new Map(), known: new Map() };
    lists.set(path, list);
    return list;
  }

  /** Everybody waits for the same promise, and so goes on in the order of arrival. */
  function read(list: List): Promise<void> {
    list.reading = readList(session, list.path)
      .then((items) => take(list, items))
      .catch((error: unknown) => {
        // What came of a read that failed is no answer to whoever asks next.
        list.reading = undefined;
        throw error;
      });
    return list.reading;
  }

  function take(list: List, items: readonly unknown[]): void {
    list.read = byId(items);
    list.index = undefined;
    for (const id of list.read.keys()) {
      noteKnown(list, id);
    }
  }

  /** A definition has its lists for itself, so that all who ask for one mean the same name. */
  function findAlike(list: List, { naturalKey: [name] }: ResourceDefinition, inputs: Props): readonly Props[] {
    list.index ??= createNameIndex(name, current(list));
    return inputs[name] === undefined ? current(list).map(([, item]) => item) : list.index.find(inputs[name]);
  }

  function setOwn(list: List, id: string, item: Props | undefined): void {
    noteKnown(list, id);
    list.own.set(id, item);
    list.index?.set(id, item);
  }

  return {
    alike: async (definition, inputs) => {
      const list = listOf(definition, inputs);
      const parent = definition.parents.map((key) => madeHere.get(String(inputs[key]))).find((made) => made !== undefined);
      if (parent !== undefined && list.reading === undefined) {
        // Nobody else has anything in what was just made, but for what the API put there and answered.
        const there = [...byId(partOf(parent, list.path))].filter(([id]) => !list.own.has(id));
        return [...there.map(([, item]) => item), ...findAlike(list, definition, inputs)];
      }
      // A refresh before this may have read all of it.
      const whole = list.reading === undefined ? wholeList(session, list.path) : undefined;
      if (whole !== undefined) {
        take(list, whole);
        list.reading = Promise.resolve();
      }
      await (list.reading ?? read(list));
      return findAlike(list, definition, inputs);
    },
    reread: async (definition, inputs) => {
      const list = listOf(definition, inputs);
      await read(list);
      return findAlike(list, definition, inputs);
    },
    known: (definition, inputs) => {
      const { known } = listOf(definition, inputs);
      const count = known.size;
      return (id) => (known.get(id) ?? count) < count;
    },
    isOurs: (id) => madeHere.has(id) || taken.has(id),
    isTaken: (id) => taken.has(id),
    noteTaken: (id) => {
      taken.add(id);
    },
    noteMade: (definition, inputs, item) => {
      const id = String(item.id);
      madeHere.set(id, item);
      setOwn(listOf(definition, inputs), id, { ...inputs, ...item });
    },
    noteChanged: (definition, inputs, id, changed) => {
      const list = listOf(definition, inputs);
      setOwn(list, id, { ...(list.own.get(id) ?? list.read.get(id)), ...changed, id });
    },
    noteGone: (definition, inputs, id) => {
      setOwn(listOf(definition, inputs), id, undefined);
      madeHere.delete(id);
    },
  };
});

async function readList(session: Session, path: string): Promise<readonly unknown[]> {
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

function noteKnown({ known }: List, id: string): void {
  if (!known.has(id)) {
    known.set(id, known.size);
  }
}

function current({ read, own }: List): (readonly [string, Props])[] {
  return [...new Map([...read, ...own])].flatMap(([id, item]) => (item === undefined ? [] : [[id, item] as const]));
}

/** What an answer shows of a list below the object: `categories` of an organization for `/organizations/<id>/categories`. */
function partOf(parent: Props, path: string): unknown[] {
  const part = parent[path.split("/").at(-1) ?? ""];
  return Array.isArray(part) ? part : [];
}

function byId(items: readonly unknown[]): ReadonlyMap<string, Props> {
  return new Map(items.filter(isRecord).flatMap((item) => (typeof item.id === "string" ? [[item.id, item] as const] : [])));
}
