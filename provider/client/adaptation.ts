/** How much of the budget is used at the moment: less after a 429, and again more from answer to answer. */
export interface Adaptation {
  /** How many requests may be under way. */
  places(): number;
  /** How many may begin in a second; undefined for no limit. */
  rate(now: number): number | undefined;
  /** A request that was sent at that time was refused with 429. */
  slowDown(sentAt: number, now: number): void;
  /** One was answered otherwise. */
  recover(now: number): void;
}

/** What is left after a 429, and the least rate, as in the adaptive mode of the AWS SDKs. */
const DECREASE = 0.7;
const LEAST_RATE = 0.5;
/** A single 429 takes places only; so many within so long tell a rate. */
const REFUSALS = 3;
const REFUSALS_WITHIN_MS = 5000;
/** Less than this is not believed at once: where few requests were sent, few were taken. */
const LEAST_GUESS = 5;
/** By how much of the rate at which it was too many the rate grows in a second. */
const GROWTH_PER_SECOND = 0.05;
/** A limit that nobody set goes when the rate has grown so far beyond the one at which it was too many. */
const FORGOTTEN_AT = 2;
const MOST_KEPT = 1000;
const MS = 1000;

/** Multiplicative decrease, additive increase: once for all refusals of requests that were sent before the last decrease. */
export function createAdaptation(maxPlaces: number, maxRate = Number.POSITIVE_INFINITY): Adaptation {
  let places = maxPlaces;
  let rate = maxRate;
  let tooManyAt = maxRate;
  let grownAt = 0;
  let slowedAt = Number.NEGATIVE_INFINITY;
  let isRateSlowed = false;
  let refusedAt: number[] = [];
  let answeredAt: number[] = [];

  function grow(now: number): void {
    if (rate < maxRate) {
      rate = Math.min(maxRate, rate + (Math.max(1, tooManyAt) * GROWTH_PER_SECOND * (now - grownAt)) / MS);
      if (rate > tooManyAt * FORGOTTEN_AT) {
        rate = maxRate;
      }
    }
    grownAt = now;
  }

  return {
    places: () => Math.max(1, Math.floor(places)),
    rate: (now) => {
      grow(now);
      return rate === Number.POSITIVE_INFINITY ? undefined : rate;
    },
    slowDown: (sentAt, now) => {
      refusedAt = [...refusedAt.filter((at) => at > now - REFUSALS_WITHIN_MS), now];
      if (sentAt >= slowedAt) {
        slowedAt = now;
        isRateSlowed = false;
        places = Math.max(1, places * DECREASE);
      }
      if (!isRateSlowed && refusedAt.length >= REFUSALS) {
        grow(now);
        isRateSlowed = true;
        // What the API did take in the last second tells what it takes; the refused ones do not count.
        const taken = answeredAt.filter((at) => at > now - MS).length;
        tooManyAt = Math.min(rate, Math.max(LEAST_GUESS, taken));
        rate = Math.max(LEAST_RATE, tooManyAt * DECREASE);
      }
    },
    recover: (now) => {
      answeredAt.push(now);
      if (answeredAt.length > 2 * MOST_KEPT) {
        answeredAt = answeredAt.slice(-MOST_KEPT);
      }
      places = Math.min(maxPlaces, places + 1 / places);
    },
  };
}
