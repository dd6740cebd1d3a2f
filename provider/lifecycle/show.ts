import { secretPaths } from "../schema/marks.js";
import { type Path, valueAt } from "../schema/path.js";
import { showValue } from "../schema/show.js";
import { isUnknown } from "../schema/unknown.js";
import type { Props, ResourceDefinition } from "./definition.js";

/** A value as a message of a plan or an update shows it. */
export function show(value: unknown, most?: number): string {
  return isUnknown(value) ? "(known after apply)" : showValue(value, most);
}

/** Shows what stands at a path, and `[secret]` where a secret is in it. */
export function showerOf(definition: ResourceDefinition, inputs: Props, most?: number): (root: Props, path: Path) => string {
  const hidden = secretPaths(definition.schema, inputs);
  return (root, path) => (hidden.some((secret) => isWithin(secret, path)) ? "[secret]" : show(valueAt(root, path), most));
}

/** Whether a secret stands at the path, around it or in it. */
function isWithin(secret: Path, path: Path): boolean {
  return secret.slice(0, path.length).every((segment, index) => segment === "*" || segment === path[index]);
}
