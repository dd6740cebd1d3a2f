import type { FaultRule } from "./plan.js";

/** Whether a rule keeps the request from being handled. */
export function isInstead({ status, html, expiredToken, reset, when }: FaultRule): boolean {
  if (expiredToken !== undefined || reset === "before") return true;
  return hasOwnAnswer({ status, html }) && when !== "after";
}

/** Whether a rule answers with something of its own. */
export function hasOwnAnswer({ status, html, expiredToken }: FaultRule): boolean {
  return status !== undefined || html === true || expiredToken !== undefined;
}

/** What a rule does, as the log says it. */
export function describeEffect(rule: FaultRule): string {
  const { delayMs, reset, truncate, slowBodyMs, expiredToken, html } = rule;
  const moment = isInstead(rule) ? "instead of handling it" : "after handling it";
  const effects = [
    delayMs !== undefined && `delay of ${delayMs} ms`,
    expiredToken !== undefined && `expired token, ${expiredToken === "once" ? "once" : "until refreshed"}`,
    expiredToken === undefined && hasOwnAnswer(rule) && `status ${statusOf(rule)}${html ? " as a page" : ""} ${moment}`,
    reset !== undefined && `connection reset ${moment}`,
    truncate !== undefined && `truncated answer (${truncate})`,
    slowBodyMs !== undefined && `slow body, ${slowBodyMs} ms`,
  ];
  return effects.filter((effect) => effect !== false).join(", ");
}

export function statusOf({ status, expiredToken }: FaultRule): number {
  return expiredToken === undefined ? (status ?? 502) : 401;
}
