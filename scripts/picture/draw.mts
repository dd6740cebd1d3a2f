import type { Frame, Run } from "./record.mts";

export interface Drawing {
  readonly columns: number;
  readonly rows: number;
  /** For who cannot see it. */
  readonly title: string;
}

const CELL_WIDTH = 7.8;
const LINE_HEIGHT = 17;
const FONT_SIZE = 13;
const MARGIN = 14;
/** How long the end stands before it begins again. */
const REST_MS = 6000;
const BACKGROUND = "#0d1117";
const FOREGROUND = "#d0d7de";
/** The sixteen colours of a terminal, on a dark ground. */
const PALETTE = (
  "#484f58 #ff7b72 #3fb950 #d29922 #58a6ff #bc8cff #39c5cf #b1bac4 " + "#6e7681 #ffa198 #56d364 #e3b341 #79c0ff #d2a8ff #56d4dd #f0f6fc"
).split(" ");

/**
 * Frames as a moving picture without a script, which a page of a repository shows: each frame is seen from its time to that of the
 * next. Who asks for less motion sees the last one.
 */
export function drawFrames(frames: readonly Frame[], { columns, rows, title }: Drawing): string {
  const width = Math.ceil(columns * CELL_WIDTH + 2 * MARGIN);
  const height = rows * LINE_HEIGHT + 2 * MARGIN;
  const totalMs = (frames.at(-1)?.atMs ?? 0) + REST_MS;
  const percent = (ms: number) => `${((ms / totalMs) * 100).toFixed(2)}%`;
  const steps = frames.map(({ atMs }, index) => {
    const until = frames[index + 1]?.atMs ?? totalMs;
    const before = index === 0 ? "" : "0%{opacity:0}";
    const after = index === frames.length - 1 ? "" : `${percent(until)}{opacity:0}100%{opacity:0}`;
    return `@keyframes f${index}{${before}${percent(atMs)}{opacity:1}${after}}`;
  });
  const uses = frames.map((_, index) => `.f${index}{animation:f${index} ${totalMs}ms step-end infinite}`);
  const style = [
    `text{font:${FONT_SIZE}px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:${FOREGROUND};white-space:pre}`,
    ".b{font-weight:700}.d{opacity:.65}",
    ...PALETTE.map((color, index) => `.c${index}{fill:${color}}`),
    ".f{opacity:0}",
    "@media (prefers-reduced-motion:no-preference){",
    ...steps,
    ...uses,
    "}",
    `@media (prefers-reduced-motion:reduce){.f${frames.length - 1}{opacity:1}}`,
  ].join("");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeMarkup(title)}">`,
    `<title>${escapeMarkup(title)}</title><style>${style}</style>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${BACKGROUND}"/>`,
    ...frames.map(({ lines }, index) => `<g class="f f${index}">${lines.map(drawLine).join("")}</g>`),
    "</svg>\n",
  ].join("\n");
}

function drawLine(runs: readonly Run[], row: number): string {
  return runs.length === 0 ? "" : `<text y="${MARGIN + row * LINE_HEIGHT + FONT_SIZE}">${runs.map(drawRun).join("")}</text>`;
}

/** The length keeps columns in line whatever font is there. */
function drawRun({ text, column, color, isBold, isDim }: Run): string {
  const names = [color === undefined ? "" : `c${color}`, isBold ? "b" : "", isDim ? "d" : ""].filter((name) => name !== "");
  const style = names.length === 0 ? "" : ` class="${names.join(" ")}"`;
  const x = (MARGIN + column * CELL_WIDTH).toFixed(1);
  return `<tspan x="${x}" textLength="${(text.length * CELL_WIDTH).toFixed(1)}"${style}>${escapeMarkup(text)}</tspan>`;
}

function escapeMarkup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
