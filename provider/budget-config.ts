import type { ClientOptions } from "./client/client.js";
import { Web1on1Error } from "./client/error.js";
import { isUnknown } from "./schema/unknown.js";

interface Setting {
  readonly key: string;
  /** Completes "must be". */
  readonly rule: string;
  allows(value: number): boolean;
}

const isBetween = (least: number, most: number) => (value: number) => value >= least && value <= most;
const isWhole = (least: number, most: number) => (value: number) => Number.isInteger(value) && isBetween(least, most)(value);

const SETTINGS = {
  concurrency: { key: "web1on1:maxConcurrency", rule: "a whole number from 1 to 256", allows: isWhole(1, 256) },
  requestsPerSecond: { key: "web1on1:requestsPerSecond", rule: "a number from 0.1 to 1000", allows: isBetween(0.1, 1000) },
  readShare: { key: "web1on1:readShare", rule: "a number from 0.01 to 1", allows: isBetween(0.01, 1) },
  maxAttempts: { key: "web1on1:maxTries", rule: "a whole number from 1 to 20", allows: isWhole(1, 20) },
  timeoutS: { key: "web1on1:timeout", rule: "a number of seconds from 0.1 to 600", allows: isBetween(0.1, 600) },
  maxWaitS: { key: "web1on1:maxWait", rule: "a number of seconds from 0 to 3600", allows: isBetween(0, 3600) },
} as const satisfies Record<string, Setting>;

/**
 * How hard the API may be pressed and how long it is waited for, as far as it is configured.
 *
 * @throws Web1on1Error naming every setting that cannot be used
 */
export function resolveBudget(
  get: (key: string) => string | undefined,
): Pick<ClientOptions, "concurrency" | "requestsPerSecond" | "readShare" | "timeoutMs" | "retry"> {
  const problems: string[] = [];
  const found: Partial<Record<keyof typeof SETTINGS, number>> = {};
  for (const [name, setting] of Object.entries(SETTINGS) as [keyof typeof SETTINGS, Setting][]) {
    const text = get(setting.key)?.trim() ?? "";
    if (text === "" || isUnknown(text)) {
      continue;
    }
    const value = Number(text);
    if (setting.allows(value)) {
      found[name] = value;
    } else {
      problems.push(`${setting.key} must be ${setting.rule}, got ${JSON.stringify(text)}.`);
    }
  }
  if (problems.length > 0) {
    throw new Web1on1Error(`${problems.join(" ")} Correct it with \`web1on1 config set\`.`);
  }
  const { maxAttempts, maxWaitS, timeoutS, ...budget } = found;
  const retry = {
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
    ...(maxWaitS === undefined ? {} : { maxWaitMs: maxWaitS * 1000 }),
  };
  return {
    ...budget,
    ...(timeoutS === undefined ? {} : { timeoutMs: timeoutS * 1000 }),
    ...(Object.keys(retry).length === 0 ? {} : { retry }),
  };
}
