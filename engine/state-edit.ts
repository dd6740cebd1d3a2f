import { urnsNeededBy } from "./deployment/resource-state.js";
import { EngineError } from "./errors.js";
import type { ResourceV3 } from "./state/deployment-types.js";
import { makeProviderReference, makeUrn, parseProviderReference, parseUrn, ROOT_STACK_TYPE } from "./urn.js";

const advice = 'List them with "web1on1 stack --show-urns".';

/** The resource that the state has under this URN; the one still in use where a replaced one waits for its deletion beside it. */
function locate(resources: readonly ResourceV3[], urn: string): ResourceV3 {
  const found = resources.filter((record) => record.urn === urn);
  const [record = found[0]] = found.filter((each) => !each.delete);
  if (!record) throw new EngineError(`The state has no resource with the URN ${urn}. ${advice}`);
  return record;
}

/** Takes a resource out of the state and leaves the object where it is. */
export function deleteRecord(
  resources: readonly ResourceV3[],
  urn: string,
  options: { force?: boolean; targetDependents?: boolean },
): ResourceV3[] {
  const going = new Set([locate(resources, urn)]);
  const urns = new Set([urn]);
  const isShared = resources.filter((record) => record.urn === urn).length > 1;
  if (!isShared) {
    for (const record of resources) {
      if (going.has(record) || ![...urnsNeededBy(record)].some((needed) => urns.has(needed))) continue;
      going.add(record);
      urns.add(record.urn);
    }
  }
  const dependents = [...going].slice(1).map((record) => record.urn);
  if (dependents.length > 0 && !options.targetDependents) {
    throw new EngineError(`${urn} is needed by ${dependents.join(", ")}. Take those out first, or all at once with --target-dependents.`);
  }
  const kept = [...going].filter((record) => record.protect && !options.force).map((record) => record.urn);
  if (kept.length > 0)
    throw new EngineError(`${kept.join(", ")} ${kept.length > 1 ? "are" : "is"} protected. Unprotect first, or give --force.`);
  return resources.filter((record) => !going.has(record));
}

/** Sets or takes away the protection of one resource, or of all of them. */
export function protectRecords(resources: readonly ResourceV3[], urn: string | undefined, protect: boolean): ResourceV3[] {
  const target = urn === undefined ? undefined : locate(resources, urn);
  return resources.map((record) => {
    const isTarget = target ? record === target : record.type !== ROOT_STACK_TYPE;
    if (!isTarget || (record.protect ?? false) === protect) return record;
    const { protect: _, ...rest } = record;
    return protect ? { ...rest, protect } : rest;
  });
}

/** Gives a resource another name; whatever refers to it follows. */
export function renameRecord(resources: readonly ResourceV3[], urn: string, name: string): ResourceV3[] {
  const record = locate(resources, urn);
  if (name === "" || name.includes("::"))
    throw new EngineError(`A resource name must be a text without "::", got ${JSON.stringify(name)}.`);
  const { stack, project, qualifiedType } = parseUrn(record.urn);
  const renamed = `urn:pulumi:${stack}::${project}::${qualifiedType}::${name}`;
  if (resources.some((each) => each.urn === renamed))
    throw new EngineError(`The state has a resource with the URN ${renamed} already. Choose another name.`);
  return resources.map((each) => mapUrns(each, (text) => (text === urn ? renamed : text)));
}

/** Moves every URN of a stack to another stack's name. */
export function renameStackRecords(resources: readonly ResourceV3[], from: string, to: string): ResourceV3[] {
  return resources.map((each) =>
    mapUrns(each, (urn) => {
      const { stack, project, qualifiedType, type, name } = parseUrn(urn);
      if (stack !== from) return urn;
      if (type === ROOT_STACK_TYPE) return makeUrn(to, project, undefined, type, `${project}-${to}`);
      return `urn:pulumi:${to}::${project}::${qualifiedType}::${name}`;
    }),
  );
}

/** The same record with every URN in it, that of its provider reference too, replaced by what `change` makes of it. */
function mapUrns(record: ResourceV3, change: (urn: string) => string): ResourceV3 {
  const next: ResourceV3 = { ...record, urn: change(record.urn) };
  if (record.parent) next.parent = change(record.parent);
  if (record.deletedWith) next.deletedWith = change(record.deletedWith);
  if (record.dependencies) next.dependencies = record.dependencies.map(change);
  if (record.provider) {
    const { urn, id } = parseProviderReference(record.provider);
    next.provider = makeProviderReference(change(urn), id);
  }
  if (record.propertyDependencies) {
    next.propertyDependencies = Object.fromEntries(
      Object.entries(record.propertyDependencies).map(([key, urns]) => [key, (urns ?? []).map(change)]),
    );
  }
  return next;
}

/** The graph of the resources and what they need, in the DOT language. */
export function toDot(resources: readonly ResourceV3[]): string {
  const ids = new Map(resources.map((record, index) => [record.urn, `Resource${index}`]));
  const lines = resources.map((record) => `    ${ids.get(record.urn)} [label=${JSON.stringify(record.urn)}];`);
  for (const record of resources) {
    for (const urn of new Set(record.dependencies ?? [])) {
      if (ids.has(urn)) lines.push(`    ${ids.get(record.urn)} -> ${ids.get(urn)} [color = "#246C60"];`);
    }
    if (record.parent && ids.has(record.parent)) lines.push(`    ${ids.get(record.urn)} -> ${ids.get(record.parent)} [color = "#AA6639"];`);
  }
  return `strict digraph {\n${lines.join("\n")}\n}\n`;
}
