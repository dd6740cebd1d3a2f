import type { Client } from "../client/client.js";
import { fillPath } from "../client/path.js";
import { isRecord } from "../schema/path.js";
import { createBatch, GATHER_MS } from "./batch.js";
import type { Props, ResourceDefinition, Verbs } from "./definition.js";
import { deleteObject } from "./delete.js";
import { inventoryOf } from "./inventory.js";
import { mayBeOfOne } from "./may-be-of-one.js";
import { readObject } from "./object.js";
import { queueOf } from "./queue.js";
import { perSession, type Session } from "./session.js";
import { idsOf, layChanges, readSlots, type Slot, type SlotChange } from "./slot-changes.js";
import { failed, type Results, settle, settleReworded, type Written } from "./slot-results.js";
import { withoutProvider } from "./state.js";
import { changedPart, update } from "./update.js";

/** Where objects stand that have paths of their own and are also a list of the object they belong to. */
export interface SlotsOptions {
  /** The path of the object they belong to, with properties in braces. */
  readonly holder: string;
  /** Its property with the list of them, in which null is an empty slot. */
  readonly property: string;
  /** How many slots there are. */
  readonly most: number;
  /** The create of one alone. */
  readonly create: Verbs["create"];
}

/** So often a list is sent whose answer is lost each time; after that each change goes alone, and finds out for itself. */
const MOST_TRIES = 3;

/** The answer to a joined write was lost: what stands in the slots now, read since. */
class LostAnswer extends Error {
  constructor(readonly slots: readonly Slot[]) {
    super("lost");
  }
}

/** Whether the API was seen to give other ids to what was sent with its id; then nothing is joined any more. */
const keepsIdsOf = perSession(() => ({ isSure: true }));

/**
 * The verbs of objects in slots: those of one list that are asked for at the same time become one read of its holder and one PATCH of the
 * whole list; one that comes alone goes its own way.
 *
 * That an item sent with its id stays what it is, is known from the reference (Categories: the order is changed by a PATCH of the
 * organization, whose example names the ids); it is checked in each answer. Nothing else in the list is touched: it is read just before, and
 * sent as it was read. What the API refuses is sent again one by one, so that each is told its own refusal. Where an answer is lost, the
 * slots are read again before anything is sent again.
 */
export function slotVerbs(options: SlotsOptions): Pick<Verbs, "create" | "update" | "delete"> {
  const joinerOf = perSession((session) => {
    const definitions = new Map<ResourceDefinition, (queue: string, change: SlotChange) => Promise<Written>>();
    return (definition: ResourceDefinition) => {
      const known =
        definitions.get(definition) ??
        createBatch(session.serially, (_, changes) => writeAll({ session, definition, ...options }, changes), GATHER_MS);
      definitions.set(definition, known);
      return known;
    };
  });
  const write = (session: Session, definition: ResourceDefinition, change: SlotChange): Promise<Written> => {
    const queue = queueOf(definition, change.props);
    return queue === undefined ? writeAlone({ session, definition, ...options }, change) : joinerOf(session)(definition)(queue, change);
  };
  return {
    create: (session, definition, inputs) => write(session, definition, { verb: "create", props: inputs }),
    update: async (session, definition, id, olds, news) => {
      const inputs = withoutProvider(news);
      if (Object.keys(changedPart(definition, olds, inputs)).length === 0) {
        return update(session, definition, id, olds, news);
      }
      const { outs } = await write(session, definition, { verb: "update", props: inputs, id, olds });
      return { outs };
    },
    delete: async (session, definition, id, state) => {
      await write(session, definition, { verb: "delete", props: state, id });
    },
  };
}

interface Parts extends SlotsOptions {
  readonly session: Session;
  readonly definition: ResourceDefinition;
}

/** Each result is a promise of its own: one that fails keeps nobody else from what was done. */
async function writeAll(parts: Parts, changes: readonly SlotChange[]): Promise<Promise<Written>[]> {
  const results: Results = new Map();
  const isJoined = changes.length > 1 && keepsIdsOf(parts.session).isSure;
  const rest = isJoined ? await writeJoined(parts, changes, results) : changes;
  for (const change of rest) {
    const result = writeAlone(parts, change);
    results.set(change, result);
    await result.catch(() => undefined);
  }
  return changes.map((change) => results.get(change) ?? Promise.reject(new Error("a joined write was left out")));
}

async function writeAlone({ session, definition, create }: Parts, change: SlotChange): Promise<Written> {
  switch (change.verb) {
    case "create":
      return create(session, definition, change.props);
    case "update":
      return { id: change.id, outs: { ...(await update(session, definition, change.id, change.olds, change.props)).outs } };
    case "delete":
      await deleteObject(session, definition, change.id, change.props);
      return { id: change.id, outs: {} };
  }
}

/** Notes what came of each change that was done together with others, or failed with all of them; the others are the result. */
async function writeJoined(parts: Parts, changes: readonly SlotChange[], results: Results): Promise<readonly SlotChange[]> {
  const open = () => changes.filter((change) => !results.has(change));
  try {
    const client = await parts.session.client();
    let live = await readHolder(parts, client, changes);
    const before = live === undefined ? new Set() : idsOf(live);
    for (let tries = 0; live !== undefined && tries < MOST_TRIES; tries++) {
      const laid = layChanges(parts.definition, parts.most, live, open());
      if (laid.changes.length < 2) {
        break;
      }
      try {
        const answered = await send(parts, client, laid.changes, laid.slots);
        const now = tries === 0 ? answered : await readLate(parts, client, changes, answered);
        const sent = { changes: laid.changes, live, before, isLost: false };
        settle(parts, sent, now, results);
        if (keepsIds(parts, laid.changes, live, now)) {
          settleReworded(parts, sent, answered, results);
        }
        break;
      } catch (error) {
        if (!(error instanceof LostAnswer)) {
          throw error;
        }
        settle(parts, { changes: laid.changes, live, before, isLost: true }, error.slots, results);
        live = error.slots;
      }
    }
  } catch (error) {
    if (!mayBeOfOne(error)) {
      for (const change of open()) {
        results.set(change, failed(error));
      }
    }
  }
  return open();
}

/** What is in the slots now; undefined where that is not told so that a list can be written back. */
async function readHolder(parts: Parts, client: Client, changes: readonly SlotChange[]): Promise<readonly Slot[] | undefined> {
  const props = changes[0]?.props ?? {};
  const path = fillPath(parts.holder, props);
  const list = readObject(await client.get(path), `GET ${path}`)[parts.property];
  if (list !== undefined) {
    return readSlots(list);
  }
  // Absent where it was never set (wire-facts); that nothing is there must be certain before a list is put in its place.
  const items = await readItems(parts, client, props);
  return items.length === 0 ? [] : undefined;
}

/** What is in the slots once more, since what was sent before, and looked for in vain, may have come to effect late. */
async function readLate(parts: Parts, client: Client, changes: readonly SlotChange[], answered: readonly Slot[]): Promise<readonly Slot[]> {
  // The list was taken: that it cannot be read now must not keep anybody from what was made.
  const now = await readHolder(parts, client, changes).catch(() => undefined);
  return now ?? answered;
}

/** What the list of the objects has; of a holder that this run made that is known. */
function readItems({ session, definition }: Parts, client: Client, props: Props): Promise<readonly unknown[]> {
  const inventory = inventoryOf(session);
  const isNew = definition.parents.some((key) => inventory.isOurs(String(props[key])) && !inventory.isTaken(String(props[key])));
  const parents = Object.fromEntries(definition.parents.map((key) => [key, props[key]]));
  return isNew ? inventory.alike(definition, parents) : client.list(fillPath(definition.collection, props));
}

/** @throws LostAnswer with what is there now where it is not known whether the list was taken */
async function send(parts: Parts, client: Client, changes: readonly SlotChange[], slots: readonly Slot[]): Promise<readonly Slot[]> {
  const { holder, property } = parts;
  const slotsIn = (answer: unknown) => (isRecord(answer) ? readSlots(answer[property]) : undefined);
  const answer = await client.patch(
    fillPath(holder, changes[0]?.props ?? {}),
    { [property]: slots },
    {
      problemOf: (value) => (slotsIn(value) === undefined ? `something other than an object with ${property}` : undefined),
      find: async (uncertain) => {
        const live = await readHolder(parts, client, changes);
        if (live === undefined) {
          throw uncertain;
        }
        throw new LostAnswer(live);
      },
    },
  );
  return slotsIn(answer) ?? [];
}

/** Whether what was sent with its id still has it; says so where the API gave another one, and then joins no more. */
function keepsIds(
  { session, property, holder }: Parts,
  changes: readonly SlotChange[],
  live: readonly Slot[],
  now: readonly Slot[],
): boolean {
  const deleted = new Set(changes.map((change) => (change.verb === "delete" ? change.id : undefined)));
  const there = idsOf(now);
  const lost = live.filter((slot) => slot !== null && !deleted.has(String(slot.id)) && !there.has(slot.id));
  if (lost.length > 0) {
    keepsIdsOf(session).isSure = false;
    const shown = lost.map((slot) => `${JSON.stringify(slot?.name ?? null)} (${String(slot?.id)})`).join(", ");
    console.log(
      `PATCH ${fillPath(holder, changes[0]?.props ?? {})}: the ${property} ${shown} were sent with their ids, and the API answered without ` +
        "these ids. Run `web1on1 refresh`, and look whether they are there. From here on each one is written by itself.",
    );
  }
  return lost.length === 0;
}
