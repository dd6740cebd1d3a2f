import type { OperationName } from "./contender.mts";
import { type Figure, findFigure } from "./figures.mts";

/** Ratios and counts of one run, by what they say. */
export interface Ratios {
  readonly ratios: Readonly<Record<string, number>>;
  readonly requests: Readonly<Record<string, number>>;
}

const ALLOWED = 1.5;

const NAMES: Record<OperationName, string> = {
  create: "create all",
  preview: "preview, nothing to do",
  "preview-change": "preview after one change",
  refresh: "refresh",
  "refresh-drift": "refresh, 1 % drift",
  destroy: "destroy",
};
export const operationTitle = (operation: OperationName): string => NAMES[operation];

/**
 * What a CI holds a change to. Without delay it is CPU time, which a busy machine hardly changes; with delay, where waiting is what
 * costs, it is wall time, and beside the naive provider alone: a bare loop has none of the start-up that a busy machine stretches.
 */
export function ratiosOf(figures: readonly Figure[]): Ratios {
  const ratios: Record<string, number> = {};
  const requests: Record<string, number> = {};
  for (const own of figures) {
    if (own.contender !== "web1on1") continue;
    const what = `${operationTitle(own.operation)}, ${own.objects} objects${own.latencyMs > 0 ? `, ${own.latencyMs} ms` : ""}`;
    requests[what] = own.requests;
    const cost = ({ wallS, cpuS }: Figure): number => (own.latencyMs > 0 ? wallS : cpuS);
    const unit = own.latencyMs > 0 ? "wall time" : "CPU time";
    for (const [contender, title] of [
      ["bare", "bare loop"],
      ["naive", "naive provider"],
    ] as const) {
      const other = own.latencyMs > 0 && contender === "bare" ? undefined : findFigure(figures, { ...own, contender });
      if (other) ratios[`${what}: ${unit} against the ${title}`] = rounded(cost(own) / cost(other));
    }
    const hundred = own.objects === 1000 && own.latencyMs === 0 ? findFigure(figures, { ...own, objects: 100 }) : undefined;
    if (hundred)
      ratios[`${operationTitle(own.operation)}: CPU time per object at 1,000 against 100`] = rounded(own.cpuS / 10 / hundred.cpuS);
  }
  return { ratios, requests };
}

const rounded = (value: number): number => Number(value.toPrecision(3));

/** What is worse than committed, a sentence each; empty where nothing is. */
export function findWorse(measured: Ratios, committed: Ratios): string[] {
  const worse: string[] = [];
  for (const [name, before] of Object.entries(committed.ratios)) {
    const now = measured.ratios[name];
    if (now === undefined) worse.push(`${name}: committed as ${before}, not measured.`);
    else if (now > before * ALLOWED)
      worse.push(`${name}: ${now}, committed as ${before}: ${rounded(now / before)} times worse, at most ${ALLOWED}.`);
  }
  for (const [name, before] of Object.entries(committed.requests)) {
    const now = measured.requests[name];
    if (now !== undefined && now > before) worse.push(`${name}: ${now} requests, committed as ${before}.`);
  }
  return worse;
}
