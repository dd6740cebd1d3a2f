import { isProviderType, urnName } from "../urn.js";
import { ensureProviders } from "./deletion.js";
import type { Deployment } from "./deployment.js";
import type { ResourceState } from "./resource-state.js";
import type { PendingOperation } from "./snapshot.js";
import { withSecretOutputs } from "./steps.js";

/**
 * The property that turns a read without an id into a question: is there an object that this create made, which was
 * begun at the time the property holds and never answered? A provider that understands it answers with the object's id,
 * or with this property set to NONE_FOUND; any other provider answers as if it were not there.
 */
const INTERRUPTED_KEY = "__interrupted";
const NONE_FOUND = "none";

/** Whether a call that was under way when the last operation was stopped is a create whose object the state does not have. */
const isOpenCreate = (deployment: Deployment, { type, resource }: PendingOperation): boolean =>
  type === "creating" && resource.custom && !isProviderType(resource.type) && !deployment.olds.has(resource.urn);

/**
 * Finds out what became of creates that a crash cut off. What was made is taken into the state, so that the run goes
 * on with it; gives the calls that nothing could be found out about.
 */
export async function settleInterrupted(deployment: Deployment, pending: readonly PendingOperation[]): Promise<PendingOperation[]> {
  for (const { type, resource } of pending) if (type !== "creating") deployment.interrupted.set(resource.urn, type);
  const open = pending.filter((each) => isOpenCreate(deployment, each));
  if (open.length === 0) return [];
  ensureProviders(
    deployment,
    open.map(({ resource }) => resource),
  );
  const unsettled: PendingOperation[] = [];
  const taken: string[] = [];
  for (const operation of open) {
    const found = await ask(deployment, operation.resource);
    if (found === "unknown") unsettled.push(operation);
    if (typeof found === "string") continue;
    await deployment.snapshot.change([{ put: found }]);
    deployment.olds.set(found.urn, found);
    taken.push(`${urnName(found.urn)} (${found.id})`);
  }
  if (taken.length > 0) deployment.report("info", `Taken over from the interrupted run, not made again: ${taken.join(", ")}.`);
  return unsettled;
}

async function ask(deployment: Deployment, state: ResourceState): Promise<ResourceState | "none" | "unknown"> {
  if (!state.provider) return "unknown";
  const provider = await deployment.providers.get(state.provider);
  const question = { ...state.inputs, [INTERRUPTED_KEY]: state.created ?? "" };
  try {
    const answer = await provider.read(state.urn, "", state.inputs, question);
    if (!answer.id) return answer.outputs[INTERRUPTED_KEY] === NONE_FOUND ? "none" : "unknown";
    return { ...state, id: answer.id, outputs: withSecretOutputs(answer.outputs, state.additionalSecretOutputs) };
  } catch (error) {
    deployment.report("warning", error instanceof Error ? error.message : String(error), state.urn);
    return "unknown";
  }
}

/** The old record of a resource whose delete was cut off, when its object is still there; otherwise the record goes. */
export async function confirmExistence(deployment: Deployment, old: ResourceState): Promise<ResourceState | undefined> {
  if (deployment.interrupted.get(old.urn) !== "deleting" || !old.provider) return old;
  const provider = await deployment.providers.get(old.provider);
  const live = await provider.read(old.urn, old.id ?? "", old.inputs, old.outputs).catch((error: unknown) => {
    throw deployment.failAsking(error, old.urn);
  });
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
