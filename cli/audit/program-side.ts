import type { StepMetadata } from "../../engine/index.js";
import { parseUrn } from "../../engine/urn.js";
import { parsePropertyPath } from "../../engine/values/property-path.js";
import { type PropertyMap, type PropertyValue, Secret } from "../../engine/values/property-value.js";
import { registry } from "../../provider/resources/registry.js";
import { typeToken } from "../../provider/resources/resource.js";
import type { ProgramSide } from "./audit.js";
import { SECRET_TEXT } from "./model.js";
import type { StoredStack } from "./stored-stack.js";

/** Stands for a secret that the program changed since the last run; plans do not show what it is now. */
const CHANGED = "[changed: 6f1f8d58-0b1d-4d55-8a43-3a35d1a0c2de]";

const TYPES = new Map(registry.map(({ type }) => [typeToken(type), type]));

/** What a program declares, by the steps of its preview. */
export function readPlan(plan: readonly StepMetadata[], { resources }: StoredStack): ProgramSide {
  const stored = new Map(resources.filter(({ isLeftOver }) => !isLeftOver).map((resource) => [resource.urn, resource]));
  const inputs = new Map<string, PropertyMap>();
  const created: { urn: string; type: string; name: string }[] = [];
  const removed = new Set<string>();
  for (const step of plan.filter(({ logical, type }) => logical && TYPES.has(type))) {
    // A resource that the program renamed with an alias stands in the state under its old name.
    const urn = step.old?.urn ?? step.urn;
    const known = stored.get(urn);
    if (step.op === "delete") removed.add(urn);
    else if (step.op === "create") {
      created.push({ urn: step.urn, type: TYPES.get(step.type) ?? step.type, name: parseUrn(step.urn).name });
    } else if (known !== undefined && step.new !== undefined) {
      const changed = new Set((step.changes ?? []).map(({ path }) => placeOf(parsePropertyPath(path))));
      inputs.set(urn, restoreMap(step.new.inputs, known.inputs, [], changed));
    }
  }
  return { inputs, created, removed };
}

const placeOf = (path: readonly (string | number)[]): string => JSON.stringify(path.map(String));

function restoreMap(map: Readonly<Record<string, unknown>>, known: PropertyMap, at: readonly string[], changed: ReadonlySet<string>) {
  const entries = Object.entries(map).map(([key, value]) => [key, restore(value, known[key], [...at, key], changed)] as const);
  return Object.fromEntries(entries);
}

/** A value of a plan, which shows no secret: one that did not change is the one that state has. */
function restore(value: unknown, known: PropertyValue | undefined, at: readonly string[], changed: ReadonlySet<string>): PropertyValue {
  if (value === SECRET_TEXT) return known !== undefined && !changed.has(placeOf(at)) ? known : new Secret(CHANGED);
  if (Array.isArray(value)) {
    return value.map((item, index) => restore(item, Array.isArray(known) ? known[index] : undefined, [...at, String(index)], changed));
  }
  if (typeof value === "object" && value !== null) {
    const isMap = typeof known === "object" && known !== null && !Array.isArray(known) && !(known instanceof Secret);
    return restoreMap({ ...value }, isMap ? known : {}, at, changed);
  }
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
}
