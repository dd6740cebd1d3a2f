/** What goes wrong, and when. Faults concern what stands under /v2 and nothing else. */
export interface FaultPlan {
  /** Decides which requests a `share` meets; the same seed, plan and order of requests give the same faults. 1 by default. */
  seed?: number;
  /** Every request waits this long before anything is done with it, in milliseconds. */
  latencyMs?: number;
  /** How many requests are let in; the others get a 429 with `Retry-After`, are not executed, and no rule sees them. */
  budget?: FaultBudget;
  /** Of the rules that a request meets, the first in this order takes effect. */
  rules?: FaultRule[];
}

/** How many requests are let in, as a bucket of tokens. */
export interface FaultBudget {
  /** Requests per second; may be less than one. */
  perSecond: number;
  /** How many may come at once after a pause; `perSecond`, and at least 1, by default. */
  burst?: number;
}

/** Which requests, which of them, and what happens. A rule counts every request of its method and path, whatever other rules do. */
export interface FaultRule {
  /** As the log and the report call it; `rules[0]` by default. */
  name?: string;
  /** Any by default. */
  method?: string | string[];
  /**
   * The path without /v2 and query. `*` stands for any text without a slash, `**` for any text; `*` alone, the default, is every path.
   * `/forms/*` is one form, neither the list nor the fields of one.
   */
  path?: string;
  /** Which ones of those, counted from 1. */
  nth?: number | number[];
  /** How many of those, from 0 to 1, picked by the plan's seed. Not beside `nth`. */
  share?: number;
  /** How often at most. */
  times?: number;

  /** The request waits before it is handled, in milliseconds. Its body is read by then: it is handled even if the client has gone. */
  delayMs?: number;
  /** Answers with this status. */
  status?: number;
  /** Whether the answer of `status` or `html` comes instead of the request's being handled, the default, or after it was. */
  when?: FaultMoment;
  /** The body of that answer: JSON, or a text as it is. By default an error as the API words it. */
  body?: unknown;
  /** Headers of that answer. */
  headers?: Record<string, string>;
  /** `Retry-After` of that answer: seconds, or a date so many seconds from now. */
  retryAfter?: number | { dateInS: number };
  /** An HTML error page for that answer, as a gateway has it; `status` is 502 by default. */
  html?: boolean;
  /** A 401 `jwt expired`: once, or for this token from here on until its user has a new one. */
  expiredToken?: "once" | "untilRefreshed";
  /** The connection is reset before anything is done, or after the request was handled and what it wrote is committed. */
  reset?: FaultMoment;
  /** Half of the answer comes, then the connection ends: its Content-Length told of more, or it was chunked and the end is missing. */
  truncate?: "length" | "chunked";
  /** The body of the answer comes in small pieces over this time, in milliseconds. */
  slowBodyMs?: number;
}

/** Whether a fault comes instead of the handling of a request, or after what it wrote is committed. */
export type FaultMoment = "before" | "after";

/** What a plan has done so far. */
export interface FaultReport {
  plan: FaultPlan;
  rules: {
    name: string;
    /** Requests of its method and path. */
    seen: number;
    /** Those that it took effect on. */
    hits: number;
  }[];
  /** Requests that the budget kept out. */
  refused: number;
}
