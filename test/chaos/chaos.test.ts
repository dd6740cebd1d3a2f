import { afterAll, beforeAll, expect, test } from "vitest";
import { isFlawless, type Lane, openLane, runChaos } from "./chaos.mjs";
import { describeRun } from "./report.mjs";

// Each takes some ten seconds; `npm run chaos` has three hundred.
const RUNS = Number(process.env.CHAOS_RUNS ?? 3);
const FIRST_SEED = 1;

let lane: Lane;
beforeAll(async () => {
  lane = await openLane();
}, 120_000);
afterAll(() => lane.close());

test.each(Array.from({ length: RUNS }, (_, index) => FIRST_SEED + index))(
  "loses nothing and makes nothing twice while a tenth of all requests fails: seed %i",
  async (seed) => {
    const run = await runChaos(lane, seed);
    console.log(describeRun(run));
    expect(isFlawless(run), `${describeRun(run)}\n${run.said.join("\n---\n")}`).toBe(true);
  },
  300_000,
);
