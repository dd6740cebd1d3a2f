import { isLater } from "../resources/sources.js";
import { nearest } from "../schema/nearest.js";
import { isRecord } from "../schema/path.js";
import { showValue } from "../schema/show.js";
import type { Collection } from "./args.js";
import { COLLECTIONS, KINDS, type TenantKind } from "./kinds.js";
import type { TenantProblem } from "./problem.js";

/** An object with its place in the tenant. */
export interface TenantObject {
  readonly kind: TenantKind;
  /** Its logical name; that of the tenant itself is empty. */
  readonly name: string;
  /** Its place: `["organizations", "north", "forms", "intake"]`. */
  readonly path: readonly string[];
  /** The logical names from the top down. */
  readonly names: readonly string[];
  readonly body: Readonly<Record<string, unknown>>;
  /** The organization it stands in; the tenant itself stands in none. */
  readonly owner: TenantNode | undefined;
}

/** An organization with what it holds. */
export interface TenantNode extends TenantObject {
  readonly owner: TenantNode | undefined;
  readonly held: Readonly<Record<Collection, TenantObject[]>>;
}

const LOGICAL_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;
const MOST_NAMES = 10;

/** The objects of a tenant, and how they name each other. */
export class TenantTree {
  /** Every object but the tenant itself, each organization before what it holds. */
  readonly objects: readonly TenantObject[];
  readonly #byName = new Map<string, TenantObject[]>();

  constructor(readonly root: TenantNode) {
    this.objects = [...list(root)];
    for (const object of this.objects) {
      const key = `${object.kind.collection}/${object.name}`;
      this.#byName.set(key, [...(this.#byName.get(key) ?? []), object]);
    }
  }

  /**
   * The objects that a reference may mean; it is good when there is one. A name is looked up in the organization, then in those above it,
   * then everywhere.
   */
  find(reference: string, kind: Collection, from: TenantNode): readonly TenantObject[] {
    if (reference.includes("/")) {
      return this.#findByPath(reference, kind);
    }
    for (let node: TenantNode | undefined = from; node !== undefined; node = node.owner) {
      const own = node.held[kind].find(({ name }) => name === reference);
      if (own !== undefined) {
        return [own];
      }
    }
    return this.#byName.get(`${kind}/${reference}`) ?? [];
  }

  /** What there is of a kind, for a reference that names nothing. */
  describeKind(kind: Collection, reference: string): { known: string; meant: string | undefined } {
    const found = this.objects.filter((object) => object.kind.collection === kind);
    const names = [...new Set(found.map(({ name }) => name))];
    const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : names;
    const meant = reference.includes("/") ? nearest(reference, found.map(formatTenantPath)) : nearest(reference, names);
    return { known: shown.join(", "), meant };
  }

  #findByPath(reference: string, kind: Collection): TenantObject[] {
    const names = reference.split("/").filter((name) => name !== "");
    const last = names.pop();
    if (last === undefined) {
      return kind === "organizations" ? [this.root] : [];
    }
    let node: TenantNode | undefined = this.root;
    for (const name of names) {
      node = node?.held.organizations.filter(isNode).find((child) => child.name === name);
    }
    return node?.held[kind].filter(({ name }) => name === last) ?? [];
  }
}

/** The path of an object as references have it: `/north/west/intake`; `/` is the token's own organization. */
export function formatTenantPath({ names }: Pick<TenantObject, "names">): string {
  return `/${names.join("/")}`;
}

/** Reads what a program or a file declares; what is no object of the kind that belongs there goes to the problems and is left out. */
export function readTree(tenant: unknown, problems: TenantProblem[]): TenantTree {
  if (!isPlainRecord(tenant)) {
    problems.push({ path: [], expected: "must be an object", got: describe(tenant), code: "invalid" });
  }
  return new TenantTree(readNode("", [], [], isPlainRecord(tenant) ? tenant : {}, undefined, problems));
}

/** The entries of a map of objects by logical name. */
export function readMap(map: unknown, path: readonly string[], problems: TenantProblem[]): [string, Record<string, unknown>][] {
  if (map === undefined) {
    return [];
  }
  if (!isPlainRecord(map)) {
    const remedy = isLater(map) ? "The names must be known when the program starts." : "Write each under its logical name.";
    problems.push({
      path: [...path],
      expected: "must be an object of objects by logical name",
      got: describe(map),
      remedy,
      code: "invalid",
    });
    return [];
  }
  return Object.entries(map).flatMap(([name, value]): [string, Record<string, unknown>][] => {
    if (value === undefined) {
      return [];
    }
    const at = [...path, name];
    if (!LOGICAL_NAME.test(name)) {
      const expected = "must have a logical name that begins with a letter and goes on with letters, digits, - and _";
      problems.push({
        path: at,
        expected,
        got: showValue(name),
        remedy: "Rename it; its name can be set as `name`.",
        code: "logical-name",
      });
    }
    if (isPlainRecord(value)) {
      return [[name, value]];
    }
    if (value === null && path.at(-1) === "categories") {
      const remedy = "Remove it: a slot becomes empty when the category in it is deleted.";
      problems.push({
        path: at,
        expected: "must be a category, since an empty slot cannot be declared",
        got: "null",
        remedy,
        code: "empty-slot",
      });
    } else {
      const remedy = value === null ? "Write {} where there is nothing to say." : undefined;
      problems.push({ path: at, expected: "must be an object", got: describe(value), ...(remedy && { remedy }), code: "invalid" });
    }
    return [];
  });
}

export function isNode(object: TenantObject): object is TenantNode {
  return "held" in object;
}

function readNode(
  name: string,
  path: readonly string[],
  names: readonly string[],
  body: Record<string, unknown>,
  owner: TenantNode | undefined,
  problems: TenantProblem[],
): TenantNode {
  const held = Object.fromEntries(COLLECTIONS.map((collection): [Collection, TenantObject[]] => [collection, []]));
  const node = { kind: KINDS.organizations, name, path, names, body, owner, held: held as Record<Collection, TenantObject[]> };
  for (const collection of COLLECTIONS) {
    for (const [inner, value] of readMap(body[collection], [...path, collection], problems)) {
      const place = { path: [...path, collection, inner], names: [...names, inner] };
      node.held[collection].push(
        collection === "organizations"
          ? readNode(inner, place.path, place.names, value, node, problems)
          : { kind: KINDS[collection], name: inner, ...place, body: value, owner: node },
      );
    }
  }
  return node;
}

function* list(node: TenantNode): Generator<TenantObject> {
  for (const collection of COLLECTIONS) {
    for (const object of node.held[collection]) {
      yield object;
      if (isNode(object)) {
        yield* list(object);
      }
    }
  }
}

function isPlainRecord(value: unknown): value is Record<string, unknown> {
  return isRecord(value) && !isLater(value);
}

function describe(value: unknown): string {
  return isLater(value) ? "an output" : showValue(value);
}
