import { textWidth } from "../display/width.js";
import { countsText } from "./kinds.js";
import { escapeMarkup, variablesOf } from "./markup.js";
import { hasMark, kindWord, MARK_SYMBOLS, marksText, type TenantTree } from "./model.js";
import { type Folding, type Row, rowsOf } from "./rows.js";

const ROW = 24;
const INDENT = 22;
const MARGIN = 20;
const HEADING = 58;
/** The width of a letter of 14 and of 12 pixels, on the wide side: fonts differ from one machine to the next. */
const CELL = 8;
const SMALL_CELL = 6.8;
const LONGEST_NAME = 60;
const LONGEST_NOTE = 140;

const STYLE = `svg{${variablesOf("light")}}
@media(prefers-color-scheme:dark){svg{${variablesOf("dark")}}}
text{font:14px system-ui,-apple-system,"Segoe UI",sans-serif;fill:var(--text)}
.ground{fill:var(--ground)}.line{stroke:var(--line);fill:none}
.heading{font-size:17px;font-weight:600}.organization{font-weight:600}
.note,.note tspan{font-size:12px;fill:var(--quiet)}.dot{fill:var(--line)}.dot.organization{fill:var(--accent)}
${["create", "update", "replace", "delete"].map((mark) => `.${mark}{fill:var(--${mark})}`).join("")}
.delete.name{text-decoration:line-through}.symbol{font:600 13px ui-monospace,monospace}`;

/** The tree as one picture: rows under each other, indented, with lines that lead to them. Follows the reader's dark scheme. */
export function renderSvg(tree: TenantTree, folding: Folding): string {
  const rows = rowsOf(tree.nodes, folding);
  const drawn = rows.map((row, index) => drawRow(row, HEADING + index * ROW));
  const total = countsText(tree.counts) || "nothing";
  const changes = marksText(tree.marks);
  const summary = changes === "" ? total : `${total} · ${changes}`;
  const width = Math.ceil(Math.max(360, MARGIN + textWidth(summary) * SMALL_CELL, ...drawn.map((row) => row.right)) + MARGIN);
  const height = HEADING + rows.length * ROW + MARGIN / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc">
<title id="title">${escapeMarkup(tree.title)}</title>
<desc id="desc">A tree of ${escapeMarkup(summary)}</desc>
<style>${STYLE}</style>
<rect class="ground" width="${width}" height="${height}" rx="8"/>
<text class="heading" x="${MARGIN}" y="28">${escapeMarkup(tree.title)}</text>
<text class="note" x="${MARGIN}" y="46">${escapeMarkup(summary)}</text>
<path class="line" d="${linesOf(rows)}"/>
${drawn.map(({ text }) => text).join("\n")}
</svg>
`;
}

const leftOf = (depth: number): number => MARGIN + 5 + depth * INDENT;
const middleOf = (index: number): number => HEADING + index * ROW + ROW / 2;

/** From each object down to its last child, and across to every one. */
function linesOf(rows: readonly Row[]): string {
  const lastAt: number[] = [];
  const parts: string[] = [];
  rows.forEach(({ depth }, index) => {
    lastAt[depth] = index;
    lastAt.length = depth + 1;
    if (depth === 0) return;
    const x = leftOf(depth - 1);
    // Down from the sibling above, or from the object that they stand in.
    let from = index - 1;
    while ((rows[from]?.depth ?? 0) > depth) from--;
    parts.push(`M${x} ${middleOf(from) + (rows[from]?.depth === depth ? 0 : 6)}V${middleOf(index)}H${leftOf(depth) - 7}`);
  });
  return parts.join("");
}

function drawRow(row: Row, top: number): { text: string; right: number } {
  const x = leftOf(row.depth);
  const baseline = top + 17;
  const { node } = row;
  if (!node) {
    const more = cut(`… ${row.more}`, LONGEST_NOTE);
    return {
      text: `<text class="note" x="${x - 4}" y="${baseline}">${escapeMarkup(more)}</text>`,
      right: x + textWidth(more) * SMALL_CELL,
    };
  }
  const isOrganization = node.kind === "Organization";
  const name = cut(node.name, LONGEST_NAME);
  const logical = node.logicalName !== undefined && node.logicalName !== node.name ? ` (${node.logicalName})` : "";
  const counts = row.isFolded || isOrganization ? countsText(node.counts) : "";
  const inside = row.isFolded && hasMark({ ...node, mark: undefined }) ? ` · ${marksText(node.marks)}` : "";
  const note = cut(`${kindWord(node)}${logical}${counts === "" ? "" : `: ${counts}`}${inside}`, LONGEST_NOTE);
  const symbol = node.mark ? `<tspan class="symbol ${node.mark}">${MARK_SYMBOLS[node.mark]} </tspan>` : "";
  const classes = `name${isOrganization ? " organization" : ""}${node.mark ? ` ${node.mark}` : ""}`;
  const text =
    `<circle class="dot${isOrganization ? " organization" : ""}" cx="${x}" cy="${top + ROW / 2}" r="${isOrganization ? 4.5 : 3.5}"/>` +
    `<text x="${x + 12}" y="${baseline}">${symbol}<tspan class="${classes}">${escapeMarkup(name)}</tspan>` +
    `<tspan class="note" dx="8">${escapeMarkup(note)}</tspan></text>`;
  return { text, right: x + 20 + (textWidth(name) + (node.mark ? 3 : 0)) * CELL + textWidth(note) * SMALL_CELL };
}

const cut = (text: string, most: number): string => {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most - 1).join("")}…` : text;
};
