import { isProviderType, urnName } from "../urn.js";
import { isEqual, type PropertyMap, unwrapMap } from "../values/property-value.js";
import type { Deployment } from "./deployment.js";
import { ensureProviders } from "./former-providers.js";
import type { ResourceState } from "./resource-state.js";
import type { Change, PendingOperation } from "./snapshot.js";
import { withSecretOutputs } from "./steps.js";

/**
 * The property that turns a read without an id into a question: is there an object that this create made, which was
 * begun at the time the property holds and never answered? A provider that understands it answers with the object's id,
 * or with this property set to NONE_FOUND; any other provider answers as if it were not there.
 */
const INTERRUPTED_KEY = "__interrupted";
/** The ids of this type in the state: what the provider finds is none of them. */
const MANAGED_KEY = "__managed";
/** How many creates with the same inputs were cut off, this one included: so many objects may fit, and each is as good. */
const ALIKE_KEY = "__alike";
const NONE_FOUND = "none";

/**
 * Finds out what became of creates that a crash cut off. What was made is taken into the state, so that the run goes
 * on with it; gives the calls that nothing could be found out about.
 */
export async function settleInterrupted(deployment: Deployment, pending: readonly PendingOperation[]): Promise<PendingOperation[]> {
  for (const operation of pending) if (operation.type !== "creating") deployment.interrupted.set(operation.resource.urn, operation);
  const open = openCreates(deployment, pending);
  const unsettled: PendingOperation[] = [];
  const found: { taken: string[]; none: string[] } = { taken: [], none: [] };
  for (const [place, operation] of open.entries()) {
    const name = urnName(operation.resource.urn);
    const answer = await ask(deployment, operation.resource, open.slice(place));
    if (answer === "unknown") unsettled.push(operation);
    else if (answer === "none") found.none.push(name);
    else {
      await takeOver(deployment, answer);
      found.taken.push(`${name} (${answer.id})`);
    }
  }
  if (found.taken.length > 0) {
    deployment.snapshot.arrangeUnseen();
    deployment.report("info", `Taken over from the interrupted run, not made again: ${found.taken.join(", ")}.`);
  }
  if (found.none.length > 0) deployment.report("info", `Begun by the interrupted run, and nothing was made: ${found.none.join(", ")}.`);
  return unsettled;
}

/**
 * The creates whose object may exist without a record, each resource once with its first call. The one that says the most comes
 * first: an object that fits it may fit one that says less as well, but not the other way round.
 */
function openCreates(deployment: Deployment, pending: readonly PendingOperation[]): PendingOperation[] {
  const byUrn = new Map<string, PendingOperation>();
  for (const operation of pending) {
    const { urn } = operation.resource;
    if (isOpenCreate(deployment, operation) && !byUrn.has(urn)) byUrn.set(urn, operation);
  }
  const length = ({ resource }: PendingOperation): number => JSON.stringify(unwrapMap(resource.inputs)).length;
  return [...byUrn.values()].sort((one, other) => length(other) - length(one));
}

/** A record that is as old as the call or younger is of the object that the call made, or of a later one; an older one was to be replaced. */
function isOpenCreate(deployment: Deployment, { type, resource }: PendingOperation): boolean {
  if (type !== "creating" || !resource.custom || isProviderType(resource.type)) return false;
  const old = deployment.olds.get(resource.urn);
  return !old || timeOf(old) < timeOf(resource);
}

const timeOf = ({ created }: ResourceState): number => (created ? Date.parse(created) : 0);

async function ask(
  deployment: Deployment,
  state: ResourceState,
  open: readonly PendingOperation[],
): Promise<ResourceState | "none" | "unknown"> {
  if (!state.provider) return "unknown";
  const isAlike = ({ resource }: PendingOperation) => resource.type === state.type && isEqual(resource.inputs, state.inputs);
  const question: PropertyMap = {
    ...state.inputs,
    [INTERRUPTED_KEY]: state.created ?? "",
    [MANAGED_KEY]: deployment.snapshot.resources().flatMap(({ type, id }) => (type === state.type && id ? [id] : [])),
    [ALIKE_KEY]: open.filter(isAlike).length,
  };
  try {
    ensureProviders(deployment, [state]);
    const provider = await deployment.providers.get(state.provider);
    const { id, outputs, inputs = state.inputs } = await provider.read(state.urn, "", state.inputs, question);
    if (!id) return outputs[INTERRUPTED_KEY] === NONE_FOUND ? "none" : "unknown";
    return { ...state, id, inputs, outputs: withSecretOutputs(outputs, state.additionalSecretOutputs) };
  } catch (error) {
    deployment.report("warning", error instanceof Error ? error.message : String(error), state.urn);
    return "unknown";
  }
}

/** Leaves the state as the create would have left it had its answer come. */
async function takeOver({ snapshot, olds }: Deployment, found: ResourceState): Promise<void> {
  const old = olds.get(found.urn);
  const isReplaced = old && !old.pendingReplacement;
  const changes: Change[] = old ? [{ set: isReplaced ? { ...old, delete: true } : found, was: old }] : [];
  if (!old || isReplaced) changes.unshift({ put: found, isUnseen: true });
  await snapshot.change(changes);
  olds.set(found.urn, found);
}

/** The old record of a resource whose delete was cut off, when its object is still there; otherwise the record goes. */
export async function confirmExistence(deployment: Deployment, old: ResourceState): Promise<ResourceState | undefined> {
  if (deployment.interrupted.get(old.urn)?.type !== "deleting" || !old.provider) return old;
  const provider = await deployment.providers.get(old.provider);
  const live = await provider.read(old.urn, old.id ?? "", old.inputs, old.outputs).catch((error: unknown) => {
    throw deployment.failAsking(error, old.urn);
  });
  deployment.interrupted.delete(old.urn);
  if (live.id) return old;
  await deployment.snapshot.change([{ drop: old }]);
  deployment.olds.delete(old.urn);
  return undefined;
}

/** What keeps a resource from being created while nobody knows whether it was created already. */
export const interruptedMessage = ({ urn, inputs }: ResourceState): string =>
  `A create of ${urn} was under way when the last run was stopped, and its provider cannot tell whether the object was made` +
  `${typeof inputs.name === "string" ? ` (its name is ${JSON.stringify(inputs.name)})` : ""}. Nothing is made a second time: look for it. ` +
  `If it exists, take it over with "web1on1 import --file" or delete it by hand; then run "web1on1 refresh --clear-pending-creates".`;
