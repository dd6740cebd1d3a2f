/** Shows a wait with its reason when it is longer than two seconds. */
export type Notice = (kind: string, waitMs: number, why: string) => void;

const SHOWN_FROM_MS = 2000;
/** Waits that end at nearly the same time are one to whoever reads. */
const SAME_MS = 1000;

/** @param print where a line goes; both engines pass on what a provider or a program prints */
export function createNotices(print: (line: string) => void = (line) => console.log(line)): Notice {
  const shownUntil = new Map<string, number>();
  return (kind, waitMs, why) => {
    const endsAt = performance.now() + waitMs;
    if (waitMs <= SHOWN_FROM_MS || endsAt <= (shownUntil.get(kind) ?? 0) + SAME_MS) {
      return;
    }
    shownUntil.set(kind, endsAt);
    print(`Waiting ${Math.ceil(waitMs / 1000)} s ${why}.`);
  };
}
