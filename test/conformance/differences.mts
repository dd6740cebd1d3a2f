import type { Difference } from "./compare.mts";
import type { Part } from "./recording.mts";

/** Steps of one scenario at which the embedded engine does something else on purpose. */
export interface KnownDifference {
  scenario: string;
  steps: readonly number[];
  /** The parts that differ; everything else of these steps is compared. */
  parts: readonly Part[];
  reason: string;
}

/** The one list of what differs from the recordings on purpose; it has at most three entries. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    scenario: "50-kill-mid-create",
    steps: [1, 3, 4, 5, 6],
    parts: ["exitCode", "calls", "mutations", "ops", "events", "plan", "state", "stateOrder", "outputs", "outputsMasked", "objects"],
    reason:
      "After a kill in the middle of a create the official engine makes a second object. The embedded one takes over the lock of a process " +
      "that no longer runs, asks the provider what became of the create, and makes nothing while the answer is not known.",
  },
];

/** The entry that a difference falls under. */
export function knownDifferenceOf(difference: Difference): KnownDifference | undefined {
  return knownDifferences.find(
    ({ scenario, steps, parts }) =>
      scenario === difference.scenario && steps.includes(difference.step) && parts.some((part) => part === difference.part),
  );
}
