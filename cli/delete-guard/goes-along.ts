import type { DoomedObject } from "./doomed.js";
import type { StoredObject } from "./stored-objects.js";

/** What the server takes along with an object that goes, as far as the state knows it: by type, without what the plan deletes itself. */
export interface Following {
  object: StoredObject;
  counts: ReadonlyMap<string, number>;
}

/** Of these much may hang that no state knows. */
export const HOLDERS: ReadonlySet<string> = new Set(["Organization", "Bot"]);

/** For each object that goes: the objects whose properties name it, those that name these, and so on. */
export function followingOf(doomed: readonly DoomedObject[], objects: readonly StoredObject[]): Following[] {
  const going = new Set(doomed.map(({ object }) => object));
  const staying = objects.filter((object) => !going.has(object) && !object.isGone);
  return doomed.flatMap(({ object }) => {
    const counts = new Map<string, number>();
    for (const { type } of inside(object, staying)) counts.set(type, (counts.get(type) ?? 0) + 1);
    return counts.size > 0 ? [{ object, counts }] : [];
  });
}

function inside(root: StoredObject, candidates: readonly StoredObject[]): Set<StoredObject> {
  const found = new Set<StoredObject>();
  const ids = [root.id];
  for (const id of ids) {
    for (const object of candidates) {
      if (found.has(object) || object.id === id || !object.parents.has(id)) continue;
      found.add(object);
      ids.push(object.id);
    }
  }
  return found;
}
