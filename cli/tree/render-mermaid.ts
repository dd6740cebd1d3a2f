import { countsText } from "./kinds.js";
import { kindWord, MARK_SYMBOLS, marksText, type TenantTree, type TreeNode, totalOf } from "./model.js";

/** What GitHub draws at most: Mermaid's maxEdges and maxTextSize, which a page cannot raise there. */
const MOST_EDGES = 500;
const MOST_CHARACTERS = 50_000;

const CLASSES = [
  "classDef create stroke:#2da44e,stroke-width:3px",
  "classDef update stroke:#bf8700,stroke-width:3px",
  "classDef replace stroke:#8250df,stroke-width:3px",
  "classDef delete stroke:#cf222e,stroke-width:3px,stroke-dasharray:5 3",
];

/** How much of a tree is drawn, from most to least. */
const LEVELS = [
  { isDrawn: () => true, note: undefined },
  { isDrawn: ({ kind }: TreeNode) => kind !== "FormField", note: "fields are told as counts" },
  { isDrawn: ({ kind }: TreeNode) => kind === "Organization", note: "only organizations are drawn, all else is told as counts" },
] as const;

export interface Mermaid {
  text: string;
  /** What was left out so that GitHub draws the rest. */
  note?: string;
}

/** The tree as a Mermaid flowchart that GitHub draws. */
export function renderMermaid(tree: TenantTree): Mermaid {
  for (const { isDrawn, note } of LEVELS) {
    const { text, edges } = draw(tree, isDrawn, Number.POSITIVE_INFINITY, note);
    if (edges <= MOST_EDGES && text.length <= MOST_CHARACTERS) return { text, note: note && tooBig(note) };
  }
  const isOrganization = ({ kind }: TreeNode): boolean => kind === "Organization";
  for (let most = MOST_EDGES - 1; ; most = Math.floor(most * 0.8)) {
    const note = `only the first ${most} organizations are drawn`;
    const { text } = draw(tree, isOrganization, most, note);
    if (text.length <= MOST_CHARACTERS || most === 0) return { text, note: tooBig(note) };
  }
}

const tooBig = (note: string): string =>
  `The tree is more than GitHub draws (${MOST_EDGES} lines, ${MOST_CHARACTERS.toLocaleString("en")} characters): ${note}.`;

function draw(tree: TenantTree, isDrawn: (node: TreeNode) => boolean, most: number, note: string | undefined) {
  const lines = ["flowchart LR", ...(note === undefined ? [] : [`  %% ${tooBig(note)}`]), `  n0["${escapeLabel(tree.title)}"]`];
  const used = new Set<string>();
  let count = 0;
  let left = 0;
  const walk = (nodes: readonly TreeNode[], above: string): void => {
    for (const node of nodes) {
      if (!isDrawn(node)) continue;
      if (count >= most) {
        left++;
        continue;
      }
      const id = `n${++count}`;
      const drawn = node.children.filter(isDrawn).length;
      lines.push(`  ${above} --> ${id}["${labelOf(node, drawn < node.children.length)}"]${node.mark ? `:::${node.mark}` : ""}`);
      if (node.mark) used.add(node.mark);
      walk(node.children, id);
    }
  };
  walk(tree.nodes, "n0");
  if (left > 0) lines.push(`  n0 --> more["${left.toLocaleString("en")} more"]`);
  lines.push(...CLASSES.filter((line) => used.has(line.split(" ")[1] ?? "")).map((line) => `  ${line}`));
  return { text: `${lines.join("\n")}\n`, edges: count + (left > 0 ? 1 : 0) };
}

function labelOf(node: TreeNode, isFolded: boolean): string {
  const symbol = node.mark ? `${MARK_SYMBOLS[node.mark]} ` : "";
  const counts = isFolded && totalOf(node.counts) > 0 ? [countsText(node.counts)] : [];
  const marks = isFolded && Object.keys(node.marks).length > 0 ? [marksText(node.marks)] : [];
  return [`${symbol}${node.name} (${kindWord(node)})`, ...counts, ...marks].map(escapeLabel).join("<br/>");
}

const LONGEST_LABEL = 80;

/** Everything but letters, digits and a few signs as Mermaid's numbered entity, so that no name is read as Mermaid, Markdown (a list begins with `1.` or `-`) or HTML. */
function escapeLabel(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim() || "(no name)";
  const short = [...line].length > LONGEST_LABEL ? `${[...line].slice(0, LONGEST_LABEL - 1).join("")}…` : line;
  return short.replace(/[^\p{L}\p{M}\p{N} ,:…/]/gu, (character) => `#${character.codePointAt(0)};`);
}
