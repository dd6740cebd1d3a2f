/** Runs what has the same key one after another, in the order of arrival; what has another key is not waited for. */
export type Serial = <T>(key: string, run: () => Promise<T>) => Promise<T>;

export function createSerial(): Serial {
  const tails = new Map<string, Promise<unknown>>();
  return (key, run) => {
    const before = tails.get(key) ?? Promise.resolve();
    // One that failed is no reason to keep the next from its turn.
    const result = before.then(run, run);
    const tail = result.then(
      () => undefined,
      () => undefined,
    );
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) {
        tails.delete(key);
      }
    });
    return result;
  };
}
