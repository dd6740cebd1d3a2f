import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import type { Serial } from "./serial.js";

/** Asks for one item of what belongs to a key. */
export type Batch<Item, Result> = (key: string, item: Item) => Promise<Result>;

interface Waiting<Item, Result> {
  readonly item: Item;
  /** When it was asked for, by the clock of `performance`. */
  readonly since: number;
  readonly done: (result: Result | Promise<Result>) => void;
}

/** The steps that an engine begins together come one after another within milliseconds; a request takes longer than this. */
export const GATHER_MS = 5;
const MOST_PAUSES = 4;

/**
 * Joins what is asked for one key at the same time, or while a call for it is under way, into one call.
 *
 * @param serially runs the calls of one key one after another
 * @param gatherMs a call waits until nothing was asked for during so long, four times as long at most; by default only for what is there
 * @param run answers the items in their order; a result may be a promise that fails, for one item alone
 */
export function createBatch<Item, Result>(
  serially: Serial,
  run: (key: string, items: readonly Item[]) => Promise<readonly Promise<Result>[]>,
  gatherMs = 0,
): Batch<Item, Result> {
  const waitingByKey = new Map<string, Waiting<Item, Result>[]>();

  /** What had to wait for another call is not kept waiting for more. */
  async function gather(key: string): Promise<void> {
    const longest = performance.now() + MOST_PAUSES * gatherMs;
    // Requests of the engine that arrive together are handled in turns of the event loop.
    await nextTurn();
    for (let left = gatherMs; left > 0; ) {
      const until = Math.min(longest, (waitingByKey.get(key)?.at(-1)?.since ?? 0) + gatherMs);
      left = until - performance.now();
      await (left > 0 ? sleep(left) : undefined);
    }
  }

  async function flush(key: string): Promise<void> {
    await gather(key);
    const waiting = waitingByKey.get(key) ?? [];
    waitingByKey.delete(key);
    const results = run(
      key,
      waiting.map(({ item }) => item),
    );
    for (const [index, { done }] of waiting.entries()) {
      done(results.then((all) => all[index] ?? Promise.reject(new Error(`a joined call left out item ${index}`))));
    }
    await results.catch(() => undefined);
  }

  return (key, item) =>
    new Promise((done) => {
      const waiting = waitingByKey.get(key);
      const asked = { item, since: performance.now(), done };
      if (waiting !== undefined) {
        waiting.push(asked);
        return;
      }
      waitingByKey.set(key, [asked]);
      void serially(key, () => flush(key));
    });
}
