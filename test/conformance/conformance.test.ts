import { expect, test } from "vitest";
import { describeDifference } from "./compare.mts";
import { knownDifferences } from "./differences.mts";
import { commandOf } from "./engines.mts";
import { limit } from "./limit.mts";
import { loadRecordings, ownRecordings } from "./recording.mts";
import { runScenario } from "./run-scenario.mts";

const LONGEST_RUN_MS = 15 * 60_000;
const recordings = loadRecordings(ownRecordings);
const inTurn = limit(2);

for (const recording of recordings) {
  test.concurrent(`does what the official engine did in ${recording.name}`, { timeout: LONGEST_RUN_MS }, async () => {
    const result = await inTurn(() => runScenario(recording, commandOf("embedded"), { known: true }));
    expect(result.differences.map(describeDifference)).toEqual([]);
    // What is on the list differs still.
    expect(result.known).toEqual(knownDifferences.filter(({ scenario }) => scenario === recording.name).map(({ reason }) => reason));
  });
}

test("at most three scenarios differ on purpose, each with a reason and a recording", () => {
  expect(knownDifferences.length).toBeLessThanOrEqual(3);
  for (const { scenario, reason, steps } of knownDifferences) {
    expect(reason).not.toBe("");
    const recording = recordings.find(({ name }) => name === scenario);
    expect(steps.every((step) => recording?.expected[step] !== undefined)).toBe(true);
  }
});
