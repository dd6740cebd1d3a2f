import type { Color, Paint } from "../display/style.js";
import { fold, padEnd, textWidth, truncate, withoutControls } from "../display/width.js";
import { countsText } from "./kinds.js";
import { kindWord, MARK_SYMBOLS, type Mark, marksText, type TenantTree, type TreeNode } from "./model.js";
import { type Folding, type Row, rowsOf } from "./rows.js";

const MARK_COLORS: Readonly<Record<Mark, Color>> = { create: "green", update: "yellow", replace: "magenta", delete: "red" };

export interface TextOptions {
  paint: Paint;
  /** Cells of the terminal; nothing is cut when undefined. */
  columns?: number;
  folding: Folding;
  /** Whether a plan stands behind it: marks have a column then. */
  isDiff: boolean;
}

/** The tree in box-drawing characters, with the counts of what is not drawn and, below, those of all. */
export function renderText(tree: TenantTree, options: TextOptions): string[] {
  const { paint, columns, isDiff } = options;
  const rows = rowsOf(tree.nodes, options.folding);
  const cells = rows.map((row) => ({ row, head: `${branchesOf(row)}${row.node ? nameOf(row.node) : `… ${row.more}`}` }));
  // Names stand in one column up to a point: one long name must not push everything out of sight.
  const width = Math.min(48, Math.max(0, ...cells.filter(({ row }) => row.node).map(({ head }) => textWidth(head))));
  const lines = cells.map(({ row, head }) => {
    const mark = isDiff ? `${markText(row.node, paint)} ` : "";
    const line = row.node
      ? `${mark}${paintHead(row.node, padEnd(head, width), paint)}  ${describe(row.node, row, paint)}`
      : `${mark}${paint("dim", head)}`;
    return columns === undefined ? line.trimEnd() : truncate(line, columns - 1);
  });
  const total = countsText(tree.counts) || "nothing";
  const closing = [`In all: ${total}.`, ...(isDiff ? [`Changes: ${marksText(tree.marks) || "none"}.`] : [])];
  const foldIt = (line: string): string[] => (columns === undefined ? [line] : fold(line, columns - 1));
  return [paint("bold", withoutControls(tree.title)), ...lines, "", ...closing.flatMap(foldIt)];
}

function branchesOf({ depth, follows }: Row): string {
  if (depth === 0) return "";
  const above = follows.slice(1, -1).map((goesOn) => (goesOn ? "│  " : "   "));
  return `${above.join("")}${follows.at(-1) ? "├─ " : "└─ "}`;
}

const nameOf = ({ name }: TreeNode): string => withoutControls(name).replace(/\s+/g, " ").trim() || "(no name)";

function paintHead(node: TreeNode, head: string, paint: Paint): string {
  if (node.mark) return paint(MARK_COLORS[node.mark], head);
  return node.kind === "Organization" ? paint("bold", head) : head;
}

function markText({ mark }: Partial<TreeNode> = {}, paint: Paint): string {
  return mark ? paint(MARK_COLORS[mark], padEnd(MARK_SYMBOLS[mark], 2)) : "  ";
}

/** `form (lyon-intake): 10 fields`, the counts where what they count is not drawn below. */
function describe(node: TreeNode, { isFolded }: Row, paint: Paint): string {
  const logical = node.logicalName !== undefined && node.logicalName !== node.name ? ` (${withoutControls(node.logicalName)})` : "";
  const counts = isFolded || node.kind === "Organization" ? countsText(node.counts) : "";
  return paint("dim", `${kindWord(node)}${logical}${counts === "" ? "" : `: ${counts}`}`);
}
