import { nearest } from "../../schema/nearest.js";
import { type Entry, type MapNode, mapNode, type YamlNode } from "./node.js";
import { type FileProblem, problemAt } from "./problem.js";

/** The key that declares defaults, at the root and in every organization. */
const DEFAULTS = "defaults";

/** The map of an organization that holds objects of a kind. */
const COLLECTION_OF: Readonly<Record<string, string>> = {
  organization: "organizations",
  category: "categories",
  group: "groups",
  user: "users",
  bot: "bots",
  botInstance: "botInstances",
  service: "services",
  form: "forms",
  field: "fields",
};

/** The kinds of objects that may have defaults, as `defaults` names them. */
const DEFAULT_KINDS: readonly string[] = Object.keys(COLLECTION_OF);

/** What defaults may add to all objects together. */
const MOST_ADDED = 2_000_000;

/** What all objects of a kind have that do not say otherwise. */
type Defaults = Readonly<Record<string, MapNode>>;

/**
 * The tenant without `defaults`, and with what they say in every object below the place where they stand. The object's own properties win,
 * then the defaults of the nearest organization; maps are merged key by key, lists and single values are replaced as a whole.
 */
export function applyDefaults(root: YamlNode, problems: FileProblem[]): YamlNode {
  return root.kind === "map" ? new Inheritance(problems).ofOrganization(root, {}) : root;
}

class Inheritance {
  #added = 0;

  constructor(readonly problems: FileProblem[]) {}

  ofOrganization(node: MapNode, inherited: Defaults): MapNode {
    const own = node.entries.get(DEFAULTS);
    const defaults = own === undefined ? inherited : this.#extend(inherited, own);
    const entries = new Map(node.entries);
    entries.delete(DEFAULTS);
    for (const [kind, collection] of Object.entries(COLLECTION_OF)) {
      const held = entries.get(collection);
      if (kind !== "field" && held?.value.kind === "map") {
        entries.set(collection, { ...held, value: this.#ofCollection(held.value, kind, defaults) });
      }
    }
    return mapNode(node.at, entries);
  }

  #ofCollection(held: MapNode, kind: string, defaults: Defaults): MapNode {
    const entries = new Map<string, Entry>();
    for (const [name, entry] of held.entries) {
      entries.set(name, { ...entry, value: this.#ofObject(entry.value, kind, defaults) });
    }
    return mapNode(held.at, entries);
  }

  #ofObject(node: YamlNode, kind: string, defaults: Defaults): YamlNode {
    // Null is the empty slot of a category, and anything else no object at all.
    if (node.kind !== "map") {
      return node;
    }
    const base = defaults[kind];
    const object = base === undefined ? node : this.#merge(base, node);
    if (kind === "organization") {
      return this.ofOrganization(object, defaults);
    }
    const fields = kind === "form" ? object.entries.get("fields") : undefined;
    if (fields?.value.kind !== "map") {
      return object;
    }
    const value = this.#ofCollection(fields.value, "field", defaults);
    return mapNode(object.at, new Map(object.entries).set("fields", { ...fields, value }));
  }

  #extend(inherited: Defaults, own: Entry): Defaults {
    const extended: Record<string, MapNode> = { ...inherited };
    const tell = (at: Entry, expected: string, got: string, remedy: string) =>
      this.problems.push(problemAt(at.keyAt, { code: "defaults", expected, got, remedy }));
    if (own.value.kind !== "map") {
      if (own.value.kind !== "broken") {
        tell(
          own,
          "defaults must be a map from kinds to properties",
          own.value.kind === "list" ? "a list" : "a single value",
          "Write defaults: { form: { ... } }.",
        );
      }
      return extended;
    }
    for (const [kind, entry] of own.value.entries) {
      const base = extended[kind];
      if (!DEFAULT_KINDS.includes(kind)) {
        const meant = nearest(kind, DEFAULT_KINDS);
        tell(
          entry,
          `defaults must be for one of ${DEFAULT_KINDS.join(", ")}`,
          JSON.stringify(kind),
          meant === undefined ? "Remove it." : `Did you mean ${meant}?`,
        );
      } else if (entry.value.kind === "map") {
        const allowed = this.#withoutTrees(kind, entry.value);
        extended[kind] = base === undefined ? allowed : this.#merge(base, allowed);
      } else if (entry.value.kind !== "broken") {
        tell(
          entry,
          `defaults.${kind} must be a map of properties`,
          entry.value.kind === "list" ? "a list" : "a single value",
          `Write ${kind}: { ... }.`,
        );
      }
    }
    return extended;
  }

  /** Organizations in every organization would have no end. */
  #withoutTrees(kind: string, node: MapNode): MapNode {
    const entries = new Map(node.entries);
    for (const key of kind === "organization" ? [COLLECTION_OF.organization ?? "", DEFAULTS] : []) {
      const entry = entries.get(key);
      if (entry !== undefined) {
        const expected = `defaults.organization must not hold ${key}`;
        this.problems.push(problemAt(entry.keyAt, { code: "defaults", expected, got: JSON.stringify(key), remedy: "Remove it." }));
        entries.delete(key);
      }
    }
    return mapNode(node.at, entries);
  }

  /** Both maps as one, in the order of the first; what `over` says wins. */
  #merge(base: MapNode, over: MapNode): MapNode {
    this.#added += base.entries.size;
    if (this.#added > MOST_ADDED) {
      if (Number.isFinite(this.#added)) {
        const told = {
          code: "defaults",
          expected: `defaults must add at most ${MOST_ADDED} properties in all`,
          got: "more",
          remedy: "Make them smaller.",
        };
        this.problems.push(problemAt(base.at, told));
      }
      this.#added = Number.POSITIVE_INFINITY;
      return over;
    }
    const entries = new Map(base.entries);
    for (const [key, entry] of over.entries) {
      const below = entries.get(key);
      const both = below?.value.kind === "map" && entry.value.kind === "map";
      entries.set(
        key,
        both && below.value.kind === "map" && entry.value.kind === "map"
          ? { ...entry, value: this.#merge(below.value, entry.value) }
          : entry,
      );
    }
    return mapNode(over.at, entries);
  }
}
