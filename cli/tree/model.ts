import { KINDS, orderOf } from "./kinds.js";

/** What a run would do to an object. */
export type Mark = "create" | "update" | "replace" | "delete";

/** What is written inside an object and no object of its own to the engine: a field of a form. */
export interface ObjectPart {
  kind: string;
  name: string;
  id?: string;
  logicalName?: string;
  mark?: Mark;
  leadsTo?: string;
}

/** An object as a source knows it, before it has its place. */
export interface FlatObject {
  /** The resource type: `Form`. */
  kind: string;
  name: string;
  /** What it is called in the program. */
  logicalName?: string;
  urn?: string;
  id?: string;
  mark?: Mark;
  /** URNs or ids of what it may stand in; the first that there is counts. */
  places: readonly string[];
  /** What is written inside it. */
  parts: readonly ObjectPart[];
  /** Named by what it leads to, such as the organization of a membership. */
  leadsTo?: string;
}

/** An object in its place, with what stands below it. */
export interface TreeNode {
  kind: string;
  name: string;
  logicalName?: string;
  urn?: string;
  id?: string;
  mark?: Mark;
  /** How many objects of each kind there are below it, at any depth. */
  counts: Record<string, number>;
  /** How many of them carry each mark. */
  marks: Partial<Record<Mark, number>>;
  children: TreeNode[];
}

/** A tenant as a tree; what belongs to the token's own organization stands at the top where that one is not among the objects. */
export interface TenantTree {
  /** `dealer-group/dev as declared` */
  title: string;
  source: "declared" | "state" | "live";
  counts: Record<string, number>;
  marks: Partial<Record<Mark, number>>;
  nodes: TreeNode[];
}

/** Puts every object where it belongs. Siblings stand by kind and name; fields and categories as their source had them. */
export function plantTree(title: string, source: TenantTree["source"], objects: readonly FlatObject[]): TenantTree {
  const byKey = new Map<string, TreeNode>();
  const partNodes = new Map<TreeNode, TreeNode[]>();
  const nodes = objects.map((object): [FlatObject, TreeNode] => {
    const { kind, name, logicalName, urn, id, mark } = object;
    const parts = object.parts.map(({ leadsTo: _, ...part }): TreeNode => ({ ...part, counts: {}, marks: {}, children: [] }));
    const node: TreeNode = { kind, name, logicalName, urn, id, mark, counts: {}, marks: {}, children: parts };
    partNodes.set(node, [...parts]);
    for (const key of [id, urn]) if (key !== undefined) byKey.set(key, node);
    return [object, node];
  });
  const roots: TreeNode[] = [];
  const above = new Map<TreeNode, TreeNode>();
  for (const [object, node] of nodes) {
    nameByTarget(node, object, byKey);
    object.parts.forEach((part, index) => {
      const child = partNodes.get(node)?.[index];
      if (child) nameByTarget(child, part, byKey);
    });
    const place = object.places.map((key) => byKey.get(key)).find((found) => found !== undefined && !isWithin(found, node, above));
    if (place) above.set(node, place);
    if (place) addChild(place, node);
    else roots.push(node);
  }
  const { counts, marks } = sum(roots);
  return { title, source, counts, marks, nodes: roots.sort(byKind) };
}

function nameByTarget(node: TreeNode, { name, leadsTo }: { name: string; leadsTo?: string }, byKey: ReadonlyMap<string, TreeNode>): void {
  const target = leadsTo === undefined ? undefined : byKey.get(leadsTo);
  if (target) node.name = name === "" || name === leadsTo ? target.name : `${target.name} (${name})`;
}

/** Whether a node is another one or stands below it: an API's tree may run in a circle. */
function isWithin(node: TreeNode, other: TreeNode, above: ReadonlyMap<TreeNode, TreeNode>): boolean {
  for (let at: TreeNode | undefined = node; at; at = above.get(at)) if (at === other) return true;
  return false;
}

/** A field that is a resource of its own may be inside its form, too. */
function addChild(place: TreeNode, node: TreeNode): void {
  const same = place.children.findIndex((child) => child.id !== undefined && child.id === ownId(node.id) && child.kind === node.kind);
  if (same >= 0) place.children[same] = node;
  else place.children.push(node);
}

/** The id of an object that is addressed with what it stands in: the last part of `<form>/<field>`. */
export const ownId = (id: string | undefined): string | undefined => id?.slice(id.lastIndexOf("/") + 1);

/** Their order says something: a form shows its fields in it, a category's slot gives it its color. */
const KEEPS_ORDER: ReadonlySet<string> = new Set(["FormField", "Category"]);
const { compare } = new Intl.Collator("en", { numeric: true });

const byKind = (left: TreeNode, right: TreeNode): number =>
  orderOf(left.kind) - orderOf(right.kind) || (KEEPS_ORDER.has(left.kind) ? 0 : compare(left.name, right.name));

/** Orders and counts what stands below; without recursion, for a tree may be as deep as its source made it. */
function sum(roots: readonly TreeNode[]): Pick<TreeNode, "counts" | "marks"> {
  const total = { counts: {}, marks: {} };
  const all: [TreeNode, Pick<TreeNode, "counts" | "marks">][] = [];
  const pending = roots.map((node): [TreeNode, Pick<TreeNode, "counts" | "marks">] => [node, total]);
  for (let entry = pending.pop(); entry; entry = pending.pop()) {
    const [node] = entry;
    all.push(entry);
    node.children.sort(byKind);
    for (const child of node.children) pending.push([child, node]);
  }
  for (const [node, into] of all.reverse()) {
    add(into.counts, { ...node.counts, [node.kind]: (node.counts[node.kind] ?? 0) + 1 });
    add(into.marks, node.mark === undefined ? node.marks : { ...node.marks, [node.mark]: (node.marks[node.mark] ?? 0) + 1 });
  }
  return total;
}

function add(into: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [key, count] of Object.entries(more)) into[key] = (into[key] ?? 0) + count;
}

/** How many objects a tree or a branch counts in all. */
export const totalOf = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

export const hasMark = ({ mark, marks }: TreeNode): boolean => mark !== undefined || Object.keys(marks).length > 0;

export const kindWord = (node: TreeNode): string => KINDS[node.kind]?.one ?? node.kind;

export const MARK_SYMBOLS: Readonly<Record<Mark, string>> = { create: "+", update: "~", replace: "+-", delete: "-" };

/** `+ 3 to create, ~ 1 to update`. */
export function marksText(marks: Partial<Record<Mark, number>>): string {
  const order: readonly Mark[] = ["create", "update", "replace", "delete"];
  return order.flatMap((mark) => (marks[mark] ? [`${MARK_SYMBOLS[mark]} ${marks[mark]} to ${mark}`] : [])).join(", ");
}
