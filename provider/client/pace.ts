/** How fast things may begin. Times are milliseconds of one clock that never goes back. */
export interface Pace {
  /** How long the next one has to wait; 0 when it may begin. */
  delay(now: number): number;
  /** Says that one begins; the result says when it was answered. */
  take(now: number): (answeredAt: number) => void;
  /** Sets another rate, undefined for none. */
  setRate(perSecond: number | undefined): void;
}

const SECOND_MS = 1005;
/** An even pace is a little slower than allowed, so that it seldom comes near to the limit. */
const EVEN_PACE = 1.02;
/** How far ahead of an even pace one may be: a timer that fires late is caught up with, and no more. */
const SLACK_MS = 200;
/** How long a request may be on its way before it is counted. */
const LONGEST_WAY_MS = 100;
/** So many may overtake each other. */
const OVERTAKING = 64;
const MOST_KEPT = 2048;

/**
 * Spreads what begins evenly, and never lets more arrive in any second than the rate allows, where the other side would refuse the rest. It
 * counts when a request arrives, and the first ones take longer than those that find a connection: so what matters is when the
 * answer was there, or a tenth of a second where that takes longer.
 */
export function createPace(perSecond?: number): Pace {
  let rate = perSecond;
  /** By when each of the last ones had arrived. */
  let arrivals: { by: number }[] = [];
  let due = Number.NEGATIVE_INFINITY;
  return {
    delay: (now) => {
      if (rate === undefined) {
        return 0;
      }
      const perWindow = Math.max(1, Math.floor(rate));
      const end = Math.max(0, arrivals.length - perWindow + 1);
      const oldest = arrivals.slice(Math.max(0, end - OVERTAKING), end);
      const by = oldest.reduce((latest, arrival) => Math.max(latest, arrival.by), Number.NEGATIVE_INFINITY);
      return Math.max(0, by + (SECOND_MS * perWindow) / rate - now, due - SLACK_MS - now);
    },
    take: (now) => {
      const arrival = { by: now + LONGEST_WAY_MS };
      arrivals.push(arrival);
      if (arrivals.length > 2 * MOST_KEPT) {
        arrivals = arrivals.slice(-MOST_KEPT);
      }
      due = Math.max(now, due) + (rate === undefined ? 0 : (SECOND_MS * EVEN_PACE) / rate);
      return (answeredAt) => {
        arrival.by = Math.min(arrival.by, answeredAt);
      };
    },
    setRate: (next) => {
      rate = next;
    },
  };
}
