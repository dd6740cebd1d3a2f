import type { ResourceDefinition } from "./definition.js";
import { perSession, type Session } from "./session.js";

/**
 * What a create of this run found in place of its own, where the inputs alone make the id: a membership, an image. A resource that got
 * another name, or is replaced by itself, is made anew before its former record is deleted, and the two have one id.
 */
const foundOf = perSession(() => new Set<string>());

/** Takes note of an object that a create found in place. */
export function noteFoundInPlace(session: Session, definition: ResourceDefinition, id: string): void {
  foundOf(session).add(keyOf(definition, id));
}

/** Whether a delete is of a former record alone, since the object is another resource's by now; true once for each create. */
export function isRecordAlone(session: Session, definition: ResourceDefinition, id: string): boolean {
  return foundOf(session).delete(keyOf(definition, id));
}

function keyOf({ type }: ResourceDefinition, id: string): string {
  return `${type} ${id}`;
}
