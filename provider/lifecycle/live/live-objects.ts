import { isNotFound } from "../../client/error.js";
import { fillPath } from "../../client/path.js";
import { isRecord } from "../../schema/path.js";
import { createBatch } from "../batch.js";
import type { Props, ResourceDefinition } from "../definition.js";
import { pathIn, readAt, readLive } from "../object.js";
import { type PartPlace, partPlace } from "../part.js";
import { createSerial } from "../serial.js";
import { perSession, type Session } from "../session.js";
import { isFirstRead } from "../state.js";
import { askByIds, isPlainId } from "./ask.js";
import { hiddenSecrets, lackingKeys } from "./completeness.js";
import { type Account, createLiveList, type Found, type LiveList } from "./live-list.js";
import { createTrust } from "./trust.js";

/** What one session has read and may still use. */
const readingOf = perSession((session) => {
  const account: Account = { objects: 0, requests: 0 };
  const unfiltered = new Set<string>();
  const lists = new Map<string, LiveList>();
  const listOf = async (path: string) => {
    const client = await session.client();
    const isOfParts = path.split("/").length > 2;
    const list = lists.get(path) ?? createLiveList(client, { path, isOfParts, account, unfiltered });
    lists.set(path, list);
    return list;
  };
  return {
    lists,
    /** The reads that were answered; who reads an object again wants to know how it is by then. */
    answered: new Set<string>(),
    listOf,
    find: createBatch<string, Found>(createSerial(), async (path, ids) => (await listOf(path)).find(ids)),
    findNow: createBatch<string, Found>(createSerial(), (path, ids) => findNow(session, unfiltered, path, ids)),
    trust: createTrust(),
    /** The collections whose objects' owners do not show them with ids. */
    unshown: new Set<string>(),
  };
});

/**
 * The object as the API has it, for a read that compares it with a state: out of a list wherever one tells enough, together with what else
 * is asked for at the same time. What a list does not hold is asked for alone, and so is an object of which the list shows less than the
 * state has. It may be as old as the run, but nothing is older than the run's last write.
 *
 * @param props the state, with the properties of the address
 * @throws Web1on1ApiError as a request for it alone would
 */
export async function liveObject(session: Session, definition: ResourceDefinition, id: string, props: Props): Promise<Props> {
  const { trust } = readingOf(session);
  beginRead(session, definition, id);
  if (!isPlainId(id) || isFirstRead(definition, props) || trust.isVain(definition.collection, Object.keys(props))) {
    return readLive(await session.client(), definition, id, props);
  }
  const place = partPlace(definition.collection);
  const list = fillPath(definition.collection, props);
  const found = (place && (await findAtOwner(session, definition, place, id, props))) ?? (await readingOf(session).find(list, id));
  if (found.isAlone) {
    return found.item;
  }
  const askAlone = async () => (await (await readingOf(session).listOf(list)).alone(id)).item;
  const lacking = lackingKeys(definition, props, found.item);
  if (lacking.length > 0) {
    const whole = await askAlone();
    const stillLacking = lackingKeys(definition, props, whole);
    trust.note(definition.collection, lacking, stillLacking);
    return whole;
  }
  trust.noteShown(definition.collection, Object.keys(props));
  const secrets = hiddenSecrets(definition, props, found.item);
  const isShownAlone = await trust.ofSecrets(definition.collection, secrets, async () => {
    const hidden = hiddenSecrets(definition, props, await askAlone());
    return secrets.filter((key) => !hidden.includes(key));
  });
  return isShownAlone ? askAlone() : found.item;
}

/**
 * An object of a list, for a read that needs one thing of it; where the list does not tell enough, it is asked for alone.
 *
 * @param reader what is read, and its id: a member of a group
 * @param list the path of the list: `/orggroups`
 */
export async function liveRecord(
  session: Session,
  reader: { readonly definition: ResourceDefinition; readonly id: string },
  list: string,
  id: string,
  isEnough: (item: Props) => boolean,
): Promise<Props> {
  beginRead(session, reader.definition, reader.id);
  if (!isPlainId(id)) {
    return readAt(await session.client(), pathIn(list, id));
  }
  const { find, listOf } = readingOf(session);
  const found = await find(list, id);
  return found.isAlone || isEnough(found.item) ? found.item : (await (await listOf(list)).alone(id)).item;
}

/**
 * The object as it is now: the request for it begins after this was called, and is shared with others who ask at the same time.
 *
 * @param isEnough whether what a list shows of it will do; else it is asked for alone
 */
export async function objectNow(
  session: Session,
  definition: ResourceDefinition,
  id: string,
  props: Props,
  isEnough: (item: Props) => boolean,
): Promise<Props> {
  const list = fillPath(definition.collection, props);
  const found = await readingOf(session).findNow(list, id);
  return found.isAlone || isEnough(found.item) ? found.item : readAt(await session.client(), pathIn(list, id));
}

/** Everything in a list, where this session has read all of it since its last write. */
export function wholeList(session: Session, path: string): readonly Props[] | undefined {
  return readingOf(session).lists.get(path)?.whole();
}

/** Forgets all that was read: a write may touch more than its own object, such as slots, members and what is deleted with it. */
export function forgetLive(session: Session): void {
  const { lists, answered } = readingOf(session);
  lists.clear();
  answered.clear();
}

function beginRead(session: Session, { type }: ResourceDefinition, id: string): void {
  const key = `${type} ${id}`;
  if (readingOf(session).answered.has(key)) {
    forgetLive(session);
  }
  readingOf(session).answered.add(key);
}

/** A part as its owner shows it; undefined where that does not tell. */
async function findAtOwner(
  session: Session,
  { collection }: ResourceDefinition,
  { owners, by, property }: PartPlace,
  id: string,
  props: Props,
): Promise<Found | undefined> {
  const { find, listOf, unshown } = readingOf(session);
  const owner = props[by];
  if (typeof owner !== "string" || !isPlainId(owner) || unshown.has(collection)) {
    return undefined;
  }
  let shown: unknown;
  try {
    shown = (await find(owners, owner)).item[property];
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
    shown = [];
  }
  const items = Array.isArray(shown) ? shown.filter(isRecord) : [];
  const item = items.find((each) => each.id === id);
  if (item !== undefined) {
    return { item, isAlone: false };
  }
  if (!Array.isArray(shown) || items.some((each) => typeof each.id !== "string")) {
    unshown.add(collection);
    return undefined;
  }
  return (await listOf(fillPath(collection, props))).alone(id);
}

async function findNow(session: Session, unfiltered: Set<string>, list: string, ids: readonly string[]): Promise<Promise<Found>[]> {
  const client = await session.client();
  const group = [...new Set(ids)];
  const isJoined = group.length > 1 && group.every(isPlainId) && !unfiltered.has(list);
  const filtered = isJoined ? await askByIds(client, list, group) : undefined;
  if (filtered?.isObeyed === false) {
    unfiltered.add(list);
  }
  return ids.map(async (id) => {
    const item = filtered?.items.get(id);
    return item === undefined ? { item: await readAt(client, pathIn(list, id)), isAlone: true } : { item, isAlone: false };
  });
}
