import { randomUUID } from "node:crypto";
import { UNKNOWN_VALUE } from "../events.js";
import { makeProviderReference, makeUrn, packageOf, providerType } from "../urn.js";
import { isEqual } from "../values/property-value.js";
import type { Deployment } from "./deployment.js";
import { DYNAMIC_PACKAGE } from "./goal.js";
import { newResourceState, type ResourceState } from "./resource-state.js";
import { same } from "./steps.js";

/** Registers provider resources: those a program makes, and the default ones that the rest shares. */
export class ProviderRegistrar {
  private readonly defaults = new Map<string, Promise<string>>();

  constructor(private readonly deployment: Deployment) {}

  /** The default provider of dynamic resources. */
  get defaultUrn(): string {
    return this.urnOfDefault(DYNAMIC_PACKAGE);
  }

  /** Reference of the provider that a package's resources share when they name none. */
  useDefault(packageName: string): Promise<string> {
    let reference = this.defaults.get(packageName);
    if (!reference) {
      reference = this.registerDefault(packageName);
      this.defaults.set(packageName, reference);
    }
    return reference;
  }

  async register(old: ResourceState | undefined, next: ResourceState): Promise<void> {
    const { deployment } = this;
    const { snapshot, options } = deployment;
    deployment.providers.configure(next.urn, next.inputs);
    // It must be able to start before anything is done with it, in the order the program has.
    const reference = makeProviderReference(next.urn, "");
    if (!options.checkOnly && packageOf(next.type) === DYNAMIC_PACKAGE && deployment.providers.isUsable(reference))
      await this.start(reference, next.urn);
    if (!old) {
      if (!options.dryRun) next.id = randomUUID();
      next.created = next.modified = new Date().toISOString();
      await deployment.step({ op: "create", next });
      next.outputs = next.inputs;
      return snapshot.change([{ put: next }]);
    }
    if (old.id) next.id = old.id;
    if (isEqual(old.inputs, next.inputs)) return same(deployment, old, next);
    next.modified = new Date().toISOString();
    await deployment.step({ op: "update", old, next });
    next.outputs = next.inputs;
    await snapshot.change([{ put: next, instead: old }]);
  }

  private async start(reference: string, urn: string): Promise<void> {
    await this.deployment.providers.get(reference).catch((error: unknown) => {
      throw this.deployment.failAsking(error, urn);
    });
  }

  private urnOfDefault(packageName: string): string {
    const { stack, project } = this.deployment.options;
    return makeUrn(stack, project, undefined, providerType(packageName), "default");
  }

  /** The one of dynamic resources carries the stack's configuration. */
  private async registerDefault(packageName: string): Promise<string> {
    const { options, olds, news, registered } = this.deployment;
    const urn = this.urnOfDefault(packageName);
    registered.add(urn);
    const next = newResourceState(urn, providerType(packageName), true);
    const old = olds.get(urn);
    if (old?.created) next.created = old.created;
    if (old?.modified) next.modified = old.modified;
    if (packageName === DYNAMIC_PACKAGE) next.inputs = options.config;
    await this.register(old, next);
    news.set(urn, next);
    return makeProviderReference(urn, next.id ?? UNKNOWN_VALUE);
  }
}
