import { expect, test } from "vitest";
import type { ContenderName, OperationName } from "../../bench/main/contender.mjs";
import type { Figure } from "../../bench/main/figures.mjs";
import { contendersIn, planLegs } from "../../bench/main/plan.mjs";
import { findWorse, ratiosOf } from "../../bench/main/ratios.mjs";

interface Cost {
  wallS?: number;
  cpuS?: number;
  requests?: number;
  latencyMs?: number;
}

function figure(contender: ContenderName, operation: OperationName, objects: number, cost: Cost): Figure {
  const { wallS = 1, cpuS = 1, requests = 0, latencyMs = 0 } = cost;
  const peakMb = { rss: 1, pss: 1, highWater: 1 };
  return { contender, operation, objects, latencyMs, rounds: 1, wallS, cpuS, cpuSByProcess: {}, emulatorCpuS: 0, requests, peakMb };
}

test("compares CPU time without delay, wall time with it, and what an object costs at two sizes", () => {
  const figures = [
    figure("web1on1", "create", 100, { cpuS: 2, wallS: 9, requests: 103 }),
    figure("bare", "create", 100, { cpuS: 0.5 }),
    figure("naive", "create", 100, { cpuS: 4 }),
    figure("web1on1", "create", 1000, { cpuS: 10, requests: 1003 }),
    figure("web1on1", "create", 100, { wallS: 3, requests: 103, latencyMs: 40 }),
    figure("naive", "create", 100, { wallS: 4, latencyMs: 40 }),
  ];
  expect(ratiosOf(figures)).toEqual({
    ratios: {
      "create all, 100 objects: CPU time against the bare loop": 4,
      "create all, 100 objects: CPU time against the naive provider": 0.5,
      "create all: CPU time per object at 1,000 against 100": 0.5,
      "create all, 100 objects, 40 ms: wall time against the naive provider": 0.75,
    },
    requests: { "create all, 100 objects": 103, "create all, 1000 objects": 1003, "create all, 100 objects, 40 ms": 103 },
  });
});

test("finds a ratio more than 1.5 times the committed one, one that is not measured any more, and each request more", () => {
  const committed = { ratios: { a: 2, b: 2, gone: 1 }, requests: { c: 10, d: 10 } };
  const measured = { ratios: { a: 3, b: 3.1, own: 9 }, requests: { c: 11, d: 9 } };
  expect(findWorse(measured, committed)).toEqual([
    "b: 3.1, committed as 2: 1.55 times worse, at most 1.5.",
    "gone: committed as 1, not measured.",
    "c: 11 requests, committed as 10.",
  ]);
});

test("reverses the order each round, and measures those that take minutes once and never at 5,000 unless asked for", () => {
  const legs = planLegs({ quick: false });
  const thousand = legs.find(({ objects, latencyMs }) => objects === 1000 && latencyMs === 0);
  if (thousand === undefined) throw new Error("1,000 objects are not measured.");
  expect(contendersIn(thousand, 0)).toEqual(["web1on1", "bare", "naive", "pulumi", "terraform"]);
  expect(contendersIn(thousand, 1)).toEqual(["naive", "bare", "web1on1"]);
  expect(legs.find(({ objects }) => objects === 5000)?.contenders).toEqual(["web1on1", "bare", "naive"]);
  const asked = planLegs({ quick: false, sizes: [5000], latencies: [0], against: ["pulumi"] });
  expect(asked.map(({ contenders }) => contenders)).toEqual([["web1on1", "pulumi"]]);
});
