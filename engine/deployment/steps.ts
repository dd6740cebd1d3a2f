import { PartialFailure, ProviderLost } from "../rpc/provider-process.js";
import { annotateSecrets, isEqual, type PropertyMap, Secret } from "../values/property-value.js";
import type { Deployment } from "./deployment.js";
import { type ResourceState, toRecord } from "./resource-state.js";
import type { Change } from "./snapshot.js";
import type { StepDescription } from "./step-metadata.js";

const now = (): string => new Date().toISOString();

/** The provider of a custom resource; components have none. */
async function providerOf(deployment: Deployment, state: ResourceState) {
  if (!state.provider) throw new Error(`${state.urn} has no provider.`);
  return deployment.providers.get(state.provider);
}

/** Outputs with the resource's `additionalSecretOutputs` marked. */
export function withSecretOutputs(outputs: PropertyMap, names: readonly string[]): PropertyMap {
  const marked: PropertyMap = { ...outputs };
  for (const name of names) {
    const value = marked[name];
    if (value !== undefined && !(value instanceof Secret)) marked[name] = new Secret(value);
  }
  return marked;
}

/** A provider's answer, with the marks of the last run's secrets: an output once secret stays so. */
function outputsOf(answer: PropertyMap, state: ResourceState, old?: ResourceState): PropertyMap {
  return withSecretOutputs(old ? annotateSecrets(answer, secretsOnly(old.outputs)) : answer, state.additionalSecretOutputs);
}

const secretsOnly = (map: PropertyMap): PropertyMap =>
  Object.fromEntries(Object.entries(map).filter(([, value]) => value instanceof Secret));

/** Why a step is taken, as its events say. */
export type Reasons = Pick<StepDescription, "replaceKeys" | "changedKeys" | "detailedDiff">;

/** A call that failed has done nothing; one whose provider went away stays on record as pending. */
async function giveUp(deployment: Deployment, operation: number, error: unknown): Promise<void> {
  if (!(error instanceof ProviderLost)) await deployment.snapshot.end(operation, []);
}

export async function create(
  deployment: Deployment,
  next: ResourceState,
  replacing?: { old: ResourceState; reasons: Reasons; deleted: boolean },
): Promise<void> {
  const { snapshot } = deployment;
  const description: StepDescription = replacing
    ? { op: "create-replacement", old: replacing.old, next, logical: false, ...replacing.reasons }
    : { op: "create", next };

  /** What the state looks like once the object is there: the replaced one waits for its deletion or is gone already. */
  const changes = (): Change[] => {
    if (!replacing) return [{ put: next }];
    if (replacing.deleted) return [{ put: next, instead: replacing.old }];
    return [{ put: next }, { set: { ...replacing.old, delete: true }, was: replacing.old }];
  };

  if (deployment.options.dryRun) {
    await deployment.step(description);
    next.outputs = next.custom ? next.inputs : {};
    return snapshot.change(changes());
  }
  await deployment.step(description, async (free) => {
    next.created = next.modified = now();
    if (!next.custom) return snapshot.change(changes());
    const provider = await providerOf(deployment, next);
    const operation = await snapshot.begin("creating", next);
    try {
      const made = await provider.create(next.urn, next.inputs, next.customTimeouts?.create ?? 0);
      next.id = made.id;
      next.outputs = outputsOf(made.outputs, next);
    } catch (error) {
      if (error instanceof PartialFailure) {
        next.id = error.id;
        next.outputs = outputsOf(error.outputs, next);
        next.initErrors = error.reasons;
        await snapshot.end(operation, changes());
      } else await giveUp(deployment, operation, error);
      throw error;
    }
    free();
    await snapshot.end(operation, changes());
  });
}

export async function update(deployment: Deployment, old: ResourceState, next: ResourceState, reasons: Reasons): Promise<void> {
  const { snapshot } = deployment;
  const description: StepDescription = { op: "update", old, next, ...reasons };
  if (old.id) next.id = old.id;
  if (deployment.options.dryRun) {
    await deployment.step(description);
    next.outputs = next.custom ? next.inputs : old.outputs;
    return snapshot.change([{ put: next, instead: old }]);
  }
  await deployment.step(description, async (free) => {
    next.modified = now();
    if (!next.custom) {
      next.outputs = old.outputs;
      return snapshot.change([{ put: next, instead: old }]);
    }
    const provider = await providerOf(deployment, next);
    const { id: _, ...underWay } = next;
    const operation = await snapshot.begin("updating", underWay);
    deployment.interrupted.delete(old.urn);
    try {
      const outputs = await provider.update(next.urn, old.id ?? "", old.inputs, old.outputs, next.inputs, next.customTimeouts?.update ?? 0);
      next.outputs = outputsOf(outputs, next, old);
    } catch (error) {
      if (error instanceof PartialFailure) {
        next.outputs = outputsOf(error.outputs, next, old);
        next.initErrors = error.reasons;
        await snapshot.end(operation, [{ put: next, instead: old }]);
      } else await giveUp(deployment, operation, error);
      throw error;
    }
    free();
    await snapshot.end(operation, [{ put: next, instead: old }]);
  });
}

const noCipher = { encrypt: (text: string) => text, decrypt: (text: string) => text };

/** Whether a state file would show the two apart; when the secret texts were encrypted does not count. */
function isSameRecord(left: ResourceState, right: ResourceState): boolean {
  const text = (state: ResourceState) => JSON.stringify(toRecord({ ...state, sourcePosition: "", inputs: {}, outputs: {} }, noCipher));
  return (
    text(left) === text(right) &&
    isEqual(left.inputs, right.inputs) &&
    sameSecrets(left.inputs, right.inputs) &&
    left.outputs === right.outputs
  );
}

const sameSecrets = (left: PropertyMap, right: PropertyMap): boolean =>
  JSON.stringify(left, secretMarker) === JSON.stringify(right, secretMarker);

const secretMarker = (_key: string, value: unknown): unknown => (value instanceof Secret ? { secret: value.value } : value);

export async function same(deployment: Deployment, old: ResourceState, next: ResourceState): Promise<void> {
  if (old.id) next.id = old.id;
  next.initErrors = old.initErrors;
  await deployment.step({ op: "same", old, next });
  next.outputs = old.outputs;
  if (deployment.options.dryRun || isSameRecord(old, next)) {
    // The secrets of the old state still carry the texts they were read from, so its bytes stay as they were.
    next.inputs = old.inputs;
    return deployment.snapshot.keep(next, old);
  }
  await deployment.snapshot.change([{ put: next, instead: old }]);
}

/** Deletes an object; `after` is what becomes of its record. */
export async function remove(
  deployment: Deployment,
  state: ResourceState,
  description: StepDescription,
  after: Change,
  skipCall: boolean,
): Promise<void> {
  const { snapshot, options } = deployment;
  const refuse = description.op === "delete" && state.protect;
  if (options.dryRun) {
    if (refuse) deployment.announceRefused(description, protectedMessage(state.urn));
    else await deployment.step(description);
    return snapshot.change([after]);
  }
  await deployment.step(description, async (free) => {
    if (refuse) throw new Error(protectedMessage(state.urn));
    if (skipCall || !state.custom || state.external || state.retainOnDelete || !state.provider) return snapshot.change([after]);
    const provider = await providerOf(deployment, state);
    const operation = await snapshot.begin("deleting", state);
    deployment.interrupted.delete(state.urn);
    try {
      await provider.delete(state.urn, state.id ?? "", state.inputs, state.outputs, state.customTimeouts?.delete ?? 0);
    } catch (error) {
      await giveUp(deployment, operation, error);
      throw error;
    }
    free();
    await snapshot.end(operation, [after]);
  });
}

export const protectedMessage = (urn: string): string =>
  `${urn} is protected and cannot be deleted. Declare it to keep it. To delete it, take the protect option from it in the program and run up, or end the protection with "web1on1 state unprotect".`;
