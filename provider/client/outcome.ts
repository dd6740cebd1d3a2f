import { readAnswer } from "./answer.js";
import { Web1on1ApiError } from "./error.js";
import { connectionFailure, isNeverSent, isUntrusted, type Origin, unusableAnswer } from "./failures.js";
import { readRetryAfter } from "./retry-after.js";
import { type Answer, type ApiRequest, type ConnectionError, TOO_LARGE } from "./transport.js";

/** What is wrong with the JSON value of a success, completing "returned 201 with ..."; undefined where it is what was asked for. */
export type ProblemOf = (value: unknown) => string | undefined;

/** What came of a request. */
export type Outcome = Answered | Failed;

export interface Answered {
  readonly error?: undefined;
  readonly value: unknown;
  /** Absent where the value was not answered but found. */
  readonly answer?: Answer;
}

export interface Failed {
  readonly error: Web1on1ApiError;
  /** Absent where none came. */
  readonly answer?: Answer;
  /** Whether it may go better in a moment. */
  readonly isTransient: boolean;
  /** Whether the API may have done what was asked. */
  readonly mayHaveTakenEffect: boolean;
  /** How long the API wants to be left alone. */
  readonly retryAfterMs?: number;
}

/** Besides failed connections: what a proxy, or a service that is busy or starting, answers. Never another 4xx. */
const TRANSIENT_STATUS = new Set([408, 425, 429, 500, 502, 503, 504, 521, 522, 524]);
/** Sent before anything was done, or about to be. */
const UNCERTAIN_STATUS = new Set([408, 425]);

/**
 * What an answer means, and whether the request may be sent again.
 */
export function judgeAnswer(
  origin: Origin,
  request: ApiRequest,
  answer: Answer,
  serverTime: number,
  problemOf: ProblemOf = () => undefined,
): Outcome {
  const { status } = answer;
  try {
    const value = readAnswer(origin, request, answer);
    const problem = problemOf(value);
    if (problem !== undefined) {
      throw unusableAnswer(origin, request, answer, problem);
    }
    return { answer, value };
  } catch (error) {
    if (!(error instanceof Web1on1ApiError)) {
      throw error;
    }
    const isSuccess = status >= 200 && status < 300;
    return {
      error,
      answer,
      // An answer of success that cannot be read: cut off on its way, or a page of a proxy.
      isTransient: isSuccess || TRANSIENT_STATUS.has(status),
      mayHaveTakenEffect: isSuccess || status >= 500 || UNCERTAIN_STATUS.has(status),
      retryAfterMs: TRANSIENT_STATUS.has(status) ? readRetryAfter(answer, serverTime) : undefined,
    };
  }
}

/** What an attempt without an answer means. */
export function judgeConnection(origin: Origin, request: ApiRequest, error: ConnectionError): Failed {
  const { code } = error;
  return {
    error: connectionFailure(origin, request, error),
    isTransient: !isUntrusted(code) && code !== TOO_LARGE,
    mayHaveTakenEffect: !isNeverSent(code),
  };
}
