import { expect, test } from "vitest";
import { nanoseconds, timestamp } from "../../../engine/state/timestamps.js";

test("writes moments as Go does, without zeros at the end", () => {
  expect(timestamp(1795418926454586788n)).toBe("2026-11-23T07:28:46.454586788Z");
  expect(timestamp(1795418926400000000n)).toBe("2026-11-23T07:28:46.4Z");
  expect(timestamp(1795418926000000000n)).toBe("2026-11-23T07:28:46Z");
});

test("never gives the same moment twice", () => {
  const moments = Array.from({ length: 10_000 }, () => nanoseconds());
  expect(moments.every((moment, i) => i === 0 || moment > (moments[i - 1] ?? 0n))).toBe(true);
});
