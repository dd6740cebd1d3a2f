/** Runs what it is given one after the other for each key, in the order of arrival; different keys do not wait for each other. */
export type Queue = <T>(key: string, run: () => Promise<T>) => Promise<T>;

/** For objects that are written whole, so that of two writers at once one would undo the other. */
export function createQueue(): Queue {
  const last = new Map<string, Promise<unknown>>();
  return (key, run) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(run, run);
    last.set(key, turn);
    const forget = () => {
      if (last.get(key) === turn) {
        last.delete(key);
      }
    };
    turn.then(forget, forget);
    return turn;
  };
}
