import { ApiError } from "../errors.js";
import { describeValue, isJsonObject, type JsonObject } from "../json.js";
import type { ObjectSchema } from "../schema/schema-set.js";
import type { Scope } from "./entity.js";
import type { Reference } from "./references.js";

/** A kind of object that lives in a list of another one, and has paths of its own below it. */
export interface EmbeddedDefinition {
  kind: string;
  schema: string;
  /** The kind of object that holds the list, and the property of it. */
  holder: string;
  property: string;
  /** What an item itself names. */
  references: readonly Reference[];
  /** Gives a checked item its id and whatever else the server makes; `previous` is the item it replaces. */
  complete(item: JsonObject, previous: JsonObject | undefined, scope: Scope): JsonObject;
  /** Throws when an item cannot stand beside the others. */
  guard?(others: readonly unknown[], item: JsonObject): void;
  /** Puts a completed item into the list. */
  insert(items: readonly unknown[], item: JsonObject): unknown[];
  /** Takes the item at a position out of the list. */
  remove(items: readonly unknown[], index: number): unknown[];
}

export interface Embedded extends EmbeddedDefinition {
  shape: ObjectSchema;
}

export function listItems(holder: JsonObject, property: string): readonly unknown[] {
  const items = holder[property];
  return Array.isArray(items) ? items : [];
}

/** The item with an id and its position. @throws ApiError 404 */
export function findItem(embedded: Embedded, holder: JsonObject, id: string): { item: JsonObject; index: number } {
  const items = listItems(holder, embedded.property);
  const index = items.findIndex((item) => isJsonObject(item) && item.id === id);
  const item = items[index];
  if (!isJsonObject(item)) throw new ApiError(404, `there is no ${embedded.kind} ${describeValue(id)}`);
  return { item, index };
}

/**
 * Completes a list that replaces another: an item goes on as the one with its id, else as the one with its name, else as a new one.
 * Null, an empty slot, stays.
 */
export function completeItems(
  complete: EmbeddedDefinition["complete"],
  items: readonly unknown[],
  previous: readonly unknown[],
  scope: Scope,
): unknown[] {
  const free = new Set(previous.filter(isJsonObject));
  const claim = (property: "id" | "name", item: JsonObject) => {
    const found = [...free].find((candidate) => item[property] !== undefined && candidate[property] === item[property]);
    if (found) free.delete(found);
    return found;
  };
  const claims = new Map(items.filter(isJsonObject).map((item) => [item, claim("id", item)]));
  return items.map((item) => (isJsonObject(item) ? complete(item, claims.get(item) ?? claim("name", item), scope) : item));
}
