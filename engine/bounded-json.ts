import { EngineError } from "./errors.js";

/** Whether a value is what JSON calls an object. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Far more than any state has; what is deeper exhausts the stack of whoever walks through it. */
const DEEPEST = 200;

/**
 * Reads JSON that somebody gives by hand.
 *
 * @param what the text as the sentence begins with it: "The import file"
 * @throws EngineError without Node's reason, which repeats a part of the text: that may be a secret
 */
export function parseGivenJson(text: string, what: string, advice = "Correct the file."): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new EngineError(`${what} is not valid JSON. ${advice}`);
  }
  if (isDeeperThan(value, DEEPEST)) throw new EngineError(`${what} is nested deeper than ${DEEPEST} levels. ${advice}`);
  return value;
}

function isDeeperThan(value: unknown, most: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) return true;
    level = level.flatMap((each) => (typeof each === "object" && each !== null ? Object.values(each) : []));
  }
  return false;
}
