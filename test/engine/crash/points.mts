import type { Moment } from "./gate.mts";

const KINDS = ["up", "update", "refresh", "destroy"] as const;
type Kind = (typeof KINDS)[number];
export type Victim = "engine" | "provider" | "program";

/** A place in an operation where one of its processes is killed. */
export interface Point {
  readonly kind: Kind;
  readonly victim: Victim;
  readonly moment: Moment;
  /** How many requests the API has had by then, this one included. */
  readonly request: number;
  readonly delayMs: number;
  /** Whether objects were changed and deleted by hand before. */
  readonly drift: boolean;
}

/** Refresh and destroy run no program. */
const VICTIMS: Record<Kind, readonly Victim[]> = {
  up: ["engine", "provider", "program"],
  update: ["provider", "engine", "program"],
  refresh: ["engine", "provider"],
  destroy: ["provider", "engine"],
};
const MOMENTS: readonly Moment[] = ["made", "arrived", "made", "answered"];
/** Fewer than any of the operations sends, so that each point is reached. */
const REQUESTS: Record<Kind, number> = { up: 76, update: 100, refresh: 11, destroy: 70 };
const LONGEST_DELAY_MS = 30;

/** Numbers from 0 to 1, the same ones for the same seed (Park and Miller). */
export function seeded(seed: number): () => number {
  let state = 1 + (Math.abs(seed) % 2_147_483_645);
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Points spread evenly over the operations of a stack's life, in the order of that life, four to each round of it. */
export function spreadPoints(count: number, seed: number): Point[] {
  const random = seeded(seed);
  const rounds = Math.ceil(count / KINDS.length);
  return Array.from({ length: rounds }, (_, round) => round)
    .flatMap((round) =>
      KINDS.map((kind, index): Point => {
        // In one round each kind is hit in another part of its course.
        const part = (round + index * Math.ceil(rounds / KINDS.length)) % rounds;
        return {
          kind,
          victim: VICTIMS[kind][round % VICTIMS[kind].length] ?? "engine",
          moment: MOMENTS[(round + Math.floor(round / MOMENTS.length) + index) % MOMENTS.length] ?? "made",
          request: 1 + Math.floor(((part + random()) / rounds) * REQUESTS[kind]),
          delayMs: Math.floor(random() * LONGEST_DELAY_MS),
          drift: kind === "refresh" && round % 2 === 1,
        };
      }),
    )
    .slice(0, count);
}

export const describePoint = ({ kind, victim, moment, request, drift }: Point): string =>
  `${kind}${drift ? " with drift" : ""}, ${victim} killed as request ${request} ${{ arrived: "arrives", made: "is done", answered: "is answered" }[moment]}`;
