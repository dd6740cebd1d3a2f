import { isProviderType, parseProviderReference } from "../urn.js";
import { type Comparer, dependentsToReplace } from "./dependents.js";
import type { Deployment, StepDescription } from "./deployment.js";
import { Stopped } from "./limiter.js";
import { type ResourceState, urnsNeededBy } from "./resource-state.js";
import { remove } from "./steps.js";

/** How a resource leaves: deleted, forgotten because it was never the stack's own, or forgotten because it is deleted already. */
function describe(state: ResourceState): StepDescription {
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
 * Deletes `condemned`, each resource after all that need it; independent ones side by side. A resource whose
 * dependent could not be deleted stays.
 */
export async function deleteAll(deployment: Deployment, condemned: readonly ResourceState[]): Promise<void> {
  ensureProviders(deployment, condemned);
  const going = new Set(condemned.filter((state) => !state.delete).map((state) => state.urn));
  // Only what stands behind a resource can need it: a former object of the same URN may be needed the other way round.
  const places = new Map(condemned.map((state, place) => [state, place]));
  const placeOf = (state: ResourceState): number => places.get(state) ?? 0;
  const dependents = new Map<string, ResourceState[]>();
  for (const state of condemned) {
    for (const urn of urnsNeededBy(state)) dependents.set(urn, [...(dependents.get(urn) ?? []), state]);
  }

  const runs = new Map<ResourceState, Promise<void>>();
  const run = (state: ResourceState): Promise<void> => {
    let promise = runs.get(state);
    if (!promise) {
      promise = (async () => {
        await Promise.all((dependents.get(state.urn) ?? []).filter((each) => placeOf(each) > placeOf(state)).map(run));
        const skipCall = state.pendingReplacement || (state.deletedWith !== undefined && going.has(state.deletedWith));
        await remove(deployment, state, describe(state), { drop: state }, skipCall);
      })();
      runs.set(state, promise);
    }
    return promise;
  };

  const results = await Promise.allSettled([...condemned].reverse().map(run));
  for (const result of results) {
    if (result.status === "rejected" && !deployment.failed && !(result.reason instanceof Stopped)) throw result.reason;
  }
}

/** Objects may outlive their provider's registration in the program; they are deleted with the configuration of the last run. */
export function ensureProviders(deployment: Deployment, states: readonly ResourceState[]): void {
  for (const { provider } of states) {
    if (!provider || deployment.providers.isConfigured(provider)) continue;
    const { urn } = parseProviderReference(provider);
    const record = deployment.olds.get(urn);
    if (!record || !isProviderType(record.type)) throw new Error(`The state names the provider ${urn} but has no record of it.`);
    deployment.providers.configure(urn, record.inputs);
  }
}
