import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createLimit } from "../../../provider/client/limit.js";

test("runs no more than so many at once, and all of them in the end", async () => {
  const limit = createLimit(3);
  let running = 0;
  let most = 0;
  const results = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      limit(async () => {
        most = Math.max(most, ++running);
        await sleep(1);
        running--;
        return index;
      }),
    ),
  );
  expect(most).toBe(3);
  expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index));
});

test("goes on after a failure", async () => {
  const limit = createLimit(1);
  const failed = limit(() => Promise.reject(new Error("no")));
  const done = limit(() => Promise.resolve("yes"));
  await expect(failed).rejects.toThrow("no");
  await expect(done).resolves.toBe("yes");
});
