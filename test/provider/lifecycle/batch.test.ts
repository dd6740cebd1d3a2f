import { expect, test } from "vitest";
import { createBatch } from "../../../provider/lifecycle/batch.js";
import { createSerial } from "../../../provider/lifecycle/serial.js";

/** A batch that answers each item in capitals, and what it was called with. */
function countingBatch() {
  const calls: string[] = [];
  const ask = createBatch<string, string>(createSerial(), async (key, items) => {
    calls.push(`${key}: ${items.join(" ")}`);
    return items.map(async (item) => item.toUpperCase());
  });
  return { ask, calls };
}

test("joins what is asked for within one turn of the event loop, and answers each", async () => {
  const { ask, calls } = countingBatch();
  const first = ask("k", "a");
  for (let tick = 0; tick < 10; tick++) await Promise.resolve();
  expect(await Promise.all([first, ask("k", "b"), ask("other", "c")])).toEqual(["A", "B", "C"]);
  expect(calls.sort()).toEqual(["k: a b", "other: c"]);
});

test("asks again for what comes after a call has begun", async () => {
  const { ask, calls } = countingBatch();
  await ask("k", "a");
  await ask("k", "b");
  expect(calls).toEqual(["k: a", "k: b"]);
});

test("tells a failed call to everybody in it, and nobody else", async () => {
  let calls = 0;
  const ask = createBatch<string, string>(createSerial(), async (_, items) => {
    if (++calls === 1) throw new Error("refused");
    return items.map(async (item) => item);
  });
  const results = await Promise.allSettled([ask("k", "a"), ask("k", "b")]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await ask("k", "c")).toBe("c");
});
