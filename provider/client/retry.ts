import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, type ApiRequest, ConnectionError } from "./transport.js";

/** How often and how long a request is tried. Only requests that may be repeated without harm are: a POST only where it says so. */
export interface RetryPolicy {
  /** Attempts in all, the first included. Default 4. */
  readonly maxAttempts: number;
  /** The first wait; each further one is up to twice as long. Default 250. */
  readonly baseDelayMs: number;
  /** The longest wait; a `Retry-After` beyond it ends the tries. Default 30,000. */
  readonly maxDelayMs: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = { maxAttempts: 4, baseDelayMs: 250, maxDelayMs: 30_000 };

const RETRYABLE_STATUS = new Set([429, 503]);
// ERR_BAD_RESPONSE is axios' code for a body that broke off.
const RETRYABLE_CODE = new Set(["ECONNRESET", "EPIPE", "ERR_BAD_RESPONSE"]);

/**
 * Sends until an answer comes that is worth handing on, and waits in between; what comes of the last attempt is what the caller gets.
 *
 * PATCH is repeatable here because the API sets the properties of its body and nothing else (wire-facts, PATCH).
 */
export async function sendWithRetry(
  request: ApiRequest,
  send: (request: ApiRequest) => Promise<Answer>,
  policy: RetryPolicy = DEFAULT_RETRY_POLICY,
): Promise<Answer> {
  const maxAttempts = request.method === "POST" && !request.isRepeatable ? 1 : policy.maxAttempts;
  for (let attempt = 1; ; attempt++) {
    let delayMs: number;
    try {
      const answer = await send(request);
      delayMs = waitBeforeRetry(answer, attempt, policy);
      if (!RETRYABLE_STATUS.has(answer.status) || attempt >= maxAttempts || delayMs > policy.maxDelayMs) {
        return answer;
      }
    } catch (error) {
      if (!(error instanceof ConnectionError) || !RETRYABLE_CODE.has(error.code) || attempt >= maxAttempts) {
        throw error;
      }
      delayMs = backoff(attempt, policy);
    }
    await sleep(delayMs);
  }
}

function waitBeforeRetry(answer: Answer, attempt: number, policy: RetryPolicy): number {
  return readRetryAfter(answer.header("retry-after")) ?? backoff(attempt, policy);
}

/** `Retry-After` in milliseconds from now: a number of seconds or a date. */
function readRetryAfter(header: string | undefined): number | undefined {
  if (header === undefined) {
    return undefined;
  }
  const ms = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Full jitter: many requests that failed together do not come back together. */
function backoff(attempt: number, { baseDelayMs, maxDelayMs }: RetryPolicy): number {
  return Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** attempt);
}
