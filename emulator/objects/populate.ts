import { ApiError } from "../errors.js";
import { isJsonObject, type JsonObject } from "../json.js";
import { findProperty } from "../lists/property-path.js";
import { type Query, readNames } from "../lists/query.js";
import type { QueryFaults } from "../lists/query-faults.js";
import type { ObjectSchema } from "../schema/schema-set.js";
import type { EntityRegistry, Scope } from "./entity.js";
import { findObject, presentObject } from "./lifecycle.js";
import type { Reference } from "./references.js";

/** What an answer is made of: the kind's schema and what objects of it name. */
export interface Referring {
  shape: ObjectSchema;
  references: readonly Reference[];
}

/** A property whose ids become the objects they name, and what becomes of theirs. */
export interface Population {
  /** As a request writes it: `categories.forms`. */
  path: string;
  kind: string;
  inner: Population[];
}

/** Organizations name partners and groups name members: each level more can multiply an answer. */
const MOST_LEVELS = 4;
/** Named by every kind that notes them; not in `references`, since an author who goes takes nothing along. */
const AUTHORS: readonly Reference[] = ["createdBy", "updatedBy"].map((path) => ({ path, kind: "user", whenGone: "keep" }));

/** Reads `populate=bot.organization,organization`; a name on the way is populated too. */
export function readPopulations(query: Query, referring: Referring, entities: EntityRegistry, faults: QueryFaults): Population[] {
  const populations: Population[] = [];
  for (const name of readNames(query, "populate", faults)) {
    const fault = addPopulation(populations, name, referring, entities, MOST_LEVELS);
    if (fault !== undefined) faults.add(`populate=${name}: ${fault}`);
  }
  return populations;
}

function addPopulation(to: Population[], name: string, referring: Referring, entities: EntityRegistry, levels: number): string | undefined {
  if (levels === 0) return `${name} must be at most ${MOST_LEVELS} objects away`;
  const references = listReferences(referring);
  const found = references.find(({ path }) => name === path || name.startsWith(`${path}.`));
  if (!found) return describeUnknown(name, referring, references);
  let population = to.find(({ path }) => path === found.path);
  if (!population) {
    population = { ...found, inner: [] };
    to.push(population);
  }
  if (name === found.path) return undefined;
  return addPopulation(population.inner, name.slice(found.path.length + 1), entities.get(found.kind), entities, levels - 1);
}

/** Those that answers show: a property that the schema does not have is the emulator's own. */
export function listReferences({ shape, references }: Referring): { path: string; kind: string }[] {
  return [...references, ...AUTHORS]
    .map(({ path, kind }) => ({ path: path.replaceAll("[]", ""), kind }))
    .filter(({ path }) => typeof findProperty(shape, path) !== "string");
}

function describeUnknown(name: string, { shape }: Referring, references: readonly { path: string }[]): string {
  const paths = references.map(({ path }) => path);
  const property = findProperty(shape, name, paths);
  if (typeof property === "string") return property;
  const known = paths.length === 0 ? "none does" : `${paths.join(", ")} do`;
  return `${name} names no other object; of ${shape.title} ${known}`;
}

/** Puts objects in the place of ids, each read and presented once per answer. An id that names nothing, or nothing to be seen, stays. */
export class Populator {
  readonly #scope: Scope;
  readonly #found = new Map<string, JsonObject | undefined>();

  constructor(scope: Scope) {
    this.#scope = scope;
  }

  populate(body: JsonObject, populations: readonly Population[]): JsonObject {
    return populations.reduce((populated, population) => {
      const replace = (id: unknown) => (typeof id === "string" ? this.#load(population, id) : id);
      return replaceAt(populated, population.path.split("."), replace);
    }, body);
  }

  #load({ kind, inner }: Population, id: string): unknown {
    const key = `${kind} ${id}`;
    if (!this.#found.has(key)) this.#found.set(key, this.#find(kind, id));
    const found = this.#found.get(key);
    return found ? this.populate(found, inner) : id;
  }

  #find(kind: string, id: string): JsonObject | undefined {
    const entity = this.#scope.entities.get(kind);
    try {
      return presentObject(entity, findObject(entity, id, this.#scope), this.#scope);
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return undefined;
      throw error;
    }
  }
}

function replaceAt(body: JsonObject, [name = "", ...rest]: readonly string[], replace: (value: unknown) => unknown): JsonObject {
  const value = body[name];
  if (value === undefined) return body;
  const change = (inner: unknown): unknown => {
    if (rest.length === 0) return replace(inner);
    return isJsonObject(inner) ? replaceAt(inner, rest, replace) : inner;
  };
  return { ...body, [name]: Array.isArray(value) ? value.map(change) : change(value) };
}
