import type { ChangeSummary, StepOp } from "./events.js";

/** Operations that leave the stack as it was. */
const UNCHANGING: ReadonlySet<string> = new Set<StepOp>(["same", "read", "read-replacement", "refresh", "discard"]);

/**
 * How many resources a summary says are changed: made, updated, replaced, deleted, taken over or let go of. Resources that are only read
 * or left alone do not count.
 *
 * @example
 * const { changes } = await stack.preview().result;
 * if (countChanges(changes) === 0) return;
 */
export function countChanges(changes: ChangeSummary): number {
  return Object.entries(changes).reduce((total, [op, count]) => (UNCHANGING.has(op) ? total : total + count), 0);
}
