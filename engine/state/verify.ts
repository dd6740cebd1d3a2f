import { UNKNOWN_VALUE } from "../events.js";
import { isProviderType, makeProviderReference } from "../urn.js";
import type { Deployment, ResourceV3 } from "./deployment-types.js";
import { magicOf } from "./new-deployment.js";

/**
 * What would make either engine refuse a state: a manifest that does not fit itself, resources that stand before what
 * they refer to or refer to nothing, URNs that two live resources share. Empty when the state is sound.
 */
export function verifyDeployment({ manifest, resources = [] }: Deployment): string[] {
  const problems: string[] = [];
  if (manifest.magic !== magicOf(manifest.version)) problems.push("the manifest's magic does not belong to its version");
  const positions = new Map<string, number>();
  for (const [index, { urn }] of resources.entries()) positions.set(urn, Math.max(positions.get(urn) ?? 0, index));

  const seen = new Set<string>();
  const providers = new Set<string>();
  const live = new Map<string, { all: number; deleted: number }>();
  for (const [index, resource] of resources.entries()) {
    problems.push(...fieldProblems(resource, index));
    if (isProviderType(resource.type)) providers.add(makeProviderReference(resource.urn, resource.id || UNKNOWN_VALUE));
    if (resource.provider && !providers.has(resource.provider) && !resource.pendingReplacement) {
      problems.push(`${resource.urn} refers to the provider ${resource.provider}, which does not stand before it`);
    }
    for (const [kind, urn] of references(resource)) {
      if (seen.has(urn)) continue;
      const where = (positions.get(urn) ?? -1) > index ? "comes after it" : "is missing";
      problems.push(`${resource.urn}: its ${kind} ${urn} ${where}`);
    }
    seen.add(resource.urn);
    const count = live.get(resource.urn) ?? { all: 0, deleted: 0 };
    live.set(resource.urn, { all: count.all + 1, deleted: count.deleted + (resource.delete ? 1 : 0) });
  }
  for (const [urn, { all, deleted }] of live) {
    if (all - deleted > 1) problems.push(`${urn} stands in the state ${all - deleted} times without being marked for deletion`);
  }
  return problems;
}

function fieldProblems(resource: ResourceV3, index: number): string[] {
  const problems: string[] = [];
  if (!resource.urn) problems.push(`resource ${index} has no urn`);
  if (!resource.type) problems.push(`${resource.urn} has no type`);
  if (!resource.custom && resource.id) problems.push(`${resource.urn} is not managed by a provider but has the id ${resource.id}`);
  return problems;
}

/** What must stand before a resource, each URN once. */
function references(resource: ResourceV3): [kind: string, urn: string][] {
  const found = new Map<string, string>();
  const add = (kind: string, urn: string | undefined): void => {
    if (urn && !found.has(urn)) found.set(urn, kind);
  };
  add("parent", resource.parent);
  for (const urn of resource.dependencies ?? []) add("dependency", urn);
  for (const [property, urns] of Object.entries(resource.propertyDependencies ?? {})) {
    for (const urn of urns ?? []) add(`dependency by "${property}"`, urn);
  }
  add("deletedWith", resource.deletedWith);
  return [...found].map(([urn, kind]) => [kind, urn]);
}
