import { afterAll, beforeAll, expect, test } from "vitest";
import { limit } from "../conformance/limit.mjs";
import { isFlawless, type Lane, openLane, runChaos } from "./chaos.mjs";
import { describeRun } from "./report.mjs";

// Each takes some eight seconds of a processor, and waits for time-outs and for what a 429 asks; `npm run chaos` has three hundred.
const RUNS = Number(process.env.CHAOS_RUNS ?? 30);
const FIRST_SEED = 1;
/** What one waits, the others work. */
const LANES = 3;

const free: Lane[] = [];
const inTurn = limit(LANES);
beforeAll(async () => {
  free.push(...(await Promise.all(Array.from({ length: LANES }, openLane))));
}, 120_000);
afterAll(() => Promise.all(free.map((lane) => lane.close())));

async function runInFreeLane(seed: number) {
  const lane = free.pop();
  if (lane === undefined) throw new Error("more runs than lanes are under way");
  try {
    return await runChaos(lane, seed);
  } finally {
    free.push(lane);
  }
}

test.concurrent.each(Array.from({ length: RUNS }, (_, index) => FIRST_SEED + index))(
  "loses nothing and makes nothing twice while a tenth of all requests fails: seed %i",
  async (seed) => {
    const run = await inTurn(() => runInFreeLane(seed));
    console.log(describeRun(run));
    expect(isFlawless(run), `${describeRun(run)}\n${run.said.join("\n---\n")}`).toBe(true);
  },
  300_000,
);
