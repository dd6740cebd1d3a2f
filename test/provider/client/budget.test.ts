import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { createAdaptation } from "../../../provider/client/adaptation.js";
import { createBudget } from "../../../provider/client/budget.js";
import { createClient } from "../../../provider/client/client.js";
import { asReading, type Purpose } from "../../../provider/client/purpose.js";
import { reply, serve, type TestServer } from "../helpers/http-server.js";

const options = { concurrency: 4, readShare: 0.5, maxWaitMs: 1000 };

test("runs no more than so many at once, half of them reading, and all of them in the end", async () => {
  const budget = createBudget(options);
  const running = { read: 0, write: 0 };
  const most = { read: 0, write: 0, all: 0 };
  let done = 0;
  const run = async (purpose: Purpose) => {
    const release = await budget.take(purpose);
    running[purpose]++;
    most[purpose] = Math.max(most[purpose], running[purpose]);
    most.all = Math.max(most.all, running.read + running.write);
    await sleep(2);
    running[purpose]--;
    release();
    done++;
  };
  await Promise.all(Array.from({ length: 20 }, () => run("read")));
  await Promise.all(Array.from({ length: 20 }, () => run("write")));
  await Promise.all(Array.from({ length: 40 }, (_, index) => run(index % 3 === 0 ? "write" : "read")));
  expect([most, done]).toEqual([{ read: 2, write: 4, all: 4 }, 80]);
});

test("holds log-ins back too, which need no place but wait for their turn", async () => {
  const budget = createBudget({ ...options, concurrency: 1 });
  await budget.take("write");
  budget.hold(300);
  const start = performance.now();
  await budget.turn();
  expect(performance.now() - start).toBeGreaterThan(295);
});

test("counts all of a client as reading that only reads", async () => {
  let [running, most] = [0, 0];
  const server = await serve((_, response) => {
    most = Math.max(most, ++running);
    setTimeout(() => {
      running--;
      reply(response, 200, {});
    }, 10);
  });
  const client = createClient({ url: server.url, token: "t", concurrency: 4, readsOnly: true });
  await Promise.all(Array.from({ length: 12 }, () => client.get("/forms")));
  expect(most).toBe(2);
});

test("leaves one place for reading however small its share", async () => {
  const budget = createBudget({ ...options, readShare: 0.01 });
  await expect(budget.take("read")).resolves.toBeTypeOf("function");
});

/** A server that refuses what goes beyond so many requests in any second; it counts both. */
async function serveWithLimit(perSecond: number): Promise<TestServer & { refused: number; times: number[] }> {
  const times: number[] = [];
  const state = { refused: 0 };
  const server = await serve((_, response) => {
    const now = performance.now();
    if (times.filter((at) => at > now - 1000).length >= perSecond) {
      state.refused++;
      return reply(response, 429);
    }
    times.push(now);
    setTimeout(() => reply(response, 200, {}), 40);
  });
  return Object.assign(server, {
    times,
    get refused() {
      return state.refused;
    },
  });
}

test("is never refused by a server whose limit it knows, and keeps near to it", async () => {
  const server = await serveWithLimit(20);
  const client = createClient({ url: server.url, token: "t", requestsPerSecond: 20 });
  const start = performance.now();
  await Promise.all(Array.from({ length: 100 }, (_, index) => client.patch(`/forms/${index}`, {})));
  expect(server.times).toHaveLength(100);
  expect(server.requests).toHaveLength(100);
  expect(performance.now() - start).toBeLessThan(1.15 * 5000);
});

test("reads at its share of the rate, and writes at all of it", async () => {
  const server = await serveWithLimit(1000);
  const client = createClient({ url: server.url, token: "t", requestsPerSecond: 40 });
  const timeOf = async (run: () => Promise<unknown>) => {
    const start = performance.now();
    await Promise.all(Array.from({ length: 40 }, run));
    return performance.now() - start;
  };
  const reading = await timeOf(() => asReading(() => client.get("/forms")));
  const writing = await timeOf(() => client.get("/forms"));
  expect(reading).toBeGreaterThan(1500);
  expect(writing).toBeLessThan(0.7 * reading);
});

test("finds the limit of a server by itself and gets everything through", async () => {
  const server = await serveWithLimit(20);
  const client = createClient({ url: server.url, token: "t" });
  await Promise.all(Array.from({ length: 120 }, (_, index) => client.patch(`/forms/${index}`, {})));
  expect(server.times).toHaveLength(120);
  expect(server.requests.length).toBeLessThan(240);
});

test("takes a single 429 as one, and several as a rate that grows again and is forgotten in the end", () => {
  const adaptation = createAdaptation(16);
  for (let now = 0; now < 1000; now += 50) {
    adaptation.recover(now);
  }
  adaptation.slowDown(990, 1000);
  expect([adaptation.places(), adaptation.rate(1000)]).toEqual([11, undefined]);
  adaptation.slowDown(991, 1001);
  adaptation.slowDown(992, 1002);
  const slowed = adaptation.rate(1002) ?? expect.fail("no rate");
  expect([adaptation.places(), Math.round(slowed)]).toEqual([11, 13]);
  adaptation.slowDown(993, 1003);
  expect(adaptation.rate(1003)).toBeCloseTo(slowed, 1);
  expect(adaptation.rate(6000)).toBeGreaterThan(slowed + 3);
  expect(adaptation.rate(60_000)).toBeUndefined();
  for (let index = 0; index < 100; index++) {
    adaptation.recover(60_000 + index);
  }
  expect(adaptation.places()).toBe(16);
});

test("never goes beyond the rate that is set", () => {
  const adaptation = createAdaptation(16, 20);
  for (let index = 0; index < 19; index++) {
    adaptation.recover(0);
  }
  for (const now of [1, 2, 3, 4]) {
    adaptation.slowDown(0, now);
  }
  expect(adaptation.rate(4)).toBeLessThan(20);
  expect(adaptation.rate(20_000)).toBe(20);
  expect(adaptation.rate(600_000)).toBe(20);
});
