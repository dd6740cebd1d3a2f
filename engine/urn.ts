/** The parts of a URN, `urn:pulumi:<stack>::<project>::<parent types$type>::<name>`. */
export interface UrnParts {
  stack: string;
  project: string;
  /** Types of the parents and the resource itself, joined by `$`. */
  qualifiedType: string;
  type: string;
  name: string;
}

export const ROOT_STACK_TYPE = "pulumi:pulumi:Stack";
const PROVIDER_TYPE_PREFIX = "pulumi:providers:";

export function parseUrn(urn: string): UrnParts {
  const [head = "", project = "", qualifiedType = "", ...name] = urn.split("::");
  const stack = head.slice("urn:pulumi:".length);
  const type = qualifiedType.slice(qualifiedType.lastIndexOf("$") + 1);
  return { stack, project, qualifiedType, type, name: name.join("::") };
}

/** The URN of a resource; the root stack's type takes no part in its children's. */
export function makeUrn(stack: string, project: string, parent: string | undefined, type: string, name: string): string {
  const parentType = parent ? parseUrn(parent).qualifiedType : "";
  const qualifiedType = parentType && parentType !== ROOT_STACK_TYPE ? `${parentType}$${type}` : type;
  return `urn:pulumi:${stack}::${project}::${qualifiedType}::${name}`;
}

export const urnName = (urn: string): string => parseUrn(urn).name;
export const urnType = (urn: string): string => parseUrn(urn).type;

export const isProviderType = (type: string): boolean => type.startsWith(PROVIDER_TYPE_PREFIX);

/** The package a type token belongs to: `pulumi-nodejs` of `pulumi-nodejs:dynamic/web1on1:Form`. */
export const packageOf = (type: string): string =>
  isProviderType(type) ? type.slice(PROVIDER_TYPE_PREFIX.length) : type.slice(0, type.indexOf(":"));

export const providerType = (packageName: string): string => `${PROVIDER_TYPE_PREFIX}${packageName}`;

/** A provider reference, as resources carry it: the provider's URN and id joined by `::`. */
export const makeProviderReference = (urn: string, id: string): string => `${urn}::${id}`;

export function parseProviderReference(reference: string): { urn: string; id: string } {
  const at = reference.lastIndexOf("::");
  return { urn: reference.slice(0, at), id: reference.slice(at + 2) };
}
