import type { PropertyMap } from "../../engine/values/property-value.js";
import { PROVIDER_KEY } from "../../provider/lifecycle/definition.js";
import type { StoredResource, StoredStack } from "../audit/stored-stack.js";
import { KINDS, PARTS } from "../tree/kinds.js";
import type { SideObject } from "./side.js";

/** What a stack declares: the inputs of its last run. A field, category or member of its own is told with what it belongs to. */
export function stackObjects({ resources }: StoredStack): SideObject[] {
  const own = resources.filter(({ isLookUp, isLeftOver }) => !isLookUp && !isLeftOver);
  const owners = new Map(own.map((resource) => [`${resource.definition.type} ${resource.id}`, resource]));
  const parts = new Map<StoredResource, PropertyMap>();
  const objects = own.filter((resource) => {
    const { in: container = "", place = "" } = KINDS[resource.definition.type] ?? {};
    const part = PARTS[container];
    const owner = owners.get(`${container} ${textOf(resource, place)}`);
    if (owner === undefined || part?.kind !== resource.definition.type) return true;
    const before = parts.get(owner) ?? {};
    const listed = before[part.property] ?? owner.inputs[part.property];
    parts.set(owner, { ...before, [part.property]: [...(Array.isArray(listed) ? listed : []), toItem(resource, place)] });
    return false;
  });
  return objects.map((resource) => toSideObject(resource, parts.get(resource)));
}

/** A membership is its organization's id alone. */
function toItem({ definition, inputs }: StoredResource, place: string) {
  if (definition.type === "OrgGroupMember") return inputs.organization ?? null;
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => key !== place && !key.startsWith("__")));
}

function toSideObject(resource: StoredResource, parts: PropertyMap | undefined): SideObject {
  const { definition, id, urn, name: logicalName, inputs } = resource;
  const name = definition.naturalKey.map((key) => textOf(resource, key)).find((text) => text !== undefined) ?? logicalName;
  const container = textOf(resource, KINDS[definition.type]?.place ?? "organization");
  const props = Object.fromEntries(
    Object.entries({ ...inputs, ...parts }).filter(([key]) => key !== PROVIDER_KEY && !key.startsWith("__")),
  );
  return { definition, id, urn, logicalName, name, container, props, stamps: {} };
}

function textOf({ inputs, outputs }: StoredResource, key: string): string | undefined {
  return [inputs[key], outputs[key]].find((value) => typeof value === "string");
}
