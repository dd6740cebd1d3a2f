import type { FaultRule } from "pulumi-web1on1/emulator";

type Effect = Pick<
  FaultRule,
  "status" | "when" | "headers" | "retryAfter" | "html" | "expiredToken" | "reset" | "truncate" | "slowBodyMs" | "delayMs"
>;

/** One way in which a request goes wrong. */
export interface Fault {
  readonly name: string;
  readonly effect: Effect;
  /** Settings of the stack, without their namespace. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether the program logs in, since a token that ends is replaced only then. */
  readonly logsIn?: boolean;
  /** Steps at a time, where not as many as usual. */
  readonly parallel?: number;
}

/** A time that is certainly longer than the client's patience with one try. */
const IMPATIENT = { timeout: "0.6" };
const TOO_LONG_MS = 5_000;

export const FAULTS: readonly Fault[] = [
  { name: "reset before", effect: { reset: "before" } },
  { name: "reset after", effect: { reset: "after" } },
  { name: "500 after", effect: { status: 500, when: "after" } },
  { name: "503", effect: { status: 503 } },
  { name: "429 seconds", effect: { status: 429, retryAfter: 1 } },
  { name: "429 date", effect: { status: 429, retryAfter: { dateInS: 1 } } },
  { name: "time-out before", effect: { delayMs: TOO_LONG_MS, reset: "before" }, settings: IMPATIENT },
  { name: "time-out after", effect: { status: 200, when: "after", slowBodyMs: TOO_LONG_MS }, settings: IMPATIENT },
  { name: "truncated", effect: { truncate: "length" } },
  { name: "HTML 200", effect: { html: true, status: 200 } },
  { name: "HTML 502", effect: { html: true, status: 502, when: "after" } },
  { name: "slow body", effect: { slowBodyMs: 300 } },
  // One step at a time: else a token is refused at its first use again and again, and credentials whose tokens are never taken are given up.
  { name: "401 once", effect: { expiredToken: "once" }, parallel: 1, logsIn: true },
  { name: "expired token", effect: { expiredToken: "untilRefreshed" }, parallel: 1, logsIn: true },
];
