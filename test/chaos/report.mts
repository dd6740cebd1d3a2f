import { median, table } from "../../bench/report.mts";
import { type ChaosRun, isFlawless } from "./chaos.mts";
import { FAULT_NAMES } from "./faults.mts";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const metBy = ({ faults }: ChaosRun): number => sum(Object.values(faults));

/** A run in one line, with what was left where something was. */
export function describeRun(run: ChaosRun): string {
  const { seed, kind, killed, ups, duplicates, orphans, lost, isSettled, seconds } = run;
  const left = Object.entries({ duplicates, orphans, lost })
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${what}: ${names.join(", ")}`);
  const words = [
    `seed ${seed}: ${isFlawless(run) ? "ok" : "FAILED"}`,
    kind,
    killed === undefined ? "" : `${killed} killed`,
    `${metBy(run)} faults`,
    ups === undefined ? "did not converge" : `${ups} up${ups === 1 ? "" : "s"}`,
    isSettled ? "" : "next preview not empty",
    ...left,
    `${seconds.toFixed(1)} s`,
  ];
  return words.filter((word) => word !== "").join(" | ");
}

/** All runs as tables in Markdown. */
export function describeRuns(runs: readonly ChaosRun[]): string {
  const count = (is: (run: ChaosRun) => boolean): number => runs.filter(is).length;
  const total = (of: (run: ChaosRun) => number): number => sum(runs.map(of));
  const requests = total((run) => run.requests);
  const met = total(metBy);
  const figures: (readonly [string, string | number])[] = [
    ["runs", runs.length],
    ["flawless", count(isFlawless)],
    ["killed engine / provider", `${count(({ killed }) => killed === "engine")} / ${count(({ killed }) => killed === "provider")}`],
    ["requests", requests],
    ["of them met a fault", `${met} (${((100 * met) / Math.max(1, requests)).toFixed(1)} %)`],
    ["one `up` / two / three / not enough", [1, 2, 3, undefined].map((ups) => count((run) => run.ups === ups)).join(" / ")],
    ["duplicates", total(({ duplicates }) => duplicates.length)],
    ["orphans", total(({ orphans }) => orphans.length)],
    ["lost", total(({ lost }) => lost.length)],
    ["previews that were not empty", count(({ isSettled }) => !isSettled)],
    [
      "seconds a run, median / longest",
      `${median(runs.map(({ seconds }) => seconds)).toFixed(1)} / ${Math.max(...runs.map(({ seconds }) => seconds)).toFixed(1)}`,
    ],
  ];
  const faults = FAULT_NAMES.map((name) => [name, total((run) => run.faults[name] ?? 0)] as const);
  return `${table(["", "all runs"], figures)}\n\n${table(["fault", "met"], faults)}`;
}
