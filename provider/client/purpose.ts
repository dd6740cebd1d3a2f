import { AsyncLocalStorage } from "node:async_hooks";

/** What a request is for: those that read take a share of the budget at most, those that write may take all of it. */
export type Purpose = "read" | "write";

const storage = new AsyncLocalStorage<Purpose>();

/** Runs something whose requests count as reading, however deep they are: a provider is not told which operation it serves. */
export function asReading<T>(run: () => T): T {
  return storage.run("read", run);
}

/** What a request that begins here is for. */
export function currentPurpose(): Purpose {
  return storage.getStore() ?? "write";
}
