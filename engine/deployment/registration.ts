import { randomUUID } from "node:crypto";
import { UNKNOWN_VALUE } from "../events.js";
import type { DiffAnswer } from "../rpc/provider-process.js";
import { isProviderType, makeProviderReference, makeUrn, providerType } from "../urn.js";
import { propertyChanges } from "../values/changes.js";
import { keepPrevious, parsePropertyPath, pathCovers } from "../values/property-path.js";
import { isEqual, maskSecrets, type PropertyMap } from "../values/property-value.js";
import { aliasUrns } from "./aliases.js";
import { dependentsToReplace } from "./dependents.js";
import type { Deployment } from "./deployment.js";
import { DYNAMIC_PACKAGE, type Goal } from "./goal.js";
import { newResourceState, type ResourceState } from "./resource-state.js";
import { create, protectedMessage, remove, same, update } from "./steps.js";

/** What a comparison of old and new says is to be done. */
export interface Difference {
  changed: boolean;
  replaceKeys: string[];
  changedKeys: string[];
  deleteBeforeReplace: boolean;
}

/** Turns what the program registers into steps and runs them. One instance per operation. */
export class Registrar {
  /** URNs of this run's resources whose old record was found under an alias, with that alias. */
  private readonly usedAliases = new Map<string, string>();
  private readonly defaultProviders = new Map<string, Promise<string>>();

  constructor(private readonly deployment: Deployment) {}

  /** Registers a resource; resolves with its state after the step. */
  async register(goal: Goal): Promise<ResourceState> {
    const { options, registered } = this.deployment;
    const urn = makeUrn(options.stack, options.project, goal.parent, goal.type, goal.name);
    if (registered.has(urn)) {
      throw this.deployment.fail(
        `Two resources have the URN ${urn}: expected names that are unique per type and parent. Rename one of them.`,
        urn,
      );
    }
    registered.add(urn);
    const old = this.findOld(urn, goal);
    const next = this.stateOf(urn, goal);
    if (isProviderType(goal.type)) await this.registerProvider(old, next);
    else if (!goal.custom) await this.registerComponent(old, next);
    else {
      next.provider = goal.provider ?? (await this.useDefaultProvider(DYNAMIC_PACKAGE));
      await this.registerCustom(old, next, goal);
    }
    this.deployment.news.set(urn, next);
    return next;
  }

  /** Keeps the outputs that a component or the stack has registered. */
  async registerOutputs(urn: string, outputs: PropertyMap): Promise<void> {
    const state = this.deployment.news.get(urn);
    if (!state) throw new Error(`Outputs were registered for ${urn}, which is not registered itself.`);
    if (isEqual(state.outputs, outputs) && JSON.stringify(maskSecrets(state.outputs)) === JSON.stringify(maskSecrets(outputs))) return;
    const next = { ...state, outputs };
    this.deployment.news.set(urn, next);
    await this.deployment.snapshot.change([{ set: next, was: state }]);
  }

  private findOld(urn: string, goal: Goal): ResourceState | undefined {
    const { olds, options, registered } = this.deployment;
    const found = olds.get(urn);
    if (found) return found;
    for (const alias of aliasUrns(goal, options, this.usedAliases)) {
      const old = olds.get(alias);
      if (!old) continue;
      if (registered.has(alias)) {
        throw this.deployment.fail(
          `${urn} has the alias ${alias}, which is a resource of its own in this program. Remove the alias or rename one of the two.`,
          urn,
        );
      }
      registered.add(alias);
      this.usedAliases.set(urn, alias);
      return old;
    }
    return undefined;
  }

  private stateOf(urn: string, goal: Goal): ResourceState {
    const state = newResourceState(urn, goal.type, goal.custom);
    state.inputs = goal.properties;
    state.dependencies = goal.dependencies;
    state.propertyDependencies = goal.propertyDependencies;
    state.additionalSecretOutputs = goal.additionalSecretOutputs;
    state.ignoreChanges = goal.ignoreChanges;
    state.replaceOnChanges = goal.replaceOnChanges;
    state.protect = goal.protect;
    state.retainOnDelete = goal.retainOnDelete;
    if (goal.parent) state.parent = goal.parent;
    if (goal.deletedWith) state.deletedWith = goal.deletedWith;
    if (goal.customTimeouts) state.customTimeouts = goal.customTimeouts;
    if (goal.sourcePosition) state.sourcePosition = goal.sourcePosition;
    const old = this.deployment.olds.get(this.usedAliases.get(urn) ?? urn);
    if (old?.created) state.created = old.created;
    if (old?.modified) state.modified = old.modified;
    return state;
  }

  /** The provider that a package's resources share when they name none; that of dynamic resources carries the stack's configuration. */
  useDefaultProvider(packageName: string): Promise<string> {
    let reference = this.defaultProviders.get(packageName);
    if (!reference) {
      reference = this.registerDefaultProvider(packageName);
      this.defaultProviders.set(packageName, reference);
    }
    return reference;
  }

  private async registerDefaultProvider(packageName: string): Promise<string> {
    const { options, olds, news, registered } = this.deployment;
    const type = providerType(packageName);
    const urn = makeUrn(options.stack, options.project, undefined, type, "default");
    registered.add(urn);
    const next = newResourceState(urn, type, true);
    const old = olds.get(urn);
    if (old?.created) next.created = old.created;
    if (old?.modified) next.modified = old.modified;
    if (packageName === DYNAMIC_PACKAGE) next.inputs = options.config;
    await this.registerProvider(old, next);
    news.set(urn, next);
    return makeProviderReference(urn, next.id ?? UNKNOWN_VALUE);
  }

  private async registerProvider(old: ResourceState | undefined, next: ResourceState): Promise<void> {
    const { deployment } = this;
    const { snapshot, options } = deployment;
    next.outputs = next.inputs;
    deployment.providers.configure(next.urn, next.inputs);
    if (!old) {
      if (!options.dryRun) next.id = randomUUID();
      next.created = next.modified = new Date().toISOString();
      await deployment.step({ op: "create", next });
      return snapshot.change([{ put: next }]);
    }
    if (old.id) next.id = old.id;
    if (isEqual(old.inputs, next.inputs)) return same(deployment, old, next);
    next.modified = new Date().toISOString();
    await deployment.step({ op: "update", old, next });
    await snapshot.change([{ put: next, instead: old }]);
  }

  private async registerComponent(old: ResourceState | undefined, next: ResourceState): Promise<void> {
    if (!old || old.custom) await create(this.deployment, next, old && { old, keys: ["provider"], deleted: false });
    else if (isEqual(old.inputs, next.inputs)) await same(this.deployment, old, next);
    else await update(this.deployment, old, next, []);
  }

  private async registerCustom(old: ResourceState | undefined, next: ResourceState, goal: Goal): Promise<void> {
    const { deployment } = this;
    const recreated = deployment.deletedFirst.get(next.urn);
    // What was deleted, or never was this stack's own, says nothing about the inputs of what is made now.
    const comparable = old && !recreated && !old.external && old.custom ? old : undefined;
    const wanted = comparable ? this.withIgnored(goal, comparable) : goal.properties;
    next.inputs = await this.check(next, comparable?.inputs ?? {}, wanted);
    if (recreated) return this.recreate(recreated.old, next, recreated.keys);
    if (!old) return create(deployment, next);
    if (!comparable) return this.replaceCreateFirst(old, next, []);
    const difference = await this.difference(comparable, next, goal);
    if (!difference.changed && !comparable.pendingReplacement) return same(deployment, comparable, next);
    if (difference.replaceKeys.length === 0 && !comparable.pendingReplacement)
      return update(deployment, comparable, next, difference.changedKeys);
    return this.replace(comparable, next, goal, difference);
  }

  private async check(next: ResourceState, olds: PropertyMap, news: PropertyMap): Promise<PropertyMap> {
    const { deployment } = this;
    if (!next.provider || !deployment.providers.isUsable(next.provider)) return news;
    const provider = await deployment.providers.get(next.provider);
    const { inputs, failures } = await provider.check(next.urn, olds, news).catch((error: Error) => {
      throw deployment.fail(error.message, next.urn);
    });
    if (failures.length === 0) return inputs;
    const problems = failures.map(({ property, reason }) => deployment.fail(property ? `${property}: ${reason}` : reason, next.urn));
    throw problems[0] ?? new Error("unreachable");
  }

  private withIgnored(goal: Goal, old: ResourceState): PropertyMap {
    let inputs = goal.properties;
    for (const text of goal.ignoreChanges) inputs = keepPrevious(inputs, old.inputs, parsePropertyPath(text));
    return inputs;
  }

  /** Asks the provider, and where it does not know, compares the inputs. */
  async difference(old: ResourceState, next: ResourceState, goal: Pick<Goal, "replaceOnChanges">): Promise<Difference> {
    const { deployment } = this;
    if (next.deletedWith && deployment.replaced.has(next.deletedWith)) {
      return { changed: true, replaceKeys: ["deletedWith"], changedKeys: [], deleteBeforeReplace: false };
    }
    const answer = await this.ask(old, next);
    const difference: Difference = {
      changed: answer.changes === "some",
      replaceKeys: [...answer.replaces],
      changedKeys: [],
      deleteBeforeReplace: answer.deleteBeforeReplace,
    };
    if (answer.changes === "unknown") {
      const paths = propertyChanges(old.inputs, next.inputs).map((change) => change.path);
      difference.changed = !isEqual(old.inputs, next.inputs);
      difference.changedKeys = [...new Set(paths.map((path) => String(parsePropertyPath(path)[0])))];
      for (const text of goal.replaceOnChanges) {
        const pattern = parsePropertyPath(text);
        for (const path of paths.map(parsePropertyPath)) {
          if (pathCovers(pattern, path) || pathCovers(path, pattern)) difference.replaceKeys.push(String(path[0]));
        }
      }
    }
    if (old.initErrors.length > 0) difference.changed = true;
    difference.replaceKeys = [...new Set(difference.replaceKeys)];
    return difference;
  }

  private async ask(old: ResourceState, next: ResourceState): Promise<DiffAnswer> {
    const { providers } = this.deployment;
    const unknown: DiffAnswer = { changes: "unknown", replaces: [], deleteBeforeReplace: false };
    if (!next.provider || !providers.isUsable(next.provider)) return unknown;
    const provider = await providers.get(next.provider);
    return provider.diff(next.urn, old.id ?? "", old.inputs, old.outputs, next.inputs).catch((error: Error) => {
      throw this.deployment.fail(error.message, next.urn);
    });
  }

  private async replace(old: ResourceState, next: ResourceState, goal: Goal, difference: Difference): Promise<void> {
    const { deployment } = this;
    if (old.protect && next.protect) throw deployment.fail(protectedMessage(next.urn), next.urn);
    deployment.replaced.add(next.urn);
    // Values that check had carried over from the old object do not hold for a new one.
    next.inputs = await this.check(next, {}, goal.properties);
    const deleteFirst = goal.deleteBeforeReplace ?? difference.deleteBeforeReplace;
    if (!deleteFirst) return this.replaceCreateFirst(old, next, difference.replaceKeys);
    for (const { state, keys } of await dependentsToReplace(deployment, this, old)) {
      if (state.protect) throw deployment.fail(protectedMessage(state.urn), state.urn);
      await this.deleteFirst(state, keys);
    }
    const gone = old.pendingReplacement ? old : await this.deleteFirst(old, difference.replaceKeys);
    await this.recreate(gone, next, difference.replaceKeys);
  }

  /** Deletes an object whose replacement comes later; its record stays until then. */
  private async deleteFirst(old: ResourceState, keys: readonly string[]): Promise<ResourceState> {
    const gone: ResourceState = { ...old, pendingReplacement: true };
    const description = { op: "delete-replaced", old, replaceKeys: keys, logical: false } as const;
    await remove(this.deployment, old, description, { set: gone, was: old }, this.goesWithContainer(old));
    this.deployment.deletedFirst.set(old.urn, { old: gone, keys });
    return gone;
  }

  /** An object whose container is being deleted goes with it. */
  private goesWithContainer(state: ResourceState): boolean {
    return state.deletedWith !== undefined && this.deployment.deletedFirst.has(state.deletedWith);
  }

  private async recreate(old: ResourceState, next: ResourceState, keys: readonly string[]): Promise<void> {
    this.deployment.replaced.add(next.urn);
    await this.deployment.step({ op: "replace", old, next, replaceKeys: keys });
    await create(this.deployment, next, { old, keys, deleted: true });
  }

  private async replaceCreateFirst(old: ResourceState, next: ResourceState, keys: readonly string[]): Promise<void> {
    this.deployment.replaced.add(next.urn);
    await create(this.deployment, next, { old, keys, deleted: false });
    await this.deployment.step({ op: "replace", old, next, replaceKeys: keys });
  }
}
