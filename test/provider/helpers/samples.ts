import type { JsonSchema } from "../../../provider/schema/json-schema.js";
import { marksAt } from "../../../provider/schema/marks.js";
import { formatPath, isRecord, type Path } from "../../../provider/schema/path.js";
import { nodesAt } from "../../../provider/schema/resolve.js";
import type { SchemaName } from "../../../provider/schema/schemas.js";

export type Props = Record<string, unknown>;
/** The first value of a property, or the one that it changes to. */
type Which = 0 | 1;

/** A resource as the tests go through it: a service is one for each type. */
export interface Kind {
  readonly schema: SchemaName;
  /** What decides conditions of the schema. */
  readonly root: Props;
}

/** Objects that samples refer to. */
export interface Ids {
  readonly organization: readonly [string, string];
  readonly form: readonly [string, string];
  readonly bot: readonly [string, string];
}

const FORMATS: Readonly<Record<string, readonly [string, string]>> = {
  email: ["one@example.com", "two@example.com"],
  uri: ["https://example.com/1", "https://example.com/2"],
  hostname: ["one.example.com", "two.example.com"],
  "date-time": ["2030-01-11T23:13:35Z", "2030-02-11T23:13:35+01:00"],
  "time-zone": ["Europe/Berlin", "Asia/Tokyo"],
  "hh-mm": ["00:00", "23:59"],
  country: ["NL", "DE"],
  "email-or-domain": ["john@example.org", "example.com"],
  regex: ["[0-9]{4}", "^(?:a|b)$"],
};

const ID_KINDS: Readonly<Record<string, keyof Ids>> = {
  organization: "organization",
  parent: "organization",
  members: "organization",
  form: "form",
  forms: "form",
  template: "form",
  bot: "bot",
};

/**
 * What tests of their own are about: the ids of categories in their slots, which are the server's; which of its organizations a user
 * works in, of which there is always one. So are the passwords of users, which are never read back.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(["id", "selected"]);

let round = 0;

/** Another e-mail address for users from here on: an archived one keeps its own, and would be taken up again. */
export function nextRound(): void {
  round++;
}

/** The paths of all that a program can set, position 0 standing for the entries of a list. */
export function settablePaths(kind: Kind, path: Path = []): Path[] {
  const names = new Set(nodesOf(kind, path).flatMap(({ properties = {} }) => Object.keys(properties)));
  return [...names].flatMap((name) => {
    const next = [...path, name];
    const { readOnly } = marksAt(kind.schema, next, kind.root);
    return readOnly || LEFT_OUT.has(name) || (name === "password" && kind.schema === "user")
      ? []
      : [next, ...settablePaths(kind, next), ...settablePaths(kind, [...next, 0])];
  });
}

/** Whether an object, or the resource itself, must have the property. */
export function isRequired(kind: Kind, path: Path): boolean {
  return nodesOf(kind, path.slice(0, -1)).some(({ required }) => required?.includes(String(path.at(-1))));
}

/** Whether the property is a list that has an entry at least. */
export function isNeverEmpty(kind: Kind, path: Path): boolean {
  return nodesOf(kind, path).some(({ minItems = 0 }) => minItems > 0);
}

/** Whether the value is an object that takes any key. */
export function isFreeForm(kind: Kind, path: Path): boolean {
  const nodes = nodesOf(kind, path);
  return nodes.some(({ additionalProperties }) => additionalProperties === true) && nodes.every(({ properties }) => !properties);
}

/** A value for the property, made from its schema. @throws Error where the schema does not tell one */
export function sampleOf(kind: Kind, path: Path, which: Which, ids: Ids): unknown {
  const nodes = nodesOf(kind, path);
  const name = String(path.findLast((segment) => typeof segment === "string"));
  const [type] = nodes.flatMap((node) => node.type ?? []);
  if (path.length === 1 && name in kind.root && typeof kind.root[name] === "string") {
    return which === 0 ? kind.root[name] : kind.root[name] === "api" ? "webhook" : "api";
  }
  const values = nodes.find((node) => node.enum !== undefined)?.enum;
  if (values !== undefined) {
    return values[which];
  }
  switch (type) {
    case "boolean":
      return which === 0;
    case "number":
    case "integer":
      return which + 1;
    case "array":
      return (which === 0 ? ([0, 1] as const) : ([1] as const)).map((each) => sampleOf(kind, [...path, 0], each, ids));
    case "object":
      return isFreeForm(kind, path) ? { given: which } : leastOf(kind, path, which, ids);
    case "string":
      return sampleText(kind, path, name, nodes, which, ids);
    default:
      throw new Error(`${kind.schema}: there is no sample for ${formatPath(path)}: add one to samples.ts`);
  }
}

const WRONG: Readonly<Record<string, { value: unknown; type: string }>> = {
  string: { value: 5, type: "a string" },
  number: { value: "5", type: "a number" },
  boolean: { value: "yes", type: "true or false" },
  array: { value: "x", type: "a list" },
  // A text has a length, and TypeScript takes it for a DataRetention
  object: { value: 5, type: "an object" },
};

/** A value of another type than the property's, and the words for the right one. */
export function wrongFor(kind: Kind, path: Path): { value: unknown; type: string } {
  const [type = ""] = nodesOf(kind, path).flatMap((node) => node.type ?? []);
  const wrong = WRONG[type];
  if (wrong === undefined) {
    throw new Error(`${kind.schema}: there is no wrong value for ${formatPath(path)}, which is of type ${type}`);
  }
  return wrong;
}

function sampleText(kind: Kind, path: Path, name: string, nodes: readonly JsonSchema[], which: Which, ids: Ids): string {
  const format = nodes.find((node) => node.format !== undefined)?.format;
  const examples = nodes.find((node) => node.examples !== undefined && node.examples.length > 1)?.examples;
  const idKind = ID_KINDS[name];
  if (format === "object-id" && idKind !== undefined) {
    return ids[idKind][which];
  }
  if (kind.schema === "user" && name === "email") {
    return `user-${round}-${which}@example.com`;
  }
  const isPlain = format === undefined && nodes.every(({ pattern }) => pattern === undefined);
  const text =
    (format === undefined ? undefined : FORMATS[format]?.[which]) ?? examples?.[which] ?? (isPlain ? `${name} ${which}` : undefined);
  if (typeof text !== "string") {
    throw new Error(`${kind.schema}: there is no sample for ${formatPath(path)}: add one to samples.ts`);
  }
  return text;
}

/** An object with what it must have, else with the first thing that it may have. */
export function leastOf(kind: Kind, path: Path, which: Which, ids: Ids): Props {
  const nodes = nodesOf(kind, path);
  const names = nodes.flatMap(({ properties = {} }) => Object.keys(properties)).filter((name) => name !== "id");
  const required = names.filter((name) => isRequired(kind, [...path, name]));
  const chosen = required.length > 0 || path.length === 0 ? required : names.slice(0, 1);
  const least = Object.fromEntries(chosen.map((name) => [name, sampleOf(kind, [...path, name], which, ids)]));
  return path.length === 0 ? { ...least, ...("type" in kind.root ? { type: kind.root.type } : {}) } : least;
}

/** The inputs with the value at the path; what stands around it is made where it is not there. */
export function withValue(kind: Kind, inputs: Props, path: Path, value: unknown, ids: Ids): Props {
  const set = (owner: unknown, at: number): unknown => {
    const segment = path[at];
    if (segment === undefined) {
      return value;
    }
    if (typeof segment === "number") {
      const list: unknown[] = Array.isArray(owner) ? owner : [];
      return list.length === 0 ? [set(undefined, at + 1)] : list.with(segment, set(list[segment], at + 1));
    }
    const known = isRecord(owner) ? owner : leastOf(kind, path.slice(0, at), 0, ids);
    return { ...known, [segment]: set(known[segment], at + 1) };
  };
  const result = set(inputs, 0);
  return isRecord(result) ? result : {};
}

/** What the schema says the server fills in. */
export function defaultOf(kind: Kind, path: Path): unknown {
  return marksAt(kind.schema, path, kind.root).default;
}

function nodesOf({ schema, root }: Kind, path: Path): JsonSchema[] {
  return nodesAt(schema, path, root).map(({ node }) => node);
}
