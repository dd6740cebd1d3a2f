import type { ClientOptions } from "./client/client.js";
import { Web1on1Error } from "./client/error.js";
import { isUnknown } from "./schema/unknown.js";
import { SETTINGS, settingKey } from "./settings.js";

interface Limit {
  readonly name: "maxConcurrency" | "requestsPerSecond" | "readShare" | "maxTries" | "timeout" | "maxWait";
  allows(value: number): boolean;
}

const isBetween = (least: number, most: number) => (value: number) => value >= least && value <= most;
const isWhole = (least: number, most: number) => (value: number) => Number.isInteger(value) && isBetween(least, most)(value);

const LIMITS = {
  concurrency: { name: "maxConcurrency", allows: isWhole(1, 256) },
  requestsPerSecond: { name: "requestsPerSecond", allows: isBetween(0.1, 1000) },
  readShare: { name: "readShare", allows: isBetween(0.01, 1) },
  maxAttempts: { name: "maxTries", allows: isWhole(1, 20) },
  timeoutS: { name: "timeout", allows: isBetween(0.1, 600) },
  maxWaitS: { name: "maxWait", allows: isBetween(0, 3600) },
} as const satisfies Record<string, Limit>;

/**
 * How hard the API may be pressed and how long it is waited for, as far as it is configured.
 *
 * @throws Web1on1Error naming every setting that cannot be used
 */
export function resolveBudget(
  get: (key: string) => string | undefined,
): Pick<ClientOptions, "concurrency" | "requestsPerSecond" | "readShare" | "timeoutMs" | "retry"> {
  const problems: string[] = [];
  const found: Partial<Record<keyof typeof LIMITS, number>> = {};
  for (const [name, limit] of Object.entries(LIMITS) as [keyof typeof LIMITS, Limit][]) {
    const key = settingKey(limit.name);
    const text = get(key)?.trim() ?? "";
    if (text === "" || isUnknown(text)) {
      continue;
    }
    const value = Number(text);
    if (limit.allows(value)) {
      found[name] = value;
    } else {
      problems.push(`${key} must be ${SETTINGS[limit.name].rule}, got ${JSON.stringify(text)}.`);
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
