import { isDeepStrictEqual } from "node:util";
import { schemaOf } from "../schema/marks.js";
import { PROVIDER_KEY, type Props, type ResourceDefinition } from "./definition.js";
import { withAnswer } from "./differences.js";
import { isHidden, observe, withoutReadOnly } from "./observe.js";

/** They follow every change on the server, also of what the program does not manage: alone they are no drift. */
const CHANGE_STAMPS: ReadonlySet<string> = new Set(["updatedAt", "updatedBy", "lastLogin"]);

/** The inputs of a program as the lifecycle works with them. */
export function withoutProvider(props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([key, value]) => key !== PROVIDER_KEY && value !== undefined));
}

/**
 * The state after a create or an update: what the program manages, as it wrote it, and what only the API knows.
 *
 * @param before the state before an update; what the API does not answer again stays as it was
 */
export function stateAfterWrite(definition: ResourceDefinition, inputs: Props, answer: Props, before: Props = {}): Props {
  const known = apiOnlyPart(definition, before);
  return { ...known, ...fromApiOnly(definition, known, answer), ...withoutProvider(inputs) };
}

/** What a state holds of the program's: everything but what the API sets by itself. */
export function managedPart(definition: ResourceDefinition, state: Props): Props {
  return Object.fromEntries(Object.entries(withoutProvider(state)).filter(([key]) => !isApiOnly(definition, key)));
}

/** Whether a state names the address and nothing else, as a look-up by id begins: whatever the API tells of the object is wanted. */
export function isFirstRead(definition: ResourceDefinition, state: Props): boolean {
  const { properties } = schemaOf(definition.schema);
  return Object.keys(managedPart(definition, state)).every((key) => properties[key]?.parent);
}

/**
 * The state after a read. What the program does not manage is left out: else every default of the server, and every category added
 * to an organization, would show as drift. A first read takes all that the API answers.
 */
export function stateAfterRead(definition: ResourceDefinition, state: Props, answer: Props): Props {
  const known = managedPart(definition, state);
  const comparison = withAnswer(definition.schema, { ...answer, ...known });
  const { properties } = schemaOf(definition.schema);
  const managed = Object.fromEntries(
    Object.keys(isFirstRead(definition, state) ? { ...answer, ...known } : known)
      .filter((key) => properties[key] !== undefined && !isApiOnly(definition, key))
      .map((key) => [
        key,
        key in known ? observe(comparison, known[key], answer[key], [key]) : withoutReadOnly(comparison, answer[key], [key]),
      ])
      .filter(([, value]) => value !== undefined),
  );
  const read = { ...fromApiOnly(definition, apiOnlyPart(definition, state), answer), ...managed };
  return isSameState(withoutStamps(state), withoutStamps(read)) ? withoutProvider(state) : read;
}

/** Whether two states hold the same. */
export function isSameState(one: Props, other: Props): boolean {
  return isDeepStrictEqual(withoutProvider(one), withoutProvider(other));
}

function apiOnlyPart(definition: ResourceDefinition, state: Props): Props {
  return Object.fromEntries(Object.entries(withoutProvider(state)).filter(([key]) => key !== "id" && isApiOnly(definition, key)));
}

function fromApiOnly(definition: ResourceDefinition, known: Props, answer: Props): Props {
  const { properties } = schemaOf(definition.schema);
  const names = Object.keys(properties).filter((key) => isApiOnly(definition, key) && key !== "id");
  const entries = names.map((key) => [key, properties[key]?.secret && isHidden(answer[key]) ? known[key] : answer[key]] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Whether the API sets the property by itself: always, or until an update does. */
function isApiOnly(definition: ResourceDefinition, key: string): boolean {
  const marks = schemaOf(definition.schema).properties[key];
  return marks !== undefined && (marks.readOnly || marks.updateOnly);
}

function withoutStamps(state: Props): Props {
  return Object.fromEntries(Object.entries(state).filter(([key]) => !CHANGE_STAMPS.has(key)));
}
