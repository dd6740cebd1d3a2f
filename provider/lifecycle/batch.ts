import { setImmediate as nextTurn } from "node:timers/promises";
import type { Serial } from "./serial.js";

/** Asks for one item of what belongs to a key. */
export type Batch<Item, Result> = (key: string, item: Item) => Promise<Result>;

interface Waiting<Item, Result> {
  readonly item: Item;
  readonly done: (result: Result | Promise<Result>) => void;
}

/**
 * Joins what is asked for one key at the same time, or while a call for it is under way, into one call.
 *
 * @param serially runs the calls of one key one after another
 * @param run answers the items in their order; a result may be a promise that fails, for one item alone
 */
export function createBatch<Item, Result>(
  serially: Serial,
  run: (key: string, items: readonly Item[]) => Promise<readonly Promise<Result>[]>,
): Batch<Item, Result> {
  const waitingByKey = new Map<string, Waiting<Item, Result>[]>();

  async function flush(key: string): Promise<void> {
    // Requests of the engine that arrive together are handled in turns of the event loop.
    await nextTurn();
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
      if (waiting !== undefined) {
        waiting.push({ item, done });
        return;
      }
      waitingByKey.set(key, [{ item, done }]);
      void serially(key, () => flush(key));
    });
}
