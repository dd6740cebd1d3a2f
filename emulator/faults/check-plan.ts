import { validateHeaderName, validateHeaderValue } from "node:http";
import { DocumentError, joinPath, type Mistake, toMistake } from "../documents/mistakes.js";
import { isJsonObject, type JsonObject } from "../json.js";
import type { FaultBudget, FaultPlan, FaultRule } from "./plan.js";

/** What a property has to be, in words and as a test. */
interface Expectation {
  words: string;
  accepts(value: unknown): boolean;
}

type Expectations = Readonly<Record<string, Expectation>>;

const LONGEST_MS = 600_000;
const METHODS = ["GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS"];

const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const count: Expectation = { words: "a whole number of at least 1", accepts: (value) => Number.isInteger(value) && Number(value) >= 1 };
const milliseconds: Expectation = {
  words: `a number of milliseconds from 0 to ${LONGEST_MS}`,
  accepts: (value) => isNumber(value) && value >= 0 && value <= LONGEST_MS,
};
const oneOf = (...values: unknown[]): Expectation => ({
  words: values.map((value) => JSON.stringify(value)).join(" or "),
  accepts: (value) => values.includes(value),
});
const oneOrMany = ({ words, accepts }: Expectation): Expectation => ({
  words: `${words}, or a list of such`,
  accepts: (value) => (Array.isArray(value) ? value.length > 0 && value.every(accepts) : accepts(value)),
});
const positive: Expectation = { words: "a number above 0", accepts: (value) => isNumber(value) && value > 0 };

const PLAN: Record<keyof FaultPlan, Expectation> = {
  seed: { words: "a whole number", accepts: Number.isSafeInteger },
  latencyMs: milliseconds,
  budget: { words: "an object with perSecond and burst", accepts: isJsonObject },
  rules: { words: "a list of rules", accepts: Array.isArray },
};

const BUDGET: Record<keyof FaultBudget, Expectation> = { perSecond: positive, burst: count };

const RULE: Record<keyof FaultRule, Expectation> = {
  name: { words: "a text that is not empty", accepts: (value) => typeof value === "string" && value !== "" },
  method: oneOrMany(oneOf(...METHODS)),
  path: { words: 'a path without /v2 such as "/forms/*", or "*"', accepts: isPattern },
  nth: oneOrMany(count),
  share: { words: "a number from 0 to 1", accepts: (value) => isNumber(value) && value >= 0 && value <= 1 },
  times: count,
  delayMs: milliseconds,
  status: { words: "a whole number from 200 to 599", accepts: isStatus },
  when: oneOf("before", "after"),
  body: { words: "JSON or a text", accepts: (value) => value !== undefined },
  headers: { words: "an object of HTTP headers, names to texts", accepts: isHeaders },
  retryAfter: { words: "a whole number of seconds from 0, or {dateInS: a number of seconds}", accepts: isRetryAfter },
  html: oneOf(true),
  expiredToken: oneOf("once", "untilRefreshed"),
  reset: oneOf("before", "after"),
  truncate: oneOf("length", "chunked"),
  slowBodyMs: milliseconds,
};

/** What only an answer of the plan's own has. */
const OF_OWN_ANSWER = ["when", "body", "headers", "retryAfter"];
/** No two of one line go together. */
const EXCLUSIVE = [
  ["nth", "share"],
  ["reset", "status"],
  ["reset", "html"],
  ["reset", "expiredToken"],
  ["reset", "truncate"],
  ["reset", "slowBodyMs"],
  ["truncate", "slowBodyMs"],
  ["expiredToken", "status"],
  ["expiredToken", "html"],
  ["html", "body"],
];
const EFFECTS = ["delayMs", "status", "html", "expiredToken", "reset", "truncate", "slowBodyMs"];

/**
 * Checks a plan that somebody wrote.
 *
 * @throws DocumentError naming every mistake
 */
export function checkPlan(value: unknown): FaultPlan {
  if (!isPlan(value)) throw new DocumentError("The fault plan", listMistakes(value));
  return structuredClone(value);
}

function isPlan(value: unknown): value is FaultPlan {
  return listMistakes(value).length === 0;
}

function listMistakes(value: unknown): Mistake[] {
  if (!isJsonObject(value)) return [toMistake("the plan", "an object with seed, latencyMs, budget and rules", value)];
  const mistakes = checkProperties(value, PLAN, "");
  if (isJsonObject(value.budget)) {
    mistakes.push(...checkProperties(value.budget, BUDGET, "budget"));
    if (!("perSecond" in value.budget)) mistakes.push(toMistake("budget.perSecond", positive.words, undefined));
  }
  const rules = Array.isArray(value.rules) ? value.rules : [];
  return [...mistakes, ...rules.flatMap((rule, index) => checkRule(rule, `rules[${index}]`))];
}

function checkRule(rule: unknown, path: string): Mistake[] {
  if (!isJsonObject(rule)) return [toMistake(path, "an object, a rule", rule)];
  const has = (name: string) => rule[name] !== undefined;
  const mistakes = checkProperties(rule, RULE, path);
  if (!EFFECTS.some(has)) mistakes.push({ path, expected: `a rule with one of ${EFFECTS.join(", ")}`, got: "none of them" });
  for (const [one = "", other = ""] of EXCLUSIVE) {
    if (has(one) && has(other)) mistakes.push(toMistake(joinPath(path, other), `left out beside ${one}`, rule[other]));
  }
  if (!has("status") && !has("html")) {
    const stray = OF_OWN_ANSWER.filter(has).map((name) => toMistake(joinPath(path, name), "left out without status or html", rule[name]));
    mistakes.push(...stray);
  }
  return mistakes;
}

function checkProperties(value: JsonObject, expectations: Expectations, path: string): Mistake[] {
  return Object.entries(value).flatMap(([name, property]) => {
    const expectation = Object.hasOwn(expectations, name) ? expectations[name] : undefined;
    if (!expectation) {
      return { path: joinPath(path, name), expected: `one of ${Object.keys(expectations).join(", ")}`, got: "an unknown property" };
    }
    // In JavaScript a property may be there and undefined: it is left out.
    return property === undefined || expectation.accepts(property) ? [] : toMistake(joinPath(path, name), expectation.words, property);
  });
}

function isPattern(value: unknown): boolean {
  return value === "*" || (typeof value === "string" && value.startsWith("/") && !/^\/v2(\/|$)|[?#\s]/.test(value));
}

function isStatus(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599;
}

function isRetryAfter(value: unknown): boolean {
  if (isJsonObject(value)) return Object.keys(value).length === 1 && isNumber(value.dateInS);
  return Number.isInteger(value) && Number(value) >= 0;
}

function isHeaders(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  return Object.entries(value).every(([name, text]) => {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, String(text));
      return typeof text === "string";
    } catch {
      return false;
    }
  });
}
