import type { Props } from "./definition.js";

/** Objects by id, found by one of their properties without looking at all of them. */
export interface NameIndex {
  /** Puts in an object in place of the one that has its id; undefined takes it out. */
  set(id: string, item: Props | undefined): void;
  /** Those that have the value, and those that have no text there, which nothing is known of. */
  find(value: unknown): readonly Props[];
}

/** What has no text in the property; such a one may be said to be anything. */
const NAMELESS = Symbol("nameless");
type Name = string | typeof NAMELESS;

/** @param property a property whose texts are the same only where they are equal */
export function createNameIndex(property: string, items: Iterable<readonly [string, Props]>): NameIndex {
  const itemsByName = new Map<Name, Map<string, Props>>();
  const nameById = new Map<string, Name>();

  function set(id: string, item: Props | undefined): void {
    const before = nameById.get(id);
    if (before !== undefined) {
      itemsByName.get(before)?.delete(id);
      nameById.delete(id);
    }
    if (item !== undefined) {
      const name = nameOf(item[property]);
      const alike = itemsByName.get(name) ?? new Map<string, Props>();
      itemsByName.set(name, alike.set(id, item));
      nameById.set(id, name);
    }
  }

  for (const [id, item] of items) {
    set(id, item);
  }
  return {
    set,
    find: (value) => {
      const names = new Set([nameOf(value), NAMELESS] as const);
      return [...names].flatMap((name) => [...(itemsByName.get(name)?.values() ?? [])]);
    },
  };
}

const nameOf = (value: unknown): Name => (typeof value === "string" ? value : NAMELESS);
