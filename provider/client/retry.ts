import { setTimeout as sleep } from "node:timers/promises";
import { UncertainError, Web1on1ApiError } from "./error.js";
import { isMaking } from "./failures.js";
import type { Failed, Outcome } from "./outcome.js";
import type { ApiRequest } from "./transport.js";

/** How often and how long a request is tried. */
export interface RetryPolicy {
  /** Attempts in all, the first included. Default 6. */
  readonly maxAttempts: number;
  /** No attempt begins later than so long after the first, in milliseconds; a `Retry-After` beyond it ends the tries. Default 120,000. */
  readonly maxWaitMs: number;
  /** Half of the longest first wait; each further one is up to twice as long. Default 250. */
  readonly baseDelayMs: number;
  /** The longest wait that is not asked for. Default 30,000. */
  readonly maxDelayMs: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = { maxAttempts: 6, maxWaitMs: 120_000, baseDelayMs: 250, maxDelayMs: 30_000 };

/** A limit counts by the minute or the second, not by the millisecond: a 429 that does not say how long is given four times as long. */
const PATIENCE_WITH_LIMIT = 4;
const TOO_MANY = 429;

/** Looks for what a POST may have made: the object as the API would have answered it, undefined where there is none. */
export type Find = (uncertain: UncertainError) => Promise<unknown>;

export interface RetryParts {
  readonly policy: RetryPolicy;
  /** Sends once; a token that is refused is replaced in here. */
  readonly attempt: () => Promise<Outcome>;
  /** Called before each wait. */
  readonly onWait: (failed: Failed, waitMs: number, nextAttempt: number) => void;
  readonly sleep?: (ms: number) => Promise<unknown>;
  /** When the first attempt began, by the API's clock as it is known by now. */
  readonly begunAt: () => number;
  readonly find?: Find;
}

/**
 * The one place that decides whether a request is sent again: until it is answered, refused for good, or tried as often and as long as
 * the policy allows. PATCH is repeatable because the API sets the properties of its body and nothing else (wire-facts, PATCH).
 *
 * A POST that makes something and may have done so is not sent again before it was looked for, after the wait, and not found; where
 * nobody can look it ends here.
 *
 * @throws what `find` throws; UncertainError for a POST of which nobody knows whether it took effect
 */
export async function sendWithRetry(request: ApiRequest, parts: RetryParts): Promise<Outcome> {
  const { policy, attempt, onWait, find } = parts;
  const start = performance.now();
  for (let attempts = 1; ; attempts++) {
    const outcome = await attempt();
    if (outcome.error === undefined) {
      return outcome;
    }
    const mustLook = isMaking(request) && outcome.mayHaveTakenEffect;
    const uncertain = mustLook ? new UncertainError(outcome.error, parts.begunAt) : undefined;
    if (uncertain !== undefined && find === undefined) {
      throw uncertain;
    }
    const waitMs = waitAfter(outcome, attempts, policy);
    const isLast = !outcome.isTransient || attempts >= policy.maxAttempts || performance.now() - start + waitMs > policy.maxWaitMs;
    if (!isLast) {
      onWait(outcome, waitMs, attempts + 1);
      await (parts.sleep ?? sleep)(waitMs);
    }
    if (uncertain !== undefined && find !== undefined) {
      const value = await look(find, uncertain);
      if (value !== undefined) {
        return { value };
      }
      if (isLast) {
        throw uncertain;
      }
    } else if (isLast) {
      return outcome;
    }
  }
}

async function look(find: Find, uncertain: UncertainError): Promise<unknown> {
  try {
    return await find(uncertain);
  } catch (error) {
    throw error instanceof Web1on1ApiError ? uncertain.withFailedLook(error) : error;
  }
}

/** As long as the API asks for and a little more, so that those who were told the same do not come back together; else full jitter. */
function waitAfter({ retryAfterMs, answer }: Failed, attempts: number, { baseDelayMs, maxDelayMs }: RetryPolicy): number {
  if (retryAfterMs !== undefined && retryAfterMs > 0) {
    return retryAfterMs + Math.random() * baseDelayMs;
  }
  const patience = answer?.status === TOO_MANY ? PATIENCE_WITH_LIMIT : 1;
  return Math.random() * Math.min(maxDelayMs, baseDelayMs * patience * 2 ** attempts);
}
