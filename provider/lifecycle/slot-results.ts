import type { CreateResult } from "@pulumi/pulumi/dynamic";
import { Web1on1Error } from "../client/error.js";
import { isRecord } from "../schema/path.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { nameResource } from "./failure.js";
import { inventoryOf } from "./inventory.js";
import { tellOverwritten } from "./lost-update.js";
import { describeCandidates, findCandidates, hasContent } from "./match.js";
import type { Session } from "./session.js";
import { findNew, findSlot, idsOf, type Slot, type SlotChange } from "./slot-changes.js";
import { stateAfterWrite } from "./state.js";
import { changedPart } from "./update.js";

/** What a change of a slot comes to, whichever verb it is. */
export type Written = CreateResult<Props>;

/** What came of the changes of one list, as far as it is known. */
export type Results = Map<SlotChange, Promise<Written>>;

/** Whose slots they are. */
interface Owner {
  readonly session: Session;
  readonly definition: ResourceDefinition;
}

/** A list of slots that was sent. */
interface SentSlots {
  readonly changes: readonly SlotChange[];
  /** The slots as they were read just before. */
  readonly live: readonly Slot[];
  /** The ids that were there before the first of these changes was sent. */
  readonly before: ReadonlySet<unknown>;
  /** Whether its answer was lost, so that it is not known whether it was taken. */
  readonly isLost: boolean;
}

/** Notes the results of the changes that the slots show as done. Where the answer was lost, only what has the whole content counts. */
export function settle(owner: Owner, sent: SentSlots, now: readonly Slot[], results: Results): void {
  for (const change of sent.changes) {
    try {
      const written = findWritten(owner, change, sent, now);
      if (written !== undefined) {
        results.set(change, Promise.resolve(written));
      }
    } catch (error) {
      results.set(change, failed(error));
    }
  }
}

/**
 * Notes the creates whose name the API put in other words: what is new in the answer and has the name of no other one, in the order in
 * which they were sent. To send them again would make them twice.
 */
export function settleReworded(owner: Owner, { changes, live }: SentSlots, answered: readonly Slot[], results: Results): void {
  const { definition } = owner;
  const there = idsOf(live);
  const creates = changes.filter(({ verb }) => verb === "create");
  const open = creates.filter((change) => !results.has(change));
  const made = answered
    .filter(isRecord)
    .filter((item) => !there.has(item.id) && creates.every(({ props }) => findCandidates(definition, props, [item]).length === 0));
  if (made.length === open.length) {
    for (const [index, change] of open.entries()) {
      const item = made[index] ?? {};
      results.set(change, Promise.resolve(noteMade(owner, change.props, String(item.id), item)));
    }
  }
}

/** A result that nobody has to be waiting for yet. */
export function failed(error: unknown): Promise<never> {
  const result = Promise.reject(error);
  result.catch(() => undefined);
  return result;
}

function findWritten(owner: Owner, change: SlotChange, sent: SentSlots, now: readonly Slot[]): Written | undefined {
  switch (change.verb) {
    case "create":
      return findMade(owner, change.props, sent, now);
    case "update":
      return findUpdated(owner, change, sent, now);
    case "delete":
      if (findSlot(now, change.id) !== undefined) {
        return undefined;
      }
      inventoryOf(owner.session).noteGone(owner.definition, change.props, change.id);
      return { id: change.id, outs: {} };
  }
}

function findMade(owner: Owner, props: Props, { before, isLost }: SentSlots, now: readonly Slot[]): Written | undefined {
  const { definition } = owner;
  const made = findNew(definition, props, now, before).filter(({ item }) => !isLost || hasContent(definition, props, item));
  const [found] = made;
  if (found === undefined) {
    return undefined;
  }
  if (made.length > 1) {
    throw new Web1on1Error(
      `it was written together with others of its list, and ${made.length} objects came to be there that may be it: ` +
        `${describeCandidates(made)}. Delete those that nobody needs and name the other one with \`adopt\` in the options of the resource.`,
    );
  }
  if (isLost) {
    console.log(`${nameResource(definition, props)}: the answer to its PATCH was lost. It had made ${found.id}, which is taken over.`);
  }
  return noteMade(owner, props, found.id, found.item);
}

function findUpdated(
  { session, definition }: Owner,
  { id, olds, props }: Extract<SlotChange, { verb: "update" }>,
  { live, isLost }: SentSlots,
  now: readonly Slot[],
): Written | undefined {
  const item = findSlot(now, id);
  if (item === undefined || (isLost && !hasContent(definition, props, item))) {
    return undefined;
  }
  tellOverwritten(definition, id, olds, findSlot(live, id) ?? {}, props, Object.keys(changedPart(definition, olds, props)));
  inventoryOf(session).noteChanged(definition, props, id, item);
  return { id, outs: stateAfterWrite(definition, props, item, olds) };
}

function noteMade({ session, definition }: Owner, props: Props, id: string, item: Props): Written {
  inventoryOf(session).noteMade(definition, props, item);
  return { id, outs: stateAfterWrite(definition, props, item) };
}
