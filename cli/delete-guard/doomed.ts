import type { StoredObject } from "./stored-objects.js";

/** A step of a plan, as either engine gives it. */
export interface PlannedStep {
  op: string;
  urn: string;
  old?: { id?: string };
}

/** An object that a plan makes go. */
export interface DoomedObject {
  object: StoredObject;
  /** A new one takes its place, and has none of what was in the old one. */
  isReplaced: boolean;
}

const REPLACING = new Set(["replace", "delete-replaced"]);

/**
 * The objects that go when a plan is carried out: deleted, or replaced, whichever comes first, the new one or the delete. What a
 * replacement of an earlier run left to be deleted is among them; what stays on the server (`retainOnDelete`) is not.
 *
 * @param takesLeftOvers whether the plan deletes what is left over without saying so
 */
export function doomedObjects(steps: readonly PlannedStep[], objects: readonly StoredObject[], takesLeftOvers: boolean): DoomedObject[] {
  const doomed = new Map<StoredObject, DoomedObject>();
  const add = (object: StoredObject | undefined, isReplaced: boolean): void => {
    if (object && !object.isGone && !object.isRetained) doomed.set(object, doomed.get(object) ?? { object, isReplaced });
  };
  for (const { op, urn, old } of steps) {
    if (op !== "delete" && !REPLACING.has(op)) continue;
    // A left-over has the URN of what took its place; an alias has another than the state. The id tells each.
    const found = objects.find((object) => object.id === old?.id && sameKind(object.urn, urn));
    add(found ?? objects.find((object) => object.urn === urn && !object.isLeftOver), REPLACING.has(op));
  }
  if (takesLeftOvers) for (const object of objects) if (object.isLeftOver) add(object, true);
  return [...doomed.values()];
}

/** An object and its part, such as a form and its field, may share an id, but never a type. */
const sameKind = (left: string, right: string): boolean => typeOf(left) === typeOf(right);

const typeOf = (urn: string): string | undefined => urn.split("::")[2]?.split("$").at(-1);
