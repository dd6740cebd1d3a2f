import { basename, dirname } from "node:path";
import { machine, median, table } from "../report.mts";
import { type Measurement, type OperationName, PROCESSES, type ProcessName } from "./measure.mts";

/** Medians of one operation at one size. */
export interface Figures {
  operation: OperationName;
  resources: number;
  build: string;
  wallMs: number;
  cpuMs: Partial<Record<ProcessName, number>>;
  peakMb: Partial<Record<ProcessName, number>>;
}

export function summarize(operation: OperationName, resources: number, build: string, measurements: readonly Measurement[]): Figures {
  const figures: Figures = { operation, resources, build, wallMs: median(measurements.map(({ wallMs }) => wallMs)), cpuMs: {}, peakMb: {} };
  for (const process of PROCESSES) {
    const reports = measurements.flatMap(({ processes }) => processes[process] ?? []);
    if (reports.length === 0) continue;
    figures.cpuMs[process] = median(reports.map(({ cpuMs }) => cpuMs));
    figures.peakMb[process] = median(reports.map(({ peakMb }) => peakMb));
  }
  return figures;
}

const seconds = (ms: number | undefined): string => (ms === undefined ? "" : (ms / 1000).toFixed(2));
const megabytes = (mb: number | undefined): string => (mb === undefined ? "" : mb.toFixed(0));
const totalCpu = ({ cpuMs }: Figures): number => PROCESSES.reduce((sum, process) => sum + (cpuMs[process] ?? 0), 0);

/** What each further resource adds to an operation on a single one, in milliseconds. */
function perResource(figures: readonly Figures[], of: Figures, cost: (each: Figures) => number | undefined): number | undefined {
  const single = figures.find((each) => each.operation === of.operation && each.build === of.build && each.resources === 1);
  const [base, whole] = [single && cost(single), cost(of)];
  return of.resources === 1 || base === undefined || whole === undefined ? undefined : (whole - base) / (of.resources - 1);
}

function growth(figures: readonly Figures[], of: Figures, cost: (each: Figures) => number | undefined): string {
  const reference = figures.find((each) => each.operation === of.operation && each.build === of.build && each.resources === 500);
  const [now, before] = [perResource(figures, of, cost), reference && perResource(figures, reference, cost)];
  return now === undefined || before === undefined || of === reference ? "" : (now / before).toFixed(2);
}

function costTable(figures: readonly Figures[]): string {
  const head = [
    "operation",
    "resources",
    "wall s",
    ...PROCESSES.map((each) => `${each} CPU s`),
    ...PROCESSES.map((each) => `${each} peak MB`),
  ];
  const rows = figures.map((each) => [
    each.operation,
    each.resources,
    seconds(each.wallMs),
    ...PROCESSES.map((process) => seconds(each.cpuMs[process])),
    ...PROCESSES.map((process) => megabytes(each.peakMb[process])),
  ]);
  return table(head, rows);
}

function perResourceTable(figures: readonly Figures[]): string {
  const costs: [string, (each: Figures) => number | undefined][] = [
    ["wall", ({ wallMs }) => wallMs],
    ...PROCESSES.map((process): [string, (each: Figures) => number | undefined] => [process, ({ cpuMs }) => cpuMs[process]]),
  ];
  const head = ["operation", "resources", ...costs.map(([name]) => `${name} ms`), ...costs.map(([name]) => `${name} ÷ 500`)];
  const rows = figures
    .filter(({ resources }) => resources > 1)
    .map((each) => [
      each.operation,
      each.resources,
      ...costs.map(([, cost]) => perResource(figures, each, cost)?.toFixed(2) ?? ""),
      ...costs.map(([, cost]) => growth(figures, each, cost)),
    ]);
  return table(head, rows);
}

/** Each build's CPU time in all processes, and its ratio to the first build's. */
function comparison(figures: readonly Figures[], builds: readonly string[]): string {
  const [first] = builds;
  const names = builds.map((build) => (basename(build) === "dist" ? basename(dirname(build)) : basename(build)));
  const head = [
    "operation",
    "resources",
    ...names.map((name) => `${name} CPU s`),
    ...names.map((name) => `${name} wall s`),
    "CPU ratio",
    "wall ratio",
  ];
  const rows = figures
    .filter(({ build }) => build === first)
    .map((base) => {
      const all = builds.flatMap((build) =>
        figures.filter((each) => each.build === build && each.operation === base.operation && each.resources === base.resources),
      );
      const last = all.at(-1) ?? base;
      return [
        base.operation,
        base.resources,
        ...all.map((each) => seconds(totalCpu(each))),
        ...all.map((each) => seconds(each.wallMs)),
        (totalCpu(last) / totalCpu(base)).toFixed(2),
        (last.wallMs / base.wallMs).toFixed(2),
      ];
    });
  return table(head, rows);
}

export function describe(figures: readonly Figures[], builds: readonly string[], run: { rounds: number; quick: boolean }): string {
  const { date, machine: hardware, node } = machine();
  const parts = [
    "# What the embedded engine costs",
    `${date}, ${hardware}, Node ${node}; medians of ${run.rounds} ${run.rounds === 1 ? "round" : "rounds"}, fresh processes, order reversed every round${run.quick ? "; quick run" : ""}. ` +
      "Objects of three properties, one of them secret; the provider answers at once. 1 resource is start-up.",
  ];
  for (const build of builds) {
    const own = figures.filter((each) => each.build === build);
    if (builds.length > 1) parts.push(`## ${build}`);
    parts.push(costTable(own), "Per resource, start-up taken off, and its ratio to 500 resources:", perResourceTable(own));
  }
  if (builds.length > 1) parts.push("## Compared", comparison(figures, builds));
  return `${parts.join("\n\n")}\n`;
}
