import { secretPaths } from "../../schema/marks.js";
import { isRecord, valueAt } from "../../schema/path.js";
import type { Props, ResourceDefinition } from "../definition.js";
import { isEmpty } from "../differences.js";
import { isHidden } from "../observe.js";
import { pairItems } from "../pair-items.js";
import { stateAfterRead, withoutProvider } from "../state.js";

/**
 * The properties of a state that an item of a list leaves out, or shows less of, so that a read of it would tell of a drift that may be
 * nothing but the list's way to show an object.
 */
export function lackingKeys(definition: ResourceDefinition, state: Props, item: Props): string[] {
  const known = withoutProvider(state);
  const read = stateAfterRead(definition, state, item);
  return Object.keys(known).filter((key) => key !== "id" && isLess(known[key], read[key]));
}

/** The properties with a secret that the state has and the item keeps to itself: another answer may show it. */
export function hiddenSecrets({ schema }: ResourceDefinition, state: Props, item: Props): string[] {
  const hidden = secretPaths(schema, state).filter((path) => !isEmpty(valueAt(state, path)) && isHidden(valueAt(item, path)));
  return [...new Set(hidden.map(([key]) => String(key)))];
}

/** Whether something of a value is not there, a key at any depth or items of a list, or something of another kind, such as an object for an id. */
function isLess(known: unknown, read: unknown): boolean {
  if (known === read || isEmpty(known)) {
    return false;
  }
  if (isEmpty(read)) {
    return true;
  }
  if (Array.isArray(known) && Array.isArray(read)) {
    return read.length < known.length || pairItems(read, known).some(([item, counterpart]) => isLess(counterpart, item));
  }
  if (Array.isArray(known) !== Array.isArray(read) || isRecord(known) !== isRecord(read)) {
    return true;
  }
  return isRecord(known) && isRecord(read) && Object.entries(known).some(([key, value]) => isLess(value, read[key]));
}
