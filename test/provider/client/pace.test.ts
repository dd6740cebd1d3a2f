import { expect, test } from "vitest";
import { createPace } from "../../../provider/client/pace.js";

/**
 * When so many arrive that are all there at once, by a clock of the test. Timers are late by so much, and the way there takes so long for
 * the first ones, as it does without a connection, and nothing for the others.
 */
function arrive(count: number, perSecond: number, lateMs: number, wayMs: number): number[] {
  const pace = createPace(perSecond);
  const times: number[] = [];
  const underWay: { at: number; end: (at: number) => void }[] = [];
  for (let now = 1000; times.length < count; ) {
    for (const { at, end } of underWay.filter(({ at }) => at <= now)) {
      end(at);
    }
    const delay = pace.delay(now);
    if (delay > 0) {
      now += Math.min(1, delay) + (delay <= 1 ? lateMs : 0);
    } else {
      const at = now + (times.length < 10 ? wayMs : 0);
      underWay.push({ at: at + 5, end: pace.take(now) });
      times.push(at);
    }
  }
  return times;
}

const mostInAnySecond = (times: number[]) => Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length));

test.each([
  [20, 0, 0],
  [20, 12, 0],
  [20, 3, 90],
  [3, 0, 90],
  [2.5, 5, 0],
  [100, 3, 50],
])("lets no more than %d arrive in any second, timers late by %d ms and first ways of %d ms, and loses next to nothing", (...the) => {
  const [perSecond, lateMs, wayMs] = the;
  const times = arrive(400, perSecond, lateMs, wayMs);
  expect(mostInAnySecond(times)).toBeLessThanOrEqual(Math.ceil(perSecond));
  expect((times.at(-1) ?? 0) - 1000).toBeLessThan((1.07 * 1000 * 400) / perSecond);
});

test("takes a rate below one a second for what it is", () => {
  const [first = 0, second = 0, third = 0] = arrive(3, 0.5, 0, 0);
  expect([second - first, third - second].every((gap) => gap >= 2000 && gap < 2200)).toBe(true);
});

test("saves up nothing for a burst", () => {
  const pace = createPace(10);
  pace.take(0);
  let begun = 0;
  while (pace.delay(60_000) === 0) {
    pace.take(60_000);
    begun++;
  }
  expect(begun).toBeLessThanOrEqual(3);
});
