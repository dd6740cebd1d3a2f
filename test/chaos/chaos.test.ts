import { afterAll, beforeAll, expect, test } from "vitest";
import { limit } from "../conformance/limit.mjs";
import { type ChaosRun, isFlawless, type Lane, openLane, runChaos } from "./chaos.mjs";
import { FAULT_NAMES } from "./faults.mjs";
import { describeRun } from "./report.mjs";

// Each takes some eight seconds of a processor, and waits for time-outs and for what a 429 asks; `npm run chaos` has three hundred.
const RUNS = Number(process.env.CHAOS_RUNS ?? 30);
const FIRST_SEED = 1;
/** What one waits, the others work. */
const LANES = 3;
/** As many as it takes for each fault to come up more than twenty times. */
const ENOUGH_RUNS = 30;

const free: Lane[] = [];
const done: ChaosRun[] = [];
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
    done.push(run);
    console.log(describeRun(run));
    expect(isFlawless(run), `${describeRun(run)}\n${run.said.join("\n---\n")}`).toBe(true);
  },
  300_000,
);

test.runIf(RUNS >= ENOUGH_RUNS)("meets every fault in these runs, and a kill of the engine and of the provider", () => {
  expect(FAULT_NAMES.filter((name) => done.every(({ faults }) => !faults[name]))).toEqual([]);
  expect(new Set(done.map(({ killed }) => killed))).toEqual(new Set([undefined, "engine", "provider"]));
});
