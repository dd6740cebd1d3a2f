import type { PendingKind, PendingOperationV3, ResourceV3 } from "../state/deployment-types.js";
import { urnsNeededBy } from "./resource-state.js";

export type StoredChange = { put: ResourceV3; slot: number; drop?: number } | { drop: number } | { set: ResourceV3; slot: number };

/** A line of the journal. Slots number the resources: first those of the checkpoint, then new ones as they come. */
export type JournalEntry =
  | { kind: "begin"; operation: number; type: PendingKind; resource: ResourceV3 }
  | { kind: "end"; operation: number; changes: StoredChange[] }
  | { kind: "change"; changes: StoredChange[] };

/** A state as an interrupted operation left it. */
export interface Recovered {
  resources: ResourceV3[];
  pending: PendingOperationV3[];
}

/** Replays a journal over the resources of the checkpoint it was begun on. */
export function replay(base: readonly ResourceV3[], entries: readonly JournalEntry[]): Recovered {
  const slots = new Map<number, ResourceV3>(base.map((record, slot) => [slot, record]));
  const pending = new Map<number, PendingOperationV3>();
  for (const entry of entries) {
    if (entry.kind === "begin") {
      pending.set(entry.operation, { type: entry.type, resource: entry.resource });
      continue;
    }
    if (entry.kind === "end") pending.delete(entry.operation);
    for (const change of entry.changes) {
      if ("put" in change) {
        slots.set(change.slot, change.put);
        if (change.drop !== undefined) slots.delete(change.drop);
      } else if ("set" in change) slots.set(change.slot, change.set);
      else slots.delete(change.drop);
    }
  }
  return { resources: sortByNeed([...slots.values()]), pending: [...pending.values()] };
}

/** Stable order in which everything a resource needs stands before it, as a state file must have it. */
export function sortByNeed<Resource extends Parameters<typeof urnsNeededBy>[0]>(resources: readonly Resource[]): Resource[] {
  const byUrn = new Map<string, Resource[]>();
  for (const record of resources) byUrn.set(record.urn, [...(byUrn.get(record.urn) ?? []), record]);
  const done = new Set<Resource>();
  const out: Resource[] = [];
  const visit = (record: Resource): void => {
    if (done.has(record)) return;
    done.add(record);
    for (const urn of urnsNeededBy(record)) for (const each of byUrn.get(urn) ?? []) visit(each);
    out.push(record);
  };
  for (const record of resources) visit(record);
  return out;
}

/** A journal holds what this engine wrote into it; anything else is not replayed. */
export function isJournalEntry(value: unknown): value is JournalEntry {
  return (
    typeof value === "object" &&
    value !== null &&
    "kind" in value &&
    (value.kind === "begin" || value.kind === "end" || value.kind === "change")
  );
}
