/** Runs at most so many of the given functions at a time; the others wait for their turn. */
export function limit(jobs: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= jobs) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // A waiting one takes over the place.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
