import { type Figure, findFigure } from "./figures.mts";

/** A figure that this package is to reach. */
export interface Target {
  readonly what: string;
  readonly most: number;
  readonly unit: string;
  /** Undefined where this run did not measure it. */
  readonly reached?: number;
}

/** The figures that the product set itself, at 1,000 objects without delay unless they say otherwise. */
export function targetsOf(figures: readonly Figure[]): Target[] {
  const own = (operation: Figure["operation"], objects = 1000, latencyMs = 0) =>
    findFigure(figures, { contender: "web1on1", operation, objects, latencyMs });
  const overBare = (latencyMs: number): number | undefined => {
    const bare = findFigure(figures, { contender: "bare", operation: "create", objects: 1000, latencyMs });
    return divide(own("create", 1000, latencyMs)?.wallS, bare?.wallS);
  };
  const growth = (operation: Figure["operation"]): Target => {
    const ratio = divide(own(operation, 5000)?.wallS, own(operation, 500)?.wallS);
    return { what: `${operation}: time per object at 5,000 against 500`, most: 1.2, unit: "times", reached: divide(ratio, 10) };
  };
  const peak = Math.max(
    ...figures.filter(({ contender, objects }) => contender === "web1on1" && objects === 5000).map(({ peakMb }) => peakMb.rss),
  );
  return [
    { what: "create all, against the bare loop", most: 4, unit: "times", reached: overBare(0) },
    { what: "preview, nothing to do", most: 3, unit: "s", reached: own("preview")?.wallS },
    { what: "refresh, requests", most: 15, unit: "", reached: own("refresh")?.requests },
    { what: "refresh", most: 1.5, unit: "s", reached: own("refresh")?.wallS },
    growth("create"),
    growth("preview"),
    growth("refresh"),
    { what: "create all with 40 ms latency, against the bare loop", most: 1.25, unit: "times", reached: overBare(40) },
    { what: "preview of ten objects", most: 1.5, unit: "s", reached: own("preview", 10)?.wallS },
    { what: "peak of all processes together at 5,000 objects", most: 700, unit: "MB", reached: Number.isFinite(peak) ? peak : undefined },
  ];
}

const divide = (left: number | undefined, right: number | undefined): number | undefined =>
  left === undefined || right === undefined || right === 0 ? undefined : Number((left / right).toFixed(2));
