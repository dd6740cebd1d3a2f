import { expect, test } from "vitest";
import { rollOut } from "../../bench/budget/roll-out.mjs";

const limit = { perSecond: 20, burst: 20 };

// `npm run bench:budget` measures how long it takes; a machine that is busy with other tests cannot tell.
test.each([
  { title: "that it has to find out", requestsPerSecond: undefined, most: 30 },
  { title: "that it is told", requestsPerSecond: 20, most: 3 },
])("makes every object within a limit of the API $title, and is seldom refused", async ({ requestsPerSecond, most }) => {
  const { failed, refused, requests, said } = await rollOut({ objects: 60, limit, latencyMs: 40, requestsPerSecond });
  expect(failed, said).toBe(0);
  expect(requests).toBeGreaterThanOrEqual(60);
  expect(refused).toBeLessThanOrEqual(most);
});
