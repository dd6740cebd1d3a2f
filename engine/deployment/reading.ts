import { UNKNOWN_VALUE } from "../events.js";
import { makeUrn } from "../urn.js";
import { containsSecret, isUnknown, type PropertyMap } from "../values/property-value.js";
import type { Deployment } from "./deployment.js";
import { newResourceState, type ResourceState } from "./resource-state.js";
import type { Change } from "./snapshot.js";
import { withSecretOutputs } from "./steps.js";

/** An object the program looks at by id and does not manage. */
export interface ReadGoal {
  type: string;
  name: string;
  id: string;
  parent?: string;
  properties: PropertyMap;
  dependencies: string[];
  additionalSecretOutputs: string[];
}

/** The one type that the engine reads by itself. */
export const STACK_REFERENCE_TYPE = "pulumi:pulumi:StackReference";

/** What the SDK's StackReference takes its outputs from. */
function stackReferenceOutputs(deployment: Deployment, name: string): PropertyMap {
  const outputs = deployment.options.readStackOutputs(name);
  const secretOutputNames = Object.keys(outputs).filter((key) => containsSecret(outputs[key] ?? null));
  return { name, outputs, secretOutputNames };
}

/** Reads an object and keeps it in state as external; one that is not there is kept with what the program said of it. */
export async function readExternal(
  deployment: Deployment,
  goal: ReadGoal,
  provider: string,
): Promise<{ state: ResourceState; known: boolean }> {
  const { options, olds, snapshot, providers } = deployment;
  const urn = makeUrn(options.stack, options.project, goal.parent, goal.type, goal.name);
  deployment.claim(urn);
  const old = olds.get(urn);
  const next = newResourceState(urn, goal.type, true);
  Object.assign(next, { id: goal.id, inputs: goal.properties, external: true, provider, dependencies: goal.dependencies });
  next.additionalSecretOutputs = goal.additionalSecretOutputs;
  if (goal.parent) next.parent = goal.parent;

  const readObject = async () => (await (await providers.get(provider)).read(urn, goal.id, goal.properties, {})).outputs;
  const known = !options.checkOnly && !isUnknown(goal.id) && providers.isUsable(provider);
  if (!known) next.id = UNKNOWN_VALUE;

  // An object of the stack's own that is only looked at from now on is let go; another object of that name is deleted.
  const isReplacement = old !== undefined && !old.external && old.id !== goal.id;
  const work = async () => {
    if (!known) return;
    const outputs = goal.type === STACK_REFERENCE_TYPE ? stackReferenceOutputs(deployment, goal.id) : await readObject();
    next.outputs = withSecretOutputs(outputs, goal.additionalSecretOutputs);
  };
  await deployment.step({ op: isReplacement ? "read-replacement" : "read", next, ...(old ? { old } : {}) }, work, true);
  const changes: Change[] = isReplacement
    ? [{ put: next }, { set: { ...old, delete: true }, was: old }]
    : [{ put: next, ...(old ? { instead: old } : {}) }];
  await snapshot.change(changes);
  deployment.news.set(urn, next);
  return { state: next, known };
}
