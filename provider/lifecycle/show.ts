import { secretPaths } from "../schema/marks.js";
import { type Path, valueAt } from "../schema/path.js";
import { isUnknown } from "../schema/unknown.js";
import type { Props, ResourceDefinition } from "./definition.js";

const MAX_SHOWN = 80;

/** A value as a message shows it: JSON, cut off. */
export function show(value: unknown, most = MAX_SHOWN): string {
  if (isUnknown(value)) {
    return "(known after apply)";
  }
  const json = JSON.stringify(value) ?? "nothing";
  return json.length > most ? `${json.slice(0, most - 1)}…` : json;
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
