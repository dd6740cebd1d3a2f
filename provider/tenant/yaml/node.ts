import type { Origin } from "./source.js";

/** A value of a YAML file with the place it stands at; aliases and includes are what they stand for. */
export type YamlNode = ScalarNode | ListNode | MapNode | BrokenNode;

/** How a scalar of a tag is read. */
export type ScalarReading = "plain" | "text" | "int" | "float" | "bool";

export interface ScalarNode {
  readonly kind: "scalar";
  readonly at: Origin;
  readonly text: string;
  readonly reading: ScalarReading;
}

export interface ListNode {
  readonly kind: "list";
  readonly at: Origin;
  readonly items: readonly YamlNode[];
  readonly height: number;
}

export interface MapNode {
  readonly kind: "map";
  readonly at: Origin;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly height: number;
}

export interface Entry {
  readonly keyAt: Origin;
  readonly value: YamlNode;
}

/** Stands where something could not be read, which has been told: nothing more is said about it. */
interface BrokenNode {
  readonly kind: "broken";
  readonly at: Origin;
}

/** How many levels of lists and maps a node has. Aliases and includes join levels that no parser has counted together. */
export function heightOf(node: YamlNode): number {
  return node.kind === "list" || node.kind === "map" ? node.height : 0;
}

export function listNode(at: Origin, items: readonly YamlNode[]): ListNode {
  return { kind: "list", at, items, height: 1 + items.reduce((most, item) => Math.max(most, heightOf(item)), 0) };
}

export function mapNode(at: Origin, entries: ReadonlyMap<string, Entry>): MapNode {
  let height = 0;
  for (const { value } of entries.values()) {
    height = Math.max(height, heightOf(value));
  }
  return { kind: "map", at, entries, height: height + 1 };
}

/** The node at a path and the key it stands under, or the nearest there is above it. */
export function nodeAt(root: YamlNode, path: readonly (string | number)[]): { node: YamlNode; keyAt?: Origin; depth: number } {
  let found: { node: YamlNode; keyAt?: Origin; depth: number } = { node: root, depth: 0 };
  for (const segment of path) {
    const { node, depth } = found;
    const entry = node.kind === "map" ? node.entries.get(String(segment)) : undefined;
    const item = node.kind === "list" && typeof segment === "number" ? node.items[segment] : undefined;
    if (entry !== undefined) {
      found = { node: entry.value, keyAt: entry.keyAt, depth: depth + 1 };
    } else if (item !== undefined) {
      found = { node: item, depth: depth + 1 };
    } else {
      break;
    }
  }
  return found;
}

/** How many values a node stands for once everything it shares is written out. */
export function countValues(root: YamlNode): number {
  const counts = new Map<YamlNode, number>();
  const count = (node: YamlNode): number => {
    const known = counts.get(node);
    if (known !== undefined) {
      return known;
    }
    let total = 1;
    for (const inner of childrenOf(node)) {
      total += count(inner);
    }
    counts.set(node, total);
    return total;
  };
  return count(root);
}

function childrenOf(node: YamlNode): YamlNode[] {
  if (node.kind === "list") {
    return [...node.items];
  }
  return node.kind === "map" ? [...node.entries.values()].map(({ value }) => value) : [];
}
