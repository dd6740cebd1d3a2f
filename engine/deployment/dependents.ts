import { UNKNOWN_VALUE } from "../events.js";
import { isProviderType, parseProviderReference } from "../urn.js";
import type { Deployment } from "./deployment.js";
import type { Difference } from "./difference.js";
import { ensureProviders } from "./former-providers.js";
import { type ResourceState, urnsNeededBy } from "./resource-state.js";

/** How a changed resource compares with its old self; the registrar answers it. */
export interface Comparer {
  difference(old: ResourceState, next: ResourceState, goal: { replaceOnChanges: string[] }): Promise<Difference>;
}

/** Old resources that need `root`, directly or through others, in the order of the state. */
function dependentsOf(deployment: Deployment, root: ResourceState): ResourceState[] {
  const needed = new Set([root.urn]);
  const found: ResourceState[] = [];
  for (const state of deployment.snapshot.resources()) {
    if (state === root || deployment.registered.has(state.urn)) continue;
    if (![...urnsNeededBy(state)].some((urn) => needed.has(urn))) continue;
    needed.add(state.urn);
    found.push(state);
  }
  return found;
}

/**
 * The old resources that must be deleted before `root` can be deleted ahead of its replacement, dependents first:
 * those that would be replaced themselves when the values they take from a replaced resource change.
 */
export async function dependentsToReplace(
  deployment: Deployment,
  comparer: Comparer,
  root: ResourceState,
): Promise<{ state: ResourceState; keys: string[] }[]> {
  const replaced = new Set([root.urn]);
  const found: { state: ResourceState; keys: string[] }[] = [];
  for (const state of dependentsOf(deployment, root)) {
    const keys = await replaceKeys(deployment, comparer, state, replaced);
    if (!keys) continue;
    replaced.add(state.urn);
    found.push({ state, keys });
  }
  return found.reverse();
}

async function replaceKeys(
  deployment: Deployment,
  comparer: Comparer,
  state: ResourceState,
  replaced: ReadonlySet<string>,
): Promise<string[] | undefined> {
  if (!state.custom || state.external || state.delete || state.pendingReplacement || isProviderType(state.type)) return undefined;
  if (state.provider && replaced.has(parseProviderReference(state.provider).urn)) return [];
  if (state.deletedWith && replaced.has(state.deletedWith)) return [];
  const inputs = { ...state.inputs };
  let affected = false;
  for (const [key, urns] of Object.entries(state.propertyDependencies)) {
    if (!(key in inputs) || !urns.some((urn) => replaced.has(urn))) continue;
    inputs[key] = UNKNOWN_VALUE;
    affected = true;
  }
  if (!affected) return undefined;
  ensureProviders(deployment, [state]);
  const difference = await comparer.difference(state, { ...state, inputs }, { replaceOnChanges: state.replaceOnChanges });
  return difference.replace ? [...(difference.reasons.replaceKeys ?? [])] : undefined;
}
