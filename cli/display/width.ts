import { stripVTControlCharacters } from "node:util";

const ESCAPE = String.fromCharCode(27);
const COLOR_CODE = new RegExp(`(${ESCAPE}\\[[0-9;]*m)`);
const ZERO_WIDTH = /^[\p{Control}\p{Format}\p{Mark}]+$/u;
/** Graphemes that terminals draw over two cells: East Asian wide and fullwidth letters, and pictures. */
const TWO_CELLS =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|\p{Regional_Indicator}{2})/u;

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

function cellsOf(grapheme: string): number {
  if (ZERO_WIDTH.test(grapheme)) return 0;
  return TWO_CELLS.test(grapheme) ? 2 : 1;
}

/** The number of terminal cells a text takes; colour codes take none. */
export function textWidth(text: string): number {
  let cells = 0;
  for (const { segment } of segmenter.segment(stripVTControlCharacters(text))) cells += cellsOf(segment);
  return cells;
}

export const padEnd = (text: string, cells: number): string => text + " ".repeat(Math.max(0, cells - textWidth(text)));

/** Cuts a text to `cells` terminal cells, with an ellipsis for what is left out; colour codes stay, so a colour is always closed. */
export function truncate(text: string, cells: number): string {
  if (textWidth(text) <= cells) return text;
  let left = Math.max(0, cells - 1);
  let cut = false;
  let kept = "";
  for (const part of text.split(COLOR_CODE)) {
    if (COLOR_CODE.test(part)) {
      kept += part;
      continue;
    }
    for (const { segment } of segmenter.segment(part)) {
      if (cut) break;
      const width = cellsOf(segment);
      if (width > left) {
        kept += cells > 0 ? "…" : "";
        cut = true;
      } else {
        kept += segment;
        left -= width;
      }
    }
  }
  return kept;
}

const HANGING_INDENT = 4;

/**
 * Folds a line of prose between words to at most `cells` terminal cells; what follows stands four cells further in than the line
 * began, or less where a long word fits only so. A word that does not fit at all stays whole for the terminal to wrap: nothing
 * is put into an address or a path.
 */
export function fold(line: string, cells: number): string[] {
  if (textWidth(line) <= cells) return [line];
  const own = /^ */.exec(line)?.[0] ?? "";
  const indentOf = (word: string): string => {
    const room = cells - textWidth(word);
    return " ".repeat(Math.min(own.length + HANGING_INDENT, room < 0 ? own.length : room));
  };
  const lines: string[] = [];
  let current = own;
  let isEmpty = true;
  for (const word of line.slice(own.length).split(" ")) {
    const longer = isEmpty ? current + word : `${current} ${word}`;
    if (!isEmpty && textWidth(longer) > cells) {
      lines.push(current);
      current = indentOf(word) + word;
    } else current = longer;
    isEmpty = false;
  }
  return [...lines, current];
}

const CONTROL = /[\p{Cc}]/gu;

/** Text from a program or an API, made safe for a terminal: control characters other than tab and line feed are left out. */
export const withoutControls = (text: string): string =>
  stripVTControlCharacters(text).replace(CONTROL, (character) => (character === "\n" || character === "\t" ? character : ""));
