import { median } from "../report.mts";
import type { ContenderName, OperationName } from "./contender.mts";
import { cpuOf, requestsOf, type Sample } from "./measure.mts";

/** Medians of one operation of one contender at one size. */
export interface Figure {
  readonly contender: ContenderName;
  readonly operation: OperationName;
  readonly objects: number;
  readonly latencyMs: number;
  readonly rounds: number;
  readonly wallS: number;
  /** Of all processes together, the emulator's apart. */
  readonly cpuS: number;
  readonly cpuSByProcess: Readonly<Record<string, number>>;
  readonly emulatorCpuS: number;
  readonly requests: number;
  readonly peakMb: { readonly rss: number; readonly pss: number; readonly highWater: number };
}

type Key = Pick<Figure, "contender" | "operation" | "objects" | "latencyMs">;

const isOf = (each: Key, key: Key): boolean =>
  key.contender === each.contender && key.operation === each.operation && key.objects === each.objects && key.latencyMs === each.latencyMs;

export const findFigure = (figures: readonly Figure[], key: Key): Figure | undefined => figures.find((each) => isOf(each, key));

const seconds = (ms: number): number => Math.round(ms) / 1000;

/** In the order in which operations, sizes and contenders first came. */
export function summarize(samples: readonly Sample[]): Figure[] {
  const keys = new Map(samples.map((sample) => [[sample.latencyMs, sample.operation, sample.objects, sample.contender].join(), sample]));
  return [...keys.values()].map(({ contender, operation, objects, latencyMs }) => {
    const key = { contender, operation, objects, latencyMs };
    const own = samples.filter((each) => isOf(each, key));
    const of = (figure: (sample: Sample) => number): number => median(own.map(figure));
    const megabytes = (figure: (memory: Sample["memory"]) => number): number => Math.round(of(({ memory }) => figure(memory)));
    const processes = [...new Set(own.flatMap(({ cpuMs }) => Object.keys(cpuMs)))];
    return {
      ...key,
      rounds: own.length,
      wallS: seconds(of(({ wallMs }) => wallMs)),
      cpuS: seconds(of(cpuOf)),
      cpuSByProcess: Object.fromEntries(processes.map((process) => [process, seconds(of(({ cpuMs }) => cpuMs[process] ?? 0))])),
      emulatorCpuS: seconds(of(({ emulatorCpuMs }) => emulatorCpuMs)),
      requests: of(requestsOf),
      peakMb: {
        rss: megabytes(({ rssMb }) => rssMb),
        pss: megabytes(({ pssMb }) => pssMb),
        highWater: megabytes(({ highWaterMb }) => highWaterMb),
      },
    };
  });
}
