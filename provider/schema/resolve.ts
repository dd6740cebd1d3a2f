import type { JsonSchema } from "./json-schema.js";
import { childOf, isRecord, type Path } from "./path.js";
import { type SchemaName, schemas } from "./schemas.js";
import { isUnknown } from "./unknown.js";

/** A part of a schema together with the file it stands in, which its references start from. */
export interface Located {
  readonly node: JsonSchema;
  readonly file: JsonSchema;
}

/**
 * The node and everything it brings in: the target of its `$ref`, the alternatives of `anyOf`, and of its conditions those
 * that hold for the value. Without a value, or with one that is not known yet, every condition may hold.
 */
function expand(located: Located, value?: unknown): Located[] {
  const { node, file } = located;
  const more: Located[] = [];
  if (node.$ref !== undefined) {
    more.push(follow(node.$ref, file));
  }
  for (const part of [...(node.anyOf ?? []), ...(node.allOf ?? [])]) {
    if (part.if === undefined) {
      more.push({ node: part, file });
    } else if (part.then !== undefined && mayHold(part.if, value)) {
      more.push({ node: part.then, file });
    }
  }
  return [located, ...more.flatMap((next) => expand(next, value))];
}

/** The schemas of the value at the path in a resource's args or state; `value` is these. */
export function nodesAt(name: SchemaName, path: Path, value?: unknown): Located[] {
  let nodes = expand({ node: schemas[name], file: schemas[name] }, value);
  let current = value;
  for (const segment of path) {
    current = childOf(current, segment);
    nodes = descend(nodes, segment, current);
  }
  return nodes;
}

/** The schemas of one property or list entry under the nodes; `*` stands for any entry. */
export function descend(nodes: readonly Located[], segment: string | number, value?: unknown): Located[] {
  return nodes.flatMap(({ node, file }) => {
    const next = typeof segment === "number" || segment === "*" ? node.items : node.properties?.[segment];
    return next === undefined ? [] : expand({ node: next, file }, value);
  });
}

/** What each reference of a file leads to: they are followed for every property of every object. */
const followed = new WeakMap<JsonSchema, Map<string, Located>>();

function follow(ref: string, file: JsonSchema): Located {
  const known = followed.get(file) ?? new Map<string, Located>();
  followed.set(file, known);
  const target = known.get(ref) ?? find(ref, file);
  known.set(ref, target);
  return target;
}

function find(ref: string, file: JsonSchema): Located {
  const [address = "", pointer = ""] = ref.split("#");
  const target = address === "" ? file : Object.values(schemas).find(({ $id }) => $id === new URL(address, file.$id).href);
  const node = pointer.split("/").slice(1).reduce<unknown>(childOf, target);
  if (target === undefined || !isRecord(node)) {
    throw new Error(`The schema ${file.$id} refers to ${ref}, which does not exist. This is a fault of pulumi-web1on1: please report it.`);
  }
  return { node, file: target };
}

function mayHold(condition: JsonSchema, value: unknown): boolean {
  if (!isRecord(value)) {
    return true;
  }
  return Object.entries(condition.properties ?? {}).every(([key, { const: wanted }]) => {
    const actual = value[key];
    return actual === undefined ? !condition.required?.includes(key) : actual === wanted || isUnknown(actual);
  });
}
