import { truncate } from "./width.js";

/** What the region needs of a terminal; process.stdout is one. */
export interface Terminal {
  write(text: string): unknown;
  columns?: number;
  rows?: number;
}

const ESCAPE = String.fromCharCode(27);
const HIDE_CURSOR = `${ESCAPE}[?25l`;
const SHOW_CURSOR = `${ESCAPE}[?25h`;
const CLEAR_BELOW = `${ESCAPE}[0J`;
const DEFAULT_COLUMNS = 80;
const DEFAULT_ROWS = 24;

const toLines = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");
const cursorUp = (lines: number): string => (lines > 0 ? `${ESCAPE}[${lines}A` : "");

/**
 * Lines at the bottom of a terminal that are drawn over in place, with finished lines scrolling away above them. Lines of the
 * region are cut to the terminal's width and height, because a wrapped or scrolled line could not be drawn over any more.
 */
export class LiveRegion {
  private drawn = 0;
  private isClosed = false;

  constructor(private readonly terminal: Terminal) {
    terminal.write(HIDE_CURSOR);
  }

  get columns(): number {
    return this.terminal.columns || DEFAULT_COLUMNS;
  }

  /** Draws the region anew; `kept` are lines that stay, written above it. */
  update(lines: readonly string[], kept: readonly string[] = []): void {
    if (this.isClosed) return;
    const height = Math.max(2, (this.terminal.rows || DEFAULT_ROWS) - 1);
    const region = fitHeight(lines, height).map((line) => truncate(line, this.columns - 1));
    // One write per frame: two would flicker.
    this.terminal.write(`${this.rewind()}${CLEAR_BELOW}${toLines(kept)}${toLines(region)}`);
    this.drawn = region.length;
  }

  /** Takes the region away, leaves `kept` in its place and gives the cursor back. */
  close(kept: readonly string[] = []): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.terminal.write(`${this.rewind()}${CLEAR_BELOW}${SHOW_CURSOR}${toLines(kept)}`);
  }

  private rewind(): string {
    return `\r${cursorUp(this.drawn)}`;
  }
}

/** Leaves out rows from the middle, before the last (the status line), when there are more than the terminal is high. */
function fitHeight(lines: readonly string[], height: number): readonly string[] {
  if (lines.length <= height) return lines;
  const last = lines.at(-1) ?? "";
  const room = height - 2;
  return [...lines.slice(0, room), `  … and ${lines.length - 1 - room} more`, last];
}
