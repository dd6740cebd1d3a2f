import { makeProviderReference, makeUrn, ROOT_STACK_TYPE } from "../urn.js";
import type { PropertyMap } from "../values/property-value.js";
import type { Deployment } from "./deployment.js";
import { DYNAMIC_PACKAGE, refusePackage } from "./goal.js";
import type { ProviderRegistrar } from "./provider-registration.js";
import { newResourceState, type ResourceState } from "./resource-state.js";

/** An object that exists and is to be managed from now on. */
export interface ImportedResource {
  type: string;
  name: string;
  /** What the file calls it, by which others name it as their parent. */
  fileName: string;
  /** Undefined for a component. */
  id: string | undefined;
  inputs: PropertyMap;
  outputs: PropertyMap;
  /** Name of the parent in the file, or a URN; the stack when it is missing. */
  parent?: string;
  /** URN of an explicit provider that the state has. */
  provider?: string;
}

/**
 * Takes objects into the state as they are. Their provider checks the inputs; it is not asked to read them, since a
 * dynamic provider gets nothing to read with before it is in state.
 */
export async function importAll(
  deployment: Deployment,
  providers: ProviderRegistrar,
  resources: readonly ImportedResource[],
  protect: boolean,
): Promise<void> {
  const { olds, options, snapshot } = deployment;
  refuseUnknownParents(deployment, resources);
  const root = await ensureRootStack(deployment);
  const byName = new Map(resources.map((resource) => [resource.fileName, resource]));
  const parentOf = ({ parent }: ImportedResource): string => {
    if (parent === undefined) return root.urn;
    const resource = byName.get(parent);
    return resource ? urnOf(resource) : parent;
  };
  const urnOf = (resource: ImportedResource): string =>
    makeUrn(options.stack, options.project, parentOf(resource), resource.type, resource.name);

  for (const resource of resources) {
    const urn = urnOf(resource);
    if (resource.id !== undefined) refusePackage(resource.type, resource.name);
    if (olds.has(urn))
      throw deployment.fail(
        `${urn} is in the state already. Import it under another name, or take it out with "web1on1 state delete".`,
        urn,
      );
    if (deployment.registered.has(urn)) throw deployment.fail(`${urn} stands in the file twice. Remove one of the two.`, urn);
    deployment.registered.add(urn);
  }
  const reference = await providers.useDefault(DYNAMIC_PACKAGE);
  for (const resource of resources) {
    const isCustom = resource.id !== undefined;
    const next = newResourceState(urnOf(resource), resource.type, isCustom);
    next.parent = parentOf(resource);
    next.created = next.modified = new Date().toISOString();
    if (isCustom) {
      next.id = resource.id;
      next.outputs = resource.outputs;
      next.provider = resource.provider === undefined ? reference : explicitProvider(deployment, resource.provider);
      next.protect = protect;
      next.inputs = await checked(deployment, next, resource.inputs);
    }
    await deployment.step({ op: "import", next });
    await snapshot.change([{ put: next }]);
  }
}

/** A state in which something hangs from nothing could not be read again. */
function refuseUnknownParents(deployment: Deployment, resources: readonly ImportedResource[]): void {
  const parents = new Map(resources.map(({ fileName, parent }) => [fileName, parent]));
  const hangsFromItself = (name: string): boolean => {
    let at = parents.get(name);
    for (let steps = 0; at !== undefined && at !== name && steps < parents.size; steps++) at = parents.get(at);
    return at === name;
  };
  const problems = resources.flatMap(({ fileName, parent }) => {
    if (parent === undefined) return [];
    const isKnown = parents.has(parent) ? !hangsFromItself(fileName) : deployment.olds.has(parent);
    const expected = parents.has(parent) ? "one that does not hang from it" : "a name of the file or a URN of the state";
    return isKnown ? [] : [deployment.fail(`${fileName}: parent expected ${expected}, got ${JSON.stringify(parent)}. Correct the file.`)];
  });
  if (problems[0]) throw problems[0];
}

function explicitProvider(deployment: Deployment, urn: string): string {
  const state = deployment.olds.get(urn);
  if (!state?.id) throw deployment.fail(`The provider ${urn} is not in the state. Run up with it once, then import.`, urn);
  deployment.providers.configure(urn, state.inputs);
  return makeProviderReference(urn, state.id);
}

async function checked(deployment: Deployment, next: ResourceState, inputs: PropertyMap): Promise<PropertyMap> {
  const provider = await deployment.providers.get(next.provider ?? "");
  const answer = await provider.check(next.urn, inputs, inputs).catch((error: unknown) => {
    throw deployment.failAsking(error, next.urn);
  });
  const problems = answer.failures.map(({ property, reason }) => deployment.fail(property ? `${property}: ${reason}` : reason, next.urn));
  if (problems[0]) throw problems[0];
  return answer.inputs;
}

/** The stack's own resource, which every other one hangs from. */
async function ensureRootStack(deployment: Deployment): Promise<ResourceState> {
  const { olds, options, snapshot } = deployment;
  const urn = makeUrn(options.stack, options.project, undefined, ROOT_STACK_TYPE, `${options.project}-${options.stack}`);
  const old = olds.get(urn);
  if (old) return old;
  const next = newResourceState(urn, ROOT_STACK_TYPE, false);
  next.created = next.modified = new Date().toISOString();
  await deployment.step({ op: "create", next });
  await snapshot.change([{ put: next }]);
  return next;
}
