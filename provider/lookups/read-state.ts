import { Web1on1Error } from "../client/error.js";
import type { Props, ResourceDefinition } from "../lifecycle/definition.js";
import { schemaOf } from "../schema/marks.js";
import { isRecord } from "../schema/path.js";
import { nodesAt } from "../schema/resolve.js";

const IS_OF_TYPE: Readonly<Record<string, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  integer: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  array: Array.isArray,
  object: isRecord,
};

/**
 * What the API answered as the state of a resource: the properties that its schema knows, each held to its type. What is null was never
 * set, and is left out.
 *
 * @param address the properties that stand in the object's path; an answer does not repeat them
 * @throws Web1on1Error naming every property that is not what the schema says
 */
export function readState<State extends object>(definition: ResourceDefinition, answer: Props, address: Props): State {
  const { properties, required } = schemaOf(definition.schema);
  const entries = Object.keys(properties)
    .map((key) => [key, answer[key] ?? (properties[key]?.parent ? address[key] : undefined)] as const)
    .filter(([, value]) => value !== undefined);
  const state: Props = Object.fromEntries(entries);
  const missing = ["id", ...required].filter((key) => !(key in state));
  const wrong = entries.filter(([key, value]) => !isOfType(definition, key, value)).map(([key]) => key);
  if (missing.length > 0 || wrong.length > 0) {
    const faults = [...missing.map((key) => `without ${key}`), ...wrong.map((key) => `with another kind of value as ${key}`)];
    throw new Web1on1Error(
      `get${definition.type}: the API answered a ${definition.type} ${faults.join(" and ")}. Check that web1on1:url is the address of the API.`,
    );
  }
  return state as State;
}

function isOfType({ schema }: ResourceDefinition, key: string, value: unknown): boolean {
  const types = nodesAt(schema, [key]).flatMap(({ node }) => node.type ?? []);
  return types.length === 0 || types.some((type) => IS_OF_TYPE[type]?.(value) ?? true);
}
