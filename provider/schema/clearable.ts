import { isRecord } from "./path.js";
import { descend, type Located, nodesAt } from "./resolve.js";
import type { SchemaName } from "./schemas.js";

/**
 * The args without the nulls that clear a property: what is left is what the schema has to hold for. A null that clears nothing (an
 * empty slot of a list, a value in a free-form object, a property that cannot be cleared) stays.
 *
 * A property may be null when it is optional and neither identifies the object (it replaces, or is a part of the address), nor is only
 * the API's to set, nor is looked at when the object is made only, nor is a list that is never empty. One rule for every schema; scripts/gen-types.mts has it for the types.
 */
export function withoutClearing(name: SchemaName, args: unknown): unknown {
  return strip(nodesAt(name, [], args), args);
}

function strip(owners: readonly Located[], value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((entry, index) => strip(descend(owners, index, entry), entry));
  }
  if (!isRecord(value)) {
    return value;
  }
  const kept = Object.entries(value).filter(([key, entry]) => entry !== null || !isClearable(owners, key));
  return Object.fromEntries(kept.map(([key, entry]) => [key, strip(descend(owners, key, entry), entry)]));
}

function isClearable(owners: readonly Located[], key: string): boolean {
  const nodes = descend(owners, key, null).map(({ node }) => node);
  return (
    nodes.length > 0 &&
    !owners.some(({ node }) => node.required?.includes(key)) &&
    !nodes.some((node) => node.readOnly || node["x-replace"] !== undefined || node["x-parent"] || node["x-write-once"] || node.minItems)
  );
}
