import { expect, test } from "vitest";
import { createQueue } from "../../../provider/lifecycle/queue.js";

test("runs what has one key one after the other, and other keys beside it", async () => {
  const inTurn = createQueue();
  const events: string[] = [];
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const first = inTurn("a", async () => {
    events.push("a1 begins");
    await held;
    events.push("a1 ends");
  });
  const second = inTurn("a", async () => events.push("a2"));
  await inTurn("b", async () => events.push("b"));
  letGo();
  await Promise.all([first, second]);
  expect(events).toEqual(["a1 begins", "b", "a1 ends", "a2"]);
});

test("goes on after a failure, which reaches its own caller only", async () => {
  const inTurn = createQueue();
  const failed = inTurn("a", () => Promise.reject(new Error("no")));
  const next = inTurn("a", async () => "yes");
  await expect(failed).rejects.toThrow("no");
  await expect(next).resolves.toBe("yes");
});
