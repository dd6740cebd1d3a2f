import { createAdaptation } from "./adaptation.js";
import { createPace } from "./pace.js";
import type { Purpose } from "./purpose.js";

export interface BudgetOptions {
  /** How many requests are under way at once. */
  readonly concurrency: number;
  /** How many begin in any second. Default: no limit. */
  readonly requestsPerSecond?: number;
  /** The share of both that requests which read may take, above 0 and up to 1. */
  readonly readShare: number;
  /** A hold that is longer than this refuses those who would wait for it. */
  readonly maxWaitMs: number;
}

/** The one gate that all requests of a process pass. */
export interface Budget {
  /** Waits for a place among the requests under way and a turn to begin; the result gives the place back. */
  take(purpose: Purpose): Promise<() => void>;
  /** Waits for a turn only, as a log-in does: those who hold a place wait for the token that it brings. The result is for its end. */
  turn(): Promise<() => void>;
  /** Lets nothing begin for so long. */
  hold(ms: number): void;
  /** Takes note of an answer to a request that was sent at that time; `isTooMany` for 429. */
  answered(sentAt: number, isTooMany: boolean): void;
}

/** The API asked for more patience than a request has; nothing was sent. */
export class HeldTooLongError extends Error {
  override readonly name = "HeldTooLongError";

  constructor(readonly waitMs: number) {
    super("held");
  }
}

interface Waiting {
  readonly purpose: Purpose | "log-in";
  readonly sequence: number;
  readonly start: (release: () => void) => void;
  readonly refuse: (error: HeldTooLongError) => void;
}

export function createBudget({ concurrency, requestsPerSecond, readShare, maxWaitMs }: BudgetOptions): Budget {
  const adaptation = createAdaptation(concurrency, requestsPerSecond);
  const pace = createPace();
  const readPace = createPace();
  const running = { read: 0, write: 0 };
  const queues: Readonly<Record<Waiting["purpose"], Waiting[]>> = { "log-in": [], read: [], write: [] };
  let sequence = 0;
  let openAt = 0;
  let timer: NodeJS.Timeout | undefined;

  function hasPlace(purpose: Waiting["purpose"]): boolean {
    const places = adaptation.places();
    const isFull = running.read + running.write >= places;
    return purpose === "log-in" || (!isFull && (purpose === "write" || running.read < Math.max(1, Math.floor(places * readShare))));
  }

  function delayOf(purpose: Waiting["purpose"], now: number): number {
    return Math.max(0, openAt - now, pace.delay(now), purpose === "read" ? readPace.delay(now) : 0);
  }

  function begin({ purpose, start }: Waiting, now: number): void {
    queues[purpose].shift();
    const turns = [pace.take(now), ...(purpose === "read" ? [readPace.take(now)] : [])];
    if (purpose !== "log-in") {
      running[purpose]++;
    }
    start(() => {
      for (const end of turns) {
        end(performance.now());
      }
      if (purpose !== "log-in") {
        running[purpose]--;
      }
      pump();
    });
  }

  /** Lets begin whoever may, in the order of arrival. */
  function pump(): void {
    clearTimeout(timer);
    for (;;) {
      const now = performance.now();
      const rate = adaptation.rate(now);
      pace.setRate(rate);
      readPace.setRate(rate === undefined ? undefined : rate * readShare);
      const heads = Object.values(queues)
        .flatMap((queue) => queue.slice(0, 1))
        .filter(({ purpose }) => hasPlace(purpose))
        .sort((one, other) => one.sequence - other.sequence);
      const ready = heads.find(({ purpose }) => delayOf(purpose, now) <= 0);
      if (ready === undefined) {
        const delays = heads.map(({ purpose }) => delayOf(purpose, now));
        timer = heads.length === 0 ? undefined : setTimeout(pump, Math.ceil(Math.min(...delays)));
        return;
      }
      begin(ready, now);
    }
  }

  function enter(purpose: Waiting["purpose"]): Promise<() => void> {
    const heldMs = openAt - performance.now();
    if (heldMs > maxWaitMs) {
      return Promise.reject(new HeldTooLongError(heldMs));
    }
    return new Promise((start, refuse) => {
      queues[purpose].push({ purpose, start, refuse, sequence: sequence++ });
      pump();
    });
  }

  return {
    take: enter,
    turn: () => enter("log-in"),
    hold: (ms) => {
      openAt = Math.max(openAt, performance.now() + ms);
      if (ms > maxWaitMs) {
        for (const { refuse } of Object.values(queues).flatMap((queue) => queue.splice(0))) {
          refuse(new HeldTooLongError(ms));
        }
      }
    },
    answered: (sentAt, isTooMany) => {
      const now = performance.now();
      if (isTooMany) {
        adaptation.slowDown(sentAt, now);
      } else {
        adaptation.recover(now);
      }
    },
  };
}
