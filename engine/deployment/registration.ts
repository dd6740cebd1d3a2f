import type { DiffAnswer } from "../rpc/provider-process.js";
import { isProviderType, makeUrn } from "../urn.js";
import { keepPrevious, parsePropertyPath } from "../values/property-path.js";
import { isEqual, maskSecrets, type PropertyMap } from "../values/property-value.js";
import { aliasUrns } from "./aliases.js";
import { dependentsToReplace } from "./dependents.js";
import type { Deployment } from "./deployment.js";
import { compareInputs, type Difference, replacedBecause } from "./difference.js";
import { DYNAMIC_PACKAGE, type Goal } from "./goal.js";
import { confirmExistence, interruptedMessage } from "./interrupted.js";
import { ProviderRegistrar } from "./provider-registration.js";
import { newResourceState, type ResourceState, urnsNeededBy } from "./resource-state.js";
import { create, protectedMessage, type Reasons, remove, same, update } from "./steps.js";

/** Turns what the program registers into steps and runs them. One instance per operation. */
export class Registrar {
  /** URNs of this run's resources whose old record was found under an alias, with that alias. */
  private readonly usedAliases = new Map<string, string>();
  readonly providers: ProviderRegistrar;

  constructor(private readonly deployment: Deployment) {
    this.providers = new ProviderRegistrar(deployment);
  }

  /** Registers a resource; resolves with its state after the step. */
  async register(goal: Goal): Promise<ResourceState> {
    const { options } = this.deployment;
    const urn = makeUrn(options.stack, options.project, goal.parent, goal.type, goal.name);
    this.deployment.claim(urn);
    const old = this.findOld(urn, goal);
    const next = this.stateOf(urn, goal);
    if (goal.custom && !isProviderType(goal.type)) next.provider = goal.provider ?? (await this.providers.useDefault(DYNAMIC_PACKAGE));
    if (!this.deployment.selection.includes(next)) return this.leaveAlone(old, next);
    if (isProviderType(goal.type)) await this.providers.register(old, next);
    else if (!goal.custom) await this.registerComponent(old, next);
    else await this.registerCustom(old, next, goal);
    this.deployment.news.set(urn, next);
    return next;
  }

  /** A resource that the operation is not for stays as it was; one that does not exist yet is not made. */
  private async leaveAlone(old: ResourceState | undefined, next: ResourceState): Promise<ResourceState> {
    const { deployment } = this;
    if (!old) {
      deployment.skipped.add(next.urn);
      await deployment.step({ op: "same", next });
      return next;
    }
    const kept: ResourceState = { ...old, urn: next.urn };
    await deployment.step({ op: "same", old, next: kept });
    deployment.snapshot.keep(kept, old);
    deployment.news.set(next.urn, kept);
    return kept;
  }

  /** What is made must not need what is not made. */
  private refuseSkippedNeeds(next: ResourceState): void {
    const missing = [...urnsNeededBy(next)].filter((urn) => this.deployment.skipped.has(urn));
    if (missing.length === 0) return;
    const why = this.deployment.selection.hasTargets
      ? "is not among the targets. Add it with --target"
      : "is excluded. Take it from --exclude";
    throw this.deployment.fail(`${next.urn} needs ${missing.join(", ")}, which does not exist yet and ${why}.`, next.urn);
  }

  /** Keeps the outputs that a component or the stack has registered. */
  async registerOutputs(urn: string, outputs: PropertyMap): Promise<void> {
    const state = this.deployment.news.get(urn);
    if (this.deployment.skipped.has(urn)) return;
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

  private async registerComponent(old: ResourceState | undefined, next: ResourceState): Promise<void> {
    if (!old || old.custom) await create(this.deployment, next, old && { old, reasons: { replaceKeys: ["provider"] }, deleted: false });
    else if (isEqual(old.inputs, next.inputs)) await same(this.deployment, old, next);
    else await update(this.deployment, old, next, {});
  }

  private async registerCustom(known: ResourceState | undefined, next: ResourceState, goal: Goal): Promise<void> {
    const { deployment } = this;
    const unsettled = deployment.unsettled.get(next.urn);
    if (unsettled) throw deployment.fail(interruptedMessage(unsettled), next.urn);
    const old = known && (await confirmExistence(deployment, known));
    const recreated = deployment.deletedFirst.get(next.urn);
    // What was deleted, or never was this stack's own, says nothing about the inputs of what is made now.
    const comparable = old && !recreated && !old.external && old.custom ? old : undefined;
    const wanted = comparable ? this.withIgnored(goal, comparable) : goal.properties;
    next.inputs = await this.check(next, comparable?.inputs ?? {}, wanted);
    this.refuseSkippedNeeds(next);
    if (recreated) return this.recreate(recreated.old, next, { replaceKeys: recreated.keys });
    if (!old) return create(deployment, next);
    if (!comparable) return this.replaceCreateFirst(old, next, {});
    const difference = await this.difference(comparable, next, goal);
    if (!difference.changed && !comparable.pendingReplacement) return same(deployment, comparable, next);
    if (!difference.replace && !comparable.pendingReplacement) return update(deployment, comparable, next, difference.reasons);
    return this.replace(comparable, next, goal, difference);
  }

  private async check(next: ResourceState, olds: PropertyMap, news: PropertyMap): Promise<PropertyMap> {
    const { deployment } = this;
    const { checkOnly } = deployment.options;
    const reference = checkOnly && next.provider ? await this.providers.useDefault(DYNAMIC_PACKAGE) : next.provider;
    if (!reference || !deployment.providers.isUsable(reference)) return news;
    const provider = await deployment.providers.get(reference);
    const { inputs, failures } = await provider.check(next.urn, olds, news).catch((error: unknown) => {
      throw deployment.failAsking(error, next.urn);
    });
    if (failures.length === 0) return inputs;
    const messages = failures.map(({ property, reason }) => (property && !checkOnly ? `${property}: ${reason}` : reason));
    if (checkOnly) {
      for (const message of messages) deployment.complain(message, next.urn);
      return news;
    }
    const problems = messages.map((message) => deployment.fail(message, next.urn));
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
    if (deployment.selection.isReplaced(next.urn)) return replacedBecause("id");
    if (next.deletedWith && deployment.replaced.has(next.deletedWith)) return replacedBecause("deletedWith");
    const { changes, replaces, deleteBeforeReplace } = await this.ask(old, next);
    const difference: Difference = {
      changed: changes === "some",
      replace: replaces.length > 0,
      deleteBeforeReplace,
      reasons: { replaceKeys: [...new Set(replaces)] },
    };
    if (changes === "unknown") compareInputs(difference, old, next, goal.replaceOnChanges);
    // Whether an interrupted update took effect is not known; doing it again makes sure.
    if (old.initErrors.length > 0 || deployment.interrupted.get(old.urn)?.type === "updating") difference.changed = true;
    return difference;
  }

  private async ask(old: ResourceState, next: ResourceState): Promise<DiffAnswer> {
    const { providers } = this.deployment;
    const unknown: DiffAnswer = { changes: "unknown", replaces: [], deleteBeforeReplace: false };
    if (!next.provider || !providers.isUsable(next.provider)) return unknown;
    const provider = await providers.get(next.provider);
    return provider.diff(next.urn, old.id ?? "", old.inputs, old.outputs, next.inputs).catch((error: unknown) => {
      throw this.deployment.failAsking(error, next.urn);
    });
  }

  private async replace(old: ResourceState, next: ResourceState, goal: Goal, difference: Difference): Promise<void> {
    const { deployment } = this;
    if (old.protect && next.protect) {
      if (!deployment.options.dryRun) throw deployment.fail(protectedMessage(next.urn), next.urn);
      deployment.complain(protectedMessage(next.urn), next.urn);
      deployment.noteFailedStep();
    }
    deployment.replaced.add(next.urn);
    // Values that check had carried over from the old object do not hold for a new one.
    next.inputs = await this.check(next, {}, goal.properties);
    const deleteFirst = goal.deleteBeforeReplace ?? difference.deleteBeforeReplace;
    if (!deleteFirst) return this.replaceCreateFirst(old, next, difference.reasons);
    for (const { state, keys } of await dependentsToReplace(deployment, this, old)) {
      if (state.protect) throw deployment.fail(protectedMessage(state.urn), state.urn);
      await this.deleteFirst(state, keys);
    }
    const gone = old.pendingReplacement ? old : await this.deleteFirst(old, []);
    await this.recreate(gone, next, difference.reasons, difference.reasons);
  }

  /** Deletes an object whose replacement comes later; its record stays until then. */
  private async deleteFirst(old: ResourceState, keys: readonly string[]): Promise<ResourceState> {
    const gone: ResourceState = { ...old, pendingReplacement: true };
    const description = { op: "delete-replaced", old, logical: false } as const;
    await remove(this.deployment, old, description, { set: gone, was: old }, this.goesWithContainer(old));
    this.deployment.deletedFirst.set(old.urn, { old: gone, keys });
    return gone;
  }

  /** An object whose container is being deleted goes with it. */
  private goesWithContainer(state: ResourceState): boolean {
    return state.deletedWith !== undefined && this.deployment.deletedFirst.has(state.deletedWith);
  }

  private async recreate(old: ResourceState, next: ResourceState, reasons: Reasons, shown: Reasons = {}): Promise<void> {
    this.deployment.replaced.add(next.urn);
    await this.deployment.step({ op: "replace", old, next, ...shown });
    await create(this.deployment, next, { old, reasons, deleted: true });
  }

  private async replaceCreateFirst(old: ResourceState, next: ResourceState, reasons: Reasons): Promise<void> {
    this.deployment.replaced.add(next.urn);
    await create(this.deployment, next, { old, reasons, deleted: false });
    await this.deployment.step({ op: "replace", old, next, ...reasons });
  }
}
