import { isRecord } from "../schema/path.js";
import { createBody } from "./body.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { naturalKeyOf } from "./ledger.js";
import { type Candidate, findCandidates } from "./match.js";
import { changedPart, completeNested } from "./update.js";

/** A write of one object that stands in a slot of the object it belongs to. */
export type SlotChange =
  | { readonly verb: "create"; readonly props: Props }
  | { readonly verb: "update"; readonly props: Props; readonly id: string; readonly olds: Props }
  | { readonly verb: "delete"; readonly props: Props; readonly id: string };

/** An object in its slot, whole as the API shows it or is to have it, or an empty slot. */
export type Slot = Props | null;

/** Slots with changes laid over them. */
export interface Laid {
  readonly slots: readonly Slot[];
  readonly changes: readonly SlotChange[];
}

/** The slots that an answer shows; undefined where something in them is neither empty nor an object with an id. */
export function readSlots(list: unknown): readonly Slot[] | undefined {
  return Array.isArray(list) && list.every(isSlot) ? list : undefined;
}

export function idsOf(slots: readonly Slot[]): ReadonlySet<unknown> {
  return new Set(slots.flatMap((slot) => (slot === null ? [] : [slot.id])));
}

/** The object of an id, in its slot. */
export function findSlot(slots: readonly Slot[], id: unknown): Props | undefined {
  return slots.find((slot) => slot?.id === id) ?? undefined;
}

/**
 * Lays changes over the slots as they were just read; everything else stays as it was read. What is not among the changes of the result
 * has to go alone: what finds its object or a slot no more, and a create of a name that was there or comes to be there by another
 * change, since the API may take an item without an id for the one of its name.
 *
 * @param most how many slots there are
 */
export function layChanges(definition: ResourceDefinition, most: number, live: readonly Slot[], changes: readonly SlotChange[]): Laid {
  const keys = changes.map(({ verb, props }) => (verb === "delete" ? undefined : naturalKeyOf(definition, props)));
  const canJoin = ({ verb, props }: SlotChange, index: number) =>
    verb !== "create" ||
    (findCandidates(definition, props, live).length === 0 && keys.every((key, other) => other === index || key !== keys[index]));
  const joinable = changes.filter(canJoin);
  // A slot that is left is there for what comes.
  const ordered = [...joinable.filter(({ verb }) => verb === "delete"), ...joinable.filter(({ verb }) => verb !== "delete")];
  let slots = live;
  const laid = ordered.filter((change) => {
    const next = layChange(definition, most, slots, change);
    slots = next ?? slots;
    return next !== undefined;
  });
  return { slots, changes: laid };
}

/** What creates may have made: the objects of the natural key whose ids were not there before. */
export function findNew(
  definition: ResourceDefinition,
  inputs: Props,
  slots: readonly Slot[],
  before: ReadonlySet<unknown>,
): readonly Candidate[] {
  return findCandidates(definition, inputs, slots).filter(({ id }) => !before.has(id));
}

function layChange(definition: ResourceDefinition, most: number, slots: readonly Slot[], change: SlotChange): Slot[] | undefined {
  if (change.verb === "create") {
    const item = createBody(definition, change.props);
    const empty = slots.indexOf(null);
    return empty >= 0 ? slots.with(empty, item) : slots.length < most ? [...slots, item] : undefined;
  }
  const index = slots.findIndex((slot) => slot?.id === change.id);
  const live = slots[index];
  if (live === undefined || live === null) {
    return undefined;
  }
  if (change.verb === "delete") {
    return slots.with(index, null);
  }
  const changed = changedPart(definition, change.olds, change.props);
  return slots.with(index, { ...live, ...completeNested(definition, change.props, changed, live) });
}

function isSlot(value: unknown): value is Slot {
  return value === null || (isRecord(value) && typeof value.id === "string" && value.id !== "");
}
