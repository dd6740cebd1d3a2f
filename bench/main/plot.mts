import { type Contender, type ContenderName, OPERATIONS, type OperationName } from "./contender.mts";
import type { Figure } from "./figures.mts";
import { operationTitle } from "./ratios.mts";

const WIDTH = 1080;
const PANEL = { width: 340, height: 270, left: 46, right: 14, top: 34, bottom: 40 };
const LEGEND_HEIGHT = 96;
const COLUMNS = 3;

const STYLE = `
  svg { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; }
  .ground { fill: #ffffff; } text { fill: #57606a; } .title { fill: #1f2328; font-weight: 600; font-size: 13px; } .head { font-size: 17px; }
  .grid { stroke: #e4e8ec; } .axis { stroke: #afb8c1; }
  .line { fill: none; stroke-width: 2; stroke-linejoin: round; } .delayed { stroke-dasharray: 6 4; }
  .dot { stroke: #ffffff; stroke-width: 2; }
  .web1on1 { --c: #1f66d1; } .bare { --c: #6e7781; } .naive { --c: #c4570a; } .pulumi { --c: #8250df; } .terraform { --c: #0a7d70; }
  .line { stroke: var(--c); } .dot { fill: var(--c); } .delayed ~ .dot { fill: #ffffff; stroke: var(--c); }
  @media (prefers-color-scheme: dark) {
    .ground { fill: #0d1117; } text { fill: #9da7b3; } .title { fill: #e6edf3; } .grid { stroke: #21262d; } .axis { stroke: #484f58; } .dot { stroke: #0d1117; } .delayed ~ .dot { fill: #0d1117; stroke: var(--c); }
    .web1on1 { --c: #6cb0ff; } .bare { --c: #a3adb8; } .naive { --c: #f5a14c; } .pulumi { --c: #c19cff; } .terraform { --c: #45c9b5; }
  }
`;

/** Seconds against number of objects, both by powers of ten, a panel for each operation. */
export function drawPlot(figures: readonly Figure[], contenders: readonly Contender[]): string {
  const operations = OPERATIONS.filter((operation) => figures.some((each) => each.operation === operation));
  const height = LEGEND_HEIGHT + Math.ceil(operations.length / COLUMNS) * PANEL.height + 12;
  const scale = scaleOf(figures);
  const panels = operations.map((operation, index) => {
    const [x, y] = [20 + (index % COLUMNS) * (PANEL.width + 8), LEGEND_HEIGHT + Math.floor(index / COLUMNS) * PANEL.height];
    const own = figures.filter((each) => each.operation === operation);
    return `<g transform="translate(${x} ${y})">${drawPanel(operation, own, scale)}</g>`;
  });
  const title = "Seconds against number of objects, for each operation";
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}">`,
    `<style>${STYLE}</style><rect class="ground" width="${WIDTH}" height="${height}"/>`,
    `<text class="title head" x="20" y="30">${title}</text>`,
    drawLegend(figures, contenders),
    ...panels,
    "</svg>\n",
  ].join("\n");
}

interface Scale {
  readonly sizes: readonly number[];
  readonly seconds: readonly number[];
  x(objects: number): number;
  y(seconds: number): number;
}

/** One scale for all panels, so that operations can be compared by eye. */
function scaleOf(figures: readonly Figure[]): Scale {
  const decades = (values: readonly number[]): number[] => {
    const [low, high] = [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
    return Array.from({ length: Math.max(1, high - low) + 1 }, (_, index) => 10 ** (low + index));
  };
  const sizes = decades(figures.map(({ objects }) => objects));
  const seconds = decades(figures.map(({ wallS }) => Math.max(0.01, wallS)));
  const between = (ticks: readonly number[], value: number): number => {
    const [low, high] = [Math.log10(ticks[0] ?? 1), Math.log10(ticks.at(-1) ?? 10)];
    return (Math.log10(value) - low) / (high - low);
  };
  const [wide, tall] = [PANEL.width - PANEL.left - PANEL.right, PANEL.height - PANEL.top - PANEL.bottom];
  return {
    sizes,
    seconds,
    x: (objects) => PANEL.left + between(sizes, objects) * wide,
    y: (value) => PANEL.top + (1 - between(seconds, Math.max(0.01, value))) * tall,
  };
}

function drawPanel(operation: OperationName, figures: readonly Figure[], scale: Scale): string {
  const [bottom, right] = [PANEL.height - PANEL.bottom, PANEL.width - PANEL.right];
  const parts = [`<text class="title" x="${PANEL.left}" y="20">${escaped(operationTitle(operation))}</text>`];
  for (const tick of scale.seconds) {
    const y = at(scale.y(tick));
    parts.push(`<line class="grid" x1="${PANEL.left}" x2="${right}" y1="${y}" y2="${y}"/>`);
    parts.push(`<text x="${PANEL.left - 6}" y="${at(scale.y(tick) + 4)}" text-anchor="end">${Number(tick.toPrecision(1))} s</text>`);
  }
  for (const tick of scale.sizes) {
    const x = at(scale.x(tick));
    parts.push(`<line class="grid" x1="${x}" x2="${x}" y1="${PANEL.top}" y2="${bottom}"/>`);
    parts.push(`<text x="${x}" y="${bottom + 16}" text-anchor="middle">${tick.toLocaleString("en")}</text>`);
  }
  parts.push(`<line class="axis" x1="${PANEL.left}" x2="${right}" y1="${bottom}" y2="${bottom}"/>`);
  parts.push(`<text x="${at((PANEL.left + right) / 2)}" y="${bottom + 32}" text-anchor="middle">objects</text>`);
  const lines = new Map(figures.map(({ contender, latencyMs }) => [`${contender} ${latencyMs}`, { contender, latencyMs }]));
  for (const { contender, latencyMs } of [...lines.values()].reverse()) {
    const own = figures.filter((each) => each.contender === contender && each.latencyMs === latencyMs);
    parts.push(drawLine(contender, latencyMs, own, scale));
  }
  return parts.join("\n");
}

function drawLine(contender: ContenderName, latencyMs: number, figures: readonly Figure[], scale: Scale): string {
  const points = figures
    .toSorted((left, right) => left.objects - right.objects)
    .map((figure) => ({ ...figure, x: at(scale.x(figure.objects)), y: at(scale.y(figure.wallS)) }));
  const dots = points.map(
    ({ x, y, objects, wallS }) =>
      `<circle class="dot" cx="${x}" cy="${y}" r="4"><title>${objects} objects: ${wallS.toFixed(2)} s</title></circle>`,
  );
  const path = points.map(({ x, y }) => `${x},${y}`).join(" ");
  return `<g class="${contender}"><polyline class="line${latencyMs > 0 ? " delayed" : ""}" points="${path}"/>${dots.join("")}</g>`;
}

function drawLegend(figures: readonly Figure[], contenders: readonly Contender[]): string {
  let x = 20;
  const parts: string[] = [];
  for (const { name, title } of contenders.filter(({ name }) => figures.some(({ contender }) => contender === name))) {
    parts.push(
      `<g class="${name}"><line class="line" x1="${x}" x2="${x + 26}" y1="54" y2="54"/><circle class="dot" cx="${x + 13}" cy="54" r="4"/></g>`,
    );
    parts.push(`<text x="${x + 34}" y="58">${escaped(title)}</text>`);
    x += 62 + title.length * 6.6;
  }
  x = 20;
  for (const latencyMs of [...new Set(figures.map((each) => each.latencyMs))]) {
    const title = latencyMs === 0 ? "without delay" : `each request answered after ${latencyMs} ms`;
    parts.push(`<g class="bare"><line class="line${latencyMs > 0 ? " delayed" : ""}" x1="${x}" x2="${x + 26}" y1="76" y2="76"/></g>`);
    parts.push(`<text x="${x + 34}" y="80">${title}</text>`);
    x += 62 + title.length * 6.6;
  }
  return parts.join("\n");
}

const at = (value: number): number => Number(value.toFixed(1));
const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
