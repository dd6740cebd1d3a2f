import { isJsonObject, type JsonObject } from "../json.js";
import { isObjectId } from "../object-id.js";
import type { Reference } from "../objects/references.js";
import { CATEGORY, mapReferences } from "./kinds.js";
import { pathOf, type TenantNode, type TenantObject, type TenantTree } from "./tree.js";

const MOST_NAMES = 10;

/** The bodies with ids in place of references. Whatever is wrong with a reference or an id goes to the faults. */
export function resolveBodies(tree: TenantTree, faults: string[]): Map<TenantObject, JsonObject> {
  const objects = [tree.root, ...tree.list()];
  faults.push(...listDoubleIds(objects));
  const known = new Map(objects.map((object) => [`${object.kind.kind}/${object.id}`, object]));
  const resolved = new Map<TenantObject, JsonObject>();
  for (const object of objects) {
    const from = object.node ?? tree.root;
    const resolve = (value: unknown, path: string, reference: Reference): unknown => {
      if (typeof value !== "string") return value;
      const found = findTarget(tree, value, reference.kind, from);
      if (typeof found !== "string") return found.id;
      // An id of what is gone is kept where it is history, and one of what is here is as good as a name.
      if (isObjectId(value) && (reference.whenGone === "keep" || known.has(`${reference.kind}/${value}`))) return value;
      faults.push(`${object.at === "" ? "" : `${object.at}.`}${path}: ${found}`);
      return value;
    };
    resolved.set(object, mapReferences(object.kind, object.body, resolve));
  }
  return resolved;
}

/** The object that a reference means, or why there is none to be had. */
export function findTarget(tree: TenantTree, reference: string, kind: string, from: TenantNode): TenantObject | string {
  const [target, ...others] = tree.find(reference, kind, from);
  const shown = JSON.stringify(reference);
  if (!target) {
    const names = tree.names(kind);
    const list =
      names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(", ")} and ${names.length - MOST_NAMES} more` : names.join(", ");
    return `there is no ${kind} ${shown}${names.length === 0 ? ", nor any other" : `; there are ${list}`}`;
  }
  return others.length === 0 ? target : `${shown} is the ${kind} ${[target, ...others].map(pathOf).join(", ")}: name one of them`;
}

function listDoubleIds(objects: readonly TenantObject[]): string[] {
  const places = new Map<string, string>();
  return objects.flatMap(({ kind, id, body, at }) => {
    const fields = kind.kind === "form" && isJsonObject(body.fields) ? Object.entries(body.fields) : [];
    const own = fields.flatMap(([name, field]) =>
      isJsonObject(field) && field.id !== undefined ? [[`field/${field.id}`, `.fields.${name}`]] : [],
    );
    // A bot is a user too, by the same id.
    const kinds = kind.kind === "bot" ? ["bot", "user"] : [kind.kind];
    return [...(kind.kind === CATEGORY && body.name === undefined ? [] : kinds.map((each) => [`${each}/${id}`, ""])), ...own].flatMap(
      ([key = "", inner]) => {
        const other = places.get(key);
        places.set(key, at + inner);
        return other === undefined ? [] : [`${at}${inner}.id: ${other === "" ? "the tenant itself" : other} has the same one`];
      },
    );
  });
}
