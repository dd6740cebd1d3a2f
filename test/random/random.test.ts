import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeWorld, type World } from "./life.mjs";
import { randomTenant } from "./random-tenant.mjs";

// `npm run test:random` has two hundred.
const runs = Number(process.env.RANDOM_RUNS ?? 2);
const seed = process.env.RANDOM_SEED === undefined ? undefined : Number(process.env.RANDOM_SEED);

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

test(
  "holds exactly what is declared after every step of a random tenant's life, and has nothing left to do",
  async () => {
    const lives = fc.asyncProperty(randomTenant, randomTenant, async (first, second) => {
      expect(await world.live([first, second])).toEqual([]);
    });
    await fc.assert(lives, { numRuns: runs, seed, endOnFailure: true });
  },
  60_000 * runs,
);
