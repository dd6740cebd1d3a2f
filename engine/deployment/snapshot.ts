import type { PendingKind } from "../state/deployment-types.js";
import type { Cipher } from "../values/stored.js";
import { type JournalEntry, type StoredChange, sortByNeed } from "./recovery.js";
import { type ResourceState, toRecord } from "./resource-state.js";

export interface PendingOperation {
  type: PendingKind;
  resource: ResourceState;
}

/**
 * One change of the set of resources; the changes of one finished step are written as one line. What is put counts as seen
 * in this run, unless it was there before and is only found now.
 */
export type Change =
  | { put: ResourceState; instead?: ResourceState; isUnseen?: boolean }
  | { drop: ResourceState }
  | { set: ResourceState; was: ResourceState };

/** Where finished steps are kept until the checkpoint is written; resolves when the entry is on disk. */
export interface JournalSink {
  append(entry: JournalEntry): Promise<void>;
}

/** The resources of a stack while an operation changes them: what is new or seen again first, then what is not touched yet. */
export class Snapshot {
  private readonly slots = new Map<ResourceState, number>();
  private readonly old = new Map<number, ResourceState>();
  private readonly fresh = new Map<number, ResourceState>();
  private readonly pendingOperations = new Map<number, PendingOperation>();
  private nextSlot = 0;
  private nextOperation = 0;

  constructor(
    base: readonly ResourceState[],
    private readonly cipher: Cipher,
    private readonly journal: JournalSink | undefined,
  ) {
    for (const state of base) {
      this.slots.set(state, this.nextSlot);
      this.old.set(this.nextSlot++, state);
    }
  }

  /** In an order that a state file may have: everything a resource needs stands before it. */
  resources(): ResourceState[] {
    return [...this.fresh.values(), ...this.old.values()];
  }

  /** What this run has neither registered nor replaced. */
  unseen(): ResourceState[] {
    return [...this.old.values()];
  }

  pending(): PendingOperation[] {
    return [...this.pendingOperations.values()];
  }

  /** Notes that a call to the provider begins, so that a crash in the middle of it is known about. */
  async begin(type: PendingKind, resource: ResourceState): Promise<number> {
    const operation = this.nextOperation++;
    this.pendingOperations.set(operation, { type, resource });
    if (this.journal) await this.journal.append({ kind: "begin", operation, type, resource: toRecord(resource, this.cipher) });
    return operation;
  }

  /** Ends a provider call and applies what it has done; resolves when that is on disk. */
  async end(operation: number, changes: readonly Change[]): Promise<void> {
    this.pendingOperations.delete(operation);
    const applied = changes.map((change) => this.apply(change));
    if (this.journal) await this.journal.append({ kind: "end", operation, changes: applied.map((each) => each()) });
  }

  /** Applies changes that no provider call stands behind. */
  async change(changes: readonly Change[]): Promise<void> {
    const applied = changes.map((change) => this.apply(change));
    if (this.journal) await this.journal.append({ kind: "change", changes: applied.map((each) => each()) });
  }

  /** Moves an unchanged resource to those seen in this run: its place in the file changes, its content does not. */
  keep(state: ResourceState, instead: ResourceState): void {
    // Under its old number, since the journal is not told of it and goes on with that.
    const slot = this.forget(instead);
    this.slots.set(state, slot);
    this.fresh.set(slot, state);
  }

  /** Gives what is not seen yet the order that a state file must have, after something was put among it. */
  arrangeUnseen(): void {
    const unseen = sortByNeed(this.unseen());
    this.old.clear();
    for (const state of unseen) this.old.set(this.slotOf(state), state);
  }

  /** Applies a change and gives what the journal writes of it. */
  private apply(change: Change): () => StoredChange {
    if ("drop" in change) {
      const drop = this.forget(change.drop);
      return () => ({ drop });
    }
    if ("set" in change) {
      const slot = this.slotOf(change.was);
      this.slots.delete(change.was);
      this.slots.set(change.set, slot);
      (this.fresh.has(slot) ? this.fresh : this.old).set(slot, change.set);
      return () => ({ set: toRecord(change.set, this.cipher), slot });
    }
    const drop = change.instead && this.forget(change.instead);
    const slot = this.nextSlot++;
    this.slots.set(change.put, slot);
    (change.isUnseen ? this.old : this.fresh).set(slot, change.put);
    return () => ({ put: toRecord(change.put, this.cipher), slot, ...(drop === undefined ? {} : { drop }) });
  }

  private slotOf(state: ResourceState): number {
    const slot = this.slots.get(state);
    if (slot === undefined) throw new Error(`${state.urn} is not in the snapshot.`);
    return slot;
  }

  private forget(state: ResourceState): number {
    const slot = this.slotOf(state);
    this.slots.delete(state);
    this.old.delete(slot);
    this.fresh.delete(slot);
    return slot;
  }
}
