import { table } from "../report.mts";
import { CONTENDERS, OPERATIONS } from "./contender.mts";
import { type Figure, findFigure } from "./figures.mts";
import { operationTitle } from "./ratios.mts";
import type { RunInfo } from "./run-info.mts";
import type { Target } from "./targets.mts";

/** Everything about a run as Markdown. */
export function describeRun(
  run: RunInfo & { quick: boolean; minutes: number },
  figures: readonly Figure[],
  targets: readonly Target[],
): string {
  const versions = Object.entries(run.versions).map(([name, version]) => `${name} ${version}`);
  const missing = run.contenders.flatMap(({ title, obstacle }) => (obstacle === undefined ? [] : [`${title}: ${obstacle}.`]));
  const latencies = [...new Set(figures.map(({ latencyMs }) => latencyMs))];
  const own = figures.filter(({ contender, latencyMs }) => contender === "web1on1" && latencyMs === 0);
  const parts = [
    "# What a roll-out, a preview and a refresh cost",
    `${run.date}, ${run.machine}, Node ${run.node}, ${versions.join(", ")}; load ${run.load}, ${run.minutes} minutes${run.quick ? "; quick run" : ""}. ` +
      `${howMeasured(figures)} [docs/performance.md](../docs/performance.md) tells what is compared and how to read it.`,
    ...missing,
    ...(run.quick ? [] : ["![Seconds against number of objects](results.svg)", "## Figures to reach", targetTable(targets)]),
    ...latencies.flatMap((latencyMs) => [
      `## ${latencyMs === 0 ? "Without delay" : `With ${latencyMs} ms latency`}`,
      ...OPERATIONS.flatMap((operation) => {
        const all = figures.filter((each) => each.operation === operation && each.latencyMs === latencyMs);
        return all.length === 0 ? [] : [`### ${capitalized(operationTitle(operation))}`, costTable(all, run)];
      }),
    ]),
    ...(own.length === 0 ? [] : ["## CPU seconds by process, without delay", processTable(own)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function targetTable(targets: readonly Target[]): string {
  const rows = targets.map(({ what, most, unit, reached }) => {
    const verdict =
      reached === undefined ? "not measured" : reached <= most ? "reached" : `missed by ${((reached / most - 1) * 100).toFixed(0)} %`;
    return [what, `${most} ${unit}`.trim(), reached === undefined ? "" : `${reached} ${unit}`.trim(), verdict];
  });
  return table(["1,000 objects without delay", "at most", "measured", ""], rows);
}

function costTable(figures: readonly Figure[], { contenders }: RunInfo): string {
  const head = [
    "",
    "objects",
    "rounds",
    "s",
    "CPU s",
    "ms per object",
    "requests",
    "peak MB",
    "PSS MB",
    "high water MB",
    "web1on1 is",
    "in CPU",
  ];
  const sizes = [...new Set(figures.map(({ objects }) => objects))].sort((left, right) => left - right);
  const rows = sizes.flatMap((objects) =>
    CONTENDERS.flatMap((contender) => {
      const figure = figures.find((each) => each.contender === contender && each.objects === objects);
      if (figure === undefined) return [];
      const own = findFigure(figures, { ...figure, contender: "web1on1" });
      const times = (cost: (each: Figure) => number): string =>
        own === undefined || own === figure ? "" : `${(cost(own) / cost(figure)).toFixed(2)} ×`;
      return [
        [
          contenders.find(({ name }) => name === contender)?.title ?? contender,
          objects,
          figure.rounds,
          figure.wallS.toFixed(2),
          figure.cpuS.toFixed(2),
          ((figure.wallS * 1000) / objects).toFixed(2),
          figure.requests,
          figure.peakMb.rss,
          figure.peakMb.pss,
          figure.peakMb.highWater,
          times(({ wallS }) => wallS),
          times(({ cpuS }) => cpuS),
        ],
      ];
    }),
  );
  return table(head, rows);
}

function processTable(figures: readonly Figure[]): string {
  const processes = [...new Set(figures.flatMap(({ cpuSByProcess }) => Object.keys(cpuSByProcess)))].sort();
  const rows = figures
    .toSorted((left, right) => OPERATIONS.indexOf(left.operation) - OPERATIONS.indexOf(right.operation) || left.objects - right.objects)
    .map(({ operation, objects, cpuSByProcess, emulatorCpuS }) => [
      operationTitle(operation),
      objects,
      ...processes.map((process) => cpuSByProcess[process]?.toFixed(2) ?? ""),
      emulatorCpuS.toFixed(2),
    ]);
  return table(["web1on1", "objects", ...processes, "(emulator)"], rows);
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One round shows no noise: whoever reads it is to know. */
function howMeasured(figures: readonly Figure[]): string {
  return figures.every(({ rounds }) => rounds === 1)
    ? "Single values of one round, no medians; fresh processes."
    : "Medians; fresh processes, the order reversed every round.";
}
