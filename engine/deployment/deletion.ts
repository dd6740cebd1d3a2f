import { type Comparer, dependentsToReplace } from "./dependents.js";
import { type Deployment, StepFailed } from "./deployment.js";
import { ensureProviders } from "./former-providers.js";
import { Stopped } from "./limiter.js";
import { type ResourceState, urnsNeededBy } from "./resource-state.js";
import type { StepDescription } from "./step-metadata.js";
import { remove } from "./steps.js";

/** How a resource leaves: deleted, forgotten because it was never the stack's own, or forgotten because it is deleted already. */
export function describeDelete(state: ResourceState): StepDescription {
  if (state.pendingReplacement) return { op: "remove-pending-replace", old: state, logical: false };
  if (state.delete) return { op: state.external ? "discard-replaced" : "delete-replaced", old: state, logical: false };
  return { op: state.external ? "discard" : "delete", old: state };
}

/**
 * Narrows what would be deleted to what the operation is for, and keeps the rest as it is.
 * @throws StepFailed when that takes resources along that the user has not named.
 */
export async function selectCondemned(
  deployment: Deployment,
  comparer: Comparer,
  candidates: readonly ResourceState[],
): Promise<ResourceState[]> {
  const { selection, snapshot } = deployment;
  if (!selection.isConstrained) return [...candidates];
  const allowed = new Set(selection.deletable(candidates, snapshot.resources()));
  if (selection.hasTargets) {
    ensureProviders(deployment, candidates);
    for (const state of [...allowed]) {
      if (!selection.isTarget(state.urn)) continue;
      for (const dependent of await dependentsToReplace(deployment, comparer, state)) allowed.add(dependent.state);
    }
    const unnamed = [...allowed].filter((state) => !selection.isTarget(state.urn));
    if (unnamed.length > 0 && !selection.takesDependents) {
      const failures = unnamed.map((state) =>
        deployment.fail(
          `${state.urn} would be deleted along with a target it needs, and is no target itself. Name it with --target, or give --target-dependents.`,
          state.urn,
        ),
      );
      deployment.noteFailedStep();
      if (!deployment.options.dryRun && failures[0]) throw failures[0];
    }
  }
  for (const state of candidates) {
    if (!allowed.has(state) && !state.delete && !deployment.registered.has(state.urn))
      await deployment.step({ op: "same", old: state, next: state });
  }
  return candidates.filter((state) => allowed.has(state));
}

/**
 * Deletes `condemned` level by level: first what nothing else needs, last what needs nothing. One level runs side by
 * side; when a delete in it fails, the next level is not begun, and a resource that is still needed stays.
 */
export async function deleteAll(deployment: Deployment, condemned: readonly ResourceState[]): Promise<void> {
  ensureProviders(deployment, condemned);
  const going = new Set(condemned.filter((state) => !state.delete).map((state) => state.urn));
  const kept = new Set<string>();
  for (const level of levelsOf(condemned)) {
    if (deployment.isStopping) return;
    await deployment.together(async () => {
      const results = await Promise.allSettled(
        level.map(async (state) => {
          if (kept.has(state.urn)) return keep(state, kept);
          const skipCall = state.pendingReplacement || (state.deletedWith !== undefined && going.has(state.deletedWith));
          await remove(deployment, state, describeDelete(state), { drop: state }, skipCall).catch((error: unknown) => {
            keep(state, kept);
            throw error;
          });
        }),
      );
      for (const result of results) {
        if (result.status === "rejected" && !(result.reason instanceof StepFailed) && !(result.reason instanceof Stopped))
          throw result.reason;
      }
    });
  }
}

/** What a resource that stays needs must stay too. */
function keep(state: ResourceState, kept: Set<string>): void {
  for (const urn of urnsNeededBy(state)) kept.add(urn);
}

/** The resources by how long the longest way from them to one that needs nothing is, the longest first. */
function levelsOf(condemned: readonly ResourceState[]): ResourceState[][] {
  const depths = new Map<string, number>();
  const levels: ResourceState[][] = [];
  // A state has everything a resource needs before it, so one pass in its order is enough.
  for (const state of condemned) {
    const depth = Math.max(-1, ...[...urnsNeededBy(state)].map((urn) => depths.get(urn) ?? -1)) + 1;
    depths.set(state.urn, Math.max(depth, depths.get(state.urn) ?? 0));
    levels[depth] ??= [];
    levels[depth].push(state);
  }
  return levels.reverse();
}
