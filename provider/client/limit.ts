/** Runs what it is given, no more than so many at once, in the order of arrival. */
export type Limit = <T>(run: () => Promise<T>) => Promise<T>;

/** @param concurrency how many may run at once */
export function createLimit(concurrency: number): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (run) => {
    if (running < concurrency) {
      running++;
    } else {
      // The one that ends hands its place over, so that the count never drops in between.
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next) {
        next();
      } else {
        running--;
      }
    }
  };
}
