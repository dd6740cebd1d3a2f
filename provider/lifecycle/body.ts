import { type Marks, marksAt, schemaOf } from "../schema/marks.js";
import { isRecord, type Path } from "../schema/path.js";
import type { Props, ResourceDefinition } from "./definition.js";
import type { Comparison } from "./differences.js";
import { withoutReadOnly } from "./observe.js";
import { pairItems } from "./pair-items.js";

/** The body of a POST: everything the program sets, but for what the address carries and what only a PATCH takes. */
export function createBody(definition: ResourceDefinition, inputs: Props): Props {
  return pick(definition, inputs, ({ readOnly, parent, updateOnly }) => !readOnly && !parent && !updateOnly);
}

/** The body of the PATCH that follows a POST: what the API takes on update only. Empty for nearly every resource. */
export function afterCreateBody(definition: ResourceDefinition, inputs: Props): Props {
  return pick(
    definition,
    inputs,
    ({ readOnly, updateOnly }, key) => !readOnly && (updateOnly || holdsUpdateOnly(definition, inputs, [key], inputs[key])),
  );
}

function holdsUpdateOnly({ schema }: ResourceDefinition, inputs: Props, path: Path, value: unknown): boolean {
  return (
    isRecord(value) && Object.entries(value).some(([key, entry]) => entry !== null && marksAt(schema, [...path, key], inputs).updateOnly)
  );
}

/** Of the named properties those that a PATCH may carry: not what the address says, what only a create takes, or what replaces. */
export function patchable(definition: ResourceDefinition, inputs: Props, properties: ReadonlySet<string>): Props {
  return pick(
    definition,
    inputs,
    ({ readOnly, parent, writeOnce, replace }, key) => properties.has(key) && !readOnly && !parent && !writeOnce && replace === undefined,
  );
}

/** Whether a property must be read before it is written, because PATCH replaces all of it and the program may manage only a part. */
export function isNested(value: unknown): boolean {
  return isRecord(value) || (Array.isArray(value) && value.some(isRecord));
}

/** The live value of a nested property with what the program sets laid over it: what to send so that neighbours survive. */
export function overlay(comparison: Comparison, property: string, live: unknown, declared: unknown): unknown {
  return lay(withoutReadOnly(comparison, live, [property]), declared);
}

function lay(live: unknown, declared: unknown): unknown {
  if (isRecord(declared) && isRecord(live)) {
    return { ...live, ...Object.fromEntries(Object.entries(declared).map(([key, value]) => [key, lay(live[key], value)])) };
  }
  if (Array.isArray(declared) && Array.isArray(live)) {
    return pairItems(declared, live).map(([item, counterpart]) => (counterpart === undefined ? item : lay(counterpart, item)));
  }
  return declared;
}

function pick(definition: ResourceDefinition, inputs: Props, accept: (marks: Marks, key: string) => boolean): Props {
  const { properties } = schemaOf(definition.schema);
  return Object.fromEntries(
    Object.entries(inputs).filter(([key, value]) => {
      const marks = properties[key];
      return marks !== undefined && value !== undefined && accept(marks, key);
    }),
  );
}
