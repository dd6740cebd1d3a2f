import type { JsonSchema } from "./json-schema.js";
import { childOf, type Path } from "./path.js";
import { descend, type Located, nodesAt } from "./resolve.js";
import { type ResourceSchema, type SchemaName, schemas } from "./schemas.js";

/** What a schema says about a property besides its type. */
export interface Marks {
  /** The value is secret in state, plans and logs. */
  readonly secret: boolean;
  /** Why a change of the property replaces the resource; undefined where it does not. */
  readonly replace?: string;
  /** Known after apply, never accepted from the program. */
  readonly readOnly: boolean;
  /** Sent on create only, never compared afterwards. */
  readonly writeOnce: boolean;
  /** Taken by PATCH only: a create sends it in a second request. */
  readonly updateOnly: boolean;
  /** A list compared as a set. */
  readonly unordered: boolean;
  /** An id that is a part of the resource's address and not of its body. */
  readonly parent: boolean;
  /** What the API fills in where the program is silent. */
  readonly default?: unknown;
}

/** A resource's schema with the marks of its properties. */
export interface SchemaView {
  readonly name: SchemaName;
  /** The resource's class name. */
  readonly title: string;
  readonly description: string;
  /** The properties that a create needs. */
  readonly required: readonly string[];
  /** The marks of the resource's own properties, read-only ones too, in the order of the schema. */
  readonly properties: Readonly<Record<string, Marks>>;
}

const views = new Map<SchemaName, SchemaView>();

/** The resource's schema with the marks of its properties. */
export function schemaOf(name: SchemaName): SchemaView {
  const view = views.get(name) ?? makeView(name, schemas[name]);
  views.set(name, view);
  return view;
}

/**
 * The marks of the property or entry at the path. Conditions on a sibling (the `params` of a Service depend on its `type`) are
 * decided by `value`, the resource's args or state; without it the marks of every case are put together.
 */
export function marksAt(name: SchemaName, path: Path, value?: unknown): Marks {
  return merge(nodesAt(name, path, value).map(({ node }) => node));
}

/** The paths of the secret properties, `*` for any entry of a list; `value` decides conditions as in `marksAt`. */
export function secretPaths(name: SchemaName, value?: unknown): Path[] {
  return collectSecrets(nodesAt(name, [], value), [], value);
}

/** The names of the resource's own properties that are secret or hold a secret: what `additionalSecretOutputs` takes. */
export function secretProperties(name: SchemaName, value?: unknown): string[] {
  return [...new Set(secretPaths(name, value).map(([property]) => String(property)))];
}

function collectSecrets(nodes: readonly Located[], path: Path, value: unknown): Path[] {
  if (path.length > 0 && nodes.some(({ node }) => node["x-secret"])) {
    return [path];
  }
  const names = new Set(nodes.flatMap(({ node }) => [...Object.keys(node.properties ?? {}), ...(node.items ? ["*"] : [])]));
  return [...names].flatMap((name) => {
    const next = childOf(value, name);
    return collectSecrets(descend(nodes, name, next), [...path, name], next);
  });
}

function makeView(name: SchemaName, schema: ResourceSchema): SchemaView {
  const properties = Object.fromEntries(Object.keys(schema.properties).map((property) => [property, marksAt(name, [property])]));
  return { name, title: schema.title, description: schema.description, required: schema.required, properties };
}

function merge(nodes: readonly JsonSchema[]): Marks {
  return {
    secret: nodes.some((node) => node["x-secret"]),
    replace: nodes.find((node) => node["x-replace"] !== undefined)?.["x-replace"],
    readOnly: nodes.some((node) => node.readOnly),
    writeOnce: nodes.some((node) => node["x-write-once"]),
    updateOnly: nodes.some((node) => node["x-update-only"]),
    unordered: nodes.some((node) => node["x-unordered"]),
    parent: nodes.some((node) => node["x-parent"]),
    default: nodes.find((node) => node.default !== undefined)?.default,
  };
}
