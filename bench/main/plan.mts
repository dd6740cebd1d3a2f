import { type ContenderName, OPERATIONS, type OperationName } from "./contender.mts";

/** What is measured in one go, a number of times. */
export interface Leg {
  readonly objects: number;
  readonly latencyMs: number;
  readonly operations: readonly OperationName[];
  readonly contenders: readonly ContenderName[];
  readonly rounds: number;
}

/** What narrows or widens a run; what is undefined is as the form has it. */
export interface PlanOptions {
  readonly quick: boolean;
  readonly sizes?: readonly number[];
  readonly latencies?: readonly number[];
  readonly operations?: readonly OperationName[];
  readonly against?: readonly ContenderName[];
  readonly rounds?: number;
}

const OWN: readonly ContenderName[] = ["web1on1", "bare"];
const ON_NODE: readonly ContenderName[] = [...OWN, "naive"];
/** Their time grows with the square of the objects, and a run of 1,000 takes minutes. */
const SLOW: readonly ContenderName[] = ["pulumi", "terraform"];
const MOST_FOR_SLOW = 1000;
const MOST_WITH_LATENCY = 1000;

const BASIC: readonly OperationName[] = ["create", "preview", "refresh", "destroy"];

/** Little enough for a CI: what grows is seen at 1,000, what has to wait at 40 ms, and the rest at 100. */
const QUICK: readonly Leg[] = [
  { objects: 100, latencyMs: 0, operations: BASIC, contenders: ON_NODE, rounds: 3 },
  { objects: 1000, latencyMs: 0, operations: BASIC, contenders: OWN, rounds: 2 },
  { objects: 100, latencyMs: 40, operations: ["create", "refresh"], contenders: ["web1on1", "naive"], rounds: 2 },
];

const roundsOf = (objects: number, latencyMs: number): number => (objects > 1000 || latencyMs > 0 ? 2 : 3);

export function planLegs({ quick, sizes, latencies, operations, against, rounds }: PlanOptions): Leg[] {
  const contenders = against && (["web1on1", ...against.filter((name) => name !== "web1on1")] as const);
  if (quick) {
    const wanted = QUICK.filter((leg) => (sizes?.includes(leg.objects) ?? true) && (latencies?.includes(leg.latencyMs) ?? true));
    return wanted.map((leg) => ({
      ...leg,
      rounds: rounds ?? leg.rounds,
      operations: leg.operations.filter((name) => operations?.includes(name) ?? true),
      contenders: leg.contenders.filter((name) => contenders?.includes(name) ?? true),
    }));
  }
  return (latencies ?? [0, 40]).flatMap((latencyMs) =>
    (sizes ?? [10, 100, 500, 1000, 5000])
      .filter((objects) => sizes !== undefined || latencyMs === 0 || objects <= MOST_WITH_LATENCY)
      .map((objects) => ({
        objects,
        latencyMs,
        operations: operations ?? OPERATIONS,
        contenders: (contenders ?? [...ON_NODE, ...SLOW]).filter((name) => against || objects <= MOST_FOR_SLOW || !SLOW.includes(name)),
        rounds: rounds ?? roundsOf(objects, latencyMs),
      })),
  );
}

/** Who takes part in a round of a leg, in its order: each round reverses it, and the slow ones are measured once. */
export function contendersIn({ contenders }: Leg, round: number): ContenderName[] {
  const present = contenders.filter((name) => round === 0 || !SLOW.includes(name));
  return round % 2 === 0 ? present : present.toReversed();
}
