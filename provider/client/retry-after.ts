import type { Answer } from "./transport.js";

const MS = 1000;

/**
 * How long an answer asks to wait, in milliseconds from now: a number of seconds or a date, which is one of the server's clock.
 *
 * @param serverTime the server's clock as far as it is known, where the answer does not tell it
 */
export function readRetryAfter(answer: Answer, serverTime: number): number | undefined {
  const header = answer.header("retry-after")?.trim();
  if (!header) {
    return undefined;
  }
  if (/^\d+(\.\d+)?$/.test(header)) {
    return Number(header) * MS;
  }
  const now = Date.parse(answer.header("date") ?? "");
  const ms = Date.parse(header) - (Number.isNaN(now) ? serverTime : now);
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
