import { isProviderType, parseProviderReference } from "../urn.js";
import type { Deployment } from "./deployment.js";
import type { ResourceState } from "./resource-state.js";

/** Objects may outlive their provider's registration in the program; they are asked about, and deleted, with the configuration of the last run. */
export function ensureProviders(deployment: Deployment, states: readonly ResourceState[]): void {
  for (const { provider } of states) {
    if (!provider || deployment.providers.isConfigured(provider)) continue;
    const { urn } = parseProviderReference(provider);
    const record = deployment.olds.get(urn);
    if (!record || !isProviderType(record.type)) throw new Error(`The state names the provider ${urn} but has no record of it.`);
    deployment.providers.configure(urn, record.inputs);
  }
}
