import { countOf, countsText } from "./kinds.js";
import { hasMark, type TreeNode } from "./model.js";

/** A line of a drawn tree: an object, or what stands for those that are not drawn. */
export interface Row {
  depth: number;
  /** For each level above: whether more siblings follow there; the last one is the row's own. */
  follows: readonly boolean[];
  node?: TreeNode;
  /** `12 more forms` */
  more?: string;
  /** Whether what stands below the object is not drawn, so that its counts say it. */
  isFolded: boolean;
}

export interface Folding {
  /** How many levels are drawn; nothing else is folded then. */
  depth?: number;
  /** How many of the siblings of one kind are drawn. */
  siblings: number;
}

export const USUAL_FOLDING: Folding = { siblings: 10 };

/** Kinds that are told as a count of what they stand in, unless a depth is asked for. */
const TOLD_AS_COUNT: ReadonlySet<string> = new Set(["FormField", "OrgGroupMember", "UserOrganization", "UserAvatar"]);

/** The rows to draw. What a plan changes is never folded away but by a depth. */
export function rowsOf(nodes: readonly TreeNode[], folding: Folding): Row[] {
  const rows: Row[] = [];
  const draw = (siblings: readonly TreeNode[], above: readonly boolean[]): void => {
    const shown = shownOf(siblings, folding);
    shown.forEach((entry, index) => {
      const follows = [...above, index < shown.length - 1];
      const depth = above.length;
      if ("more" in entry) {
        rows.push({ depth, follows, more: entry.more, isFolded: true });
        return;
      }
      const { node } = entry;
      const isCut = folding.depth !== undefined && depth + 1 >= folding.depth;
      const children = isCut ? [] : childrenOf(node, folding);
      rows.push({ depth, follows, node, isFolded: children.length < node.children.length });
      draw(children, follows);
    });
  };
  draw(nodes, []);
  return rows;
}

const childrenOf = ({ children }: TreeNode, { depth }: Folding): TreeNode[] =>
  depth === undefined ? children.filter((child) => !TOLD_AS_COUNT.has(child.kind) || hasMark(child)) : children;

function shownOf(siblings: readonly TreeNode[], { depth, siblings: most }: Folding): ({ node: TreeNode } | { more: string })[] {
  if (depth !== undefined) return siblings.map((node) => ({ node }));
  const kinds = [...new Set(siblings.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const all = siblings.filter((node) => node.kind === kind);
    // One line that says "1 more" takes as much room as the object itself.
    if (all.length <= most + 1) return all.map((node) => ({ node }));
    const kept = new Set([...all.filter(hasMark), ...all.slice(0, most)]);
    const left = all.filter((node) => !kept.has(node));
    const shown = all.filter((node) => kept.has(node)).map((node) => ({ node }));
    return left.length === 0 ? shown : [...shown, { more: moreText(kind, left) }];
  });
}

function moreText(kind: string, left: readonly TreeNode[]): string {
  const below: Record<string, number> = {};
  for (const { counts } of left) for (const [name, count] of Object.entries(counts)) below[name] = (below[name] ?? 0) + count;
  const [number = "", ...words] = countOf(kind, left.length).split(" ");
  const inside = countsText(below);
  return `${number} more ${words.join(" ")}${inside === "" ? "" : ` with ${inside}`}`;
}
