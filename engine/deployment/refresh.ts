import { isProviderType } from "../urn.js";
import { isEqual } from "../values/property-value.js";
import type { Comparer } from "./dependents.js";
import type { Deployment } from "./deployment.js";
import { ensureProviders } from "./former-providers.js";
import { STACK_REFERENCE_TYPE } from "./reading.js";
import { type ResourceState, urnsNeededBy, withoutDependency } from "./resource-state.js";
import type { Change } from "./snapshot.js";
import type { StepDescription } from "./step-metadata.js";
import { withSecretOutputs } from "./steps.js";

/** Reads every object and brings the state up to what is there; inputs move only where the provider says what they are. */
export async function refreshAll(deployment: Deployment, comparer: Comparer): Promise<void> {
  const resources = deployment.snapshot.resources();
  ensureProviders(deployment, resources);
  const vanished = new Set<string>();
  const included = resources.filter((state) => deployment.selection.includes(state));
  const results = await Promise.allSettled(
    included.map((state) => {
      if (state.custom && !isProviderType(state.type) && state.type !== STACK_REFERENCE_TYPE)
        return refreshOne(deployment, comparer, state, vanished);
      return deployment.step({ op: "refresh", old: state, next: state }).then(() => {
        if (deployment.options.refreshOnly && !isProviderType(state.type)) deployment.tally("same");
      });
    }),
  );
  if (vanished.size > 0) await forget(deployment, vanished);
  for (const result of results) if (result.status === "rejected" && !deployment.failed) throw result.reason;
}

async function refreshOne(deployment: Deployment, comparer: Comparer, state: ResourceState, vanished: Set<string>): Promise<void> {
  const { snapshot, providers } = deployment;
  if (state.pendingReplacement) {
    deployment.interrupted.delete(state.urn);
    return;
  }
  const next: ResourceState = { ...state, initErrors: [] };
  const description: StepDescription & { found: "same" | "update" | "delete" } = { op: "refresh", old: state, next, found: "same" };
  const work = async () => {
    const provider = await providers.get(state.provider ?? "");
    const live = await provider.read(state.urn, state.id ?? "", state.inputs, state.outputs);
    deployment.interrupted.delete(state.urn);
    if (!live.id) {
      description.found = "delete";
      vanished.add(state.urn);
      if (deployment.olds.get(state.urn) === state) deployment.olds.delete(state.urn);
      return snapshot.change([{ drop: state }]);
    }
    next.id = live.id;
    next.outputs = withSecretOutputs(live.outputs, state.additionalSecretOutputs);
    if (live.inputs) next.inputs = live.inputs;
    const isSame = isEqual(next.outputs, state.outputs) && isEqual(next.inputs, state.inputs);
    if (isSame) Object.assign(next, { inputs: state.inputs, outputs: state.outputs });
    if (!isSame) description.found = "update";
    // The provider is asked whether what it found matters, as the official engine does.
    const isDifferent = !state.external && (await comparer.difference({ ...next, inputs: state.inputs }, state, state)).changed;
    if (isDifferent) description.found = "update";
    if (isSame && state.initErrors.length === 0) return;
    next.modified = new Date().toISOString();
    if (deployment.olds.get(state.urn) === state) deployment.olds.set(state.urn, next);
    await snapshot.change([{ set: next, was: state }]);
  };
  // A preview of a refresh reads too: reading changes nothing.
  await deployment.step(description, work, true);
  if (deployment.options.refreshOnly) deployment.tally(description.found);
}

/** Takes vanished resources out of what the others say they need. */
async function forget(deployment: Deployment, vanished: ReadonlySet<string>): Promise<void> {
  const changes: Change[] = [];
  for (const state of deployment.snapshot.resources()) {
    let next = state;
    for (const urn of urnsNeededBy(state)) if (vanished.has(urn)) next = withoutDependency(next, urn);
    if (next === state) continue;
    changes.push({ set: next, was: state });
    if (deployment.olds.get(state.urn) === state) deployment.olds.set(state.urn, next);
  }
  if (changes.length > 0) await deployment.snapshot.change(changes);
}
