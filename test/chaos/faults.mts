import type { FaultPlan, FaultRule } from "pulumi-web1on1/emulator";

/** The share of all requests that meet one of the faults. */
const SHARE = 0.1;
/** What one try may take, for the settings of the stack, and a time that is certainly longer. */
export const TIMEOUT_S = 1.5;
const TOO_LONG_MS = 8_000;

const RULES: readonly FaultRule[] = [
  { name: "reset before", reset: "before" },
  { name: "reset after", reset: "after" },
  { name: "500 after", status: 500, when: "after" },
  { name: "503", status: 503 },
  { name: "429 seconds", status: 429, retryAfter: 1 },
  { name: "429 date", status: 429, retryAfter: { dateInS: 1 } },
  { name: "time-out before", delayMs: TOO_LONG_MS, reset: "before" },
  { name: "time-out after", status: 200, when: "after", slowBodyMs: TOO_LONG_MS },
  { name: "truncated", truncate: "chunked" },
  { name: "HTML page", html: true, when: "after" },
  { name: "slow body", slowBodyMs: 300 },
  { name: "expired token", expiredToken: "untilRefreshed" },
];

export const FAULT_NAMES: readonly string[] = RULES.map(({ name = "" }) => name);

/** Random faults on a tenth of all requests; the same ones for the same seed and order of requests. */
export const chaosPlan = (seed: number): FaultPlan => ({ seed, rules: RULES.map((rule) => ({ ...rule, share: SHARE / RULES.length })) });
