import type { ObjectKey } from "../store/store.js";
import type { Scope } from "./entity.js";
import { saveObject } from "./lifecycle.js";
import { detach, isReferring } from "./references.js";

/** Removes an object with everything that cannot be without it, and takes its id out of the lists that name it. */
export function removeObject(gone: ObjectKey, scope: Scope): void {
  const sources = scope.store.listSources(gone);
  scope.store.remove(gone);
  scope.store.history.because(gone, () => {
    for (const source of sources) settle(source, gone, scope);
  });
}

/** Reads the source only now: what went before it may have changed it, or taken it along. */
function settle(source: ObjectKey, gone: ObjectKey, scope: Scope): void {
  const body = scope.store.get(source.kind, source.id);
  if (!body) return;
  const entity = scope.entities.get(source.kind);
  const referring = entity.references.filter((reference) => isReferring(reference, body, gone));
  const left = referring.some((reference) => reference.whenGone === "remove")
    ? entity.outlive?.(body, gone, scope)
    : referring.reduce((kept, reference) => detach(kept, reference.path, gone.id), body);
  if (left) saveObject(entity, left, scope);
  else removeObject(source, scope);
}
