import type { PropertyPath, ValueType } from "./property-path.js";
import type { QueryFaults } from "./query-faults.js";

type Operator = "=" | "in" | "~" | "^" | ">" | ">=" | "<" | "<=";

/** The right side of a filter as a request writes it. */
export interface Comparison {
  operator: Operator;
  texts: readonly string[];
}

/** Values as SQLite compares them: booleans as 0 and 1, times as milliseconds since 1970. */
export type Operand = string | number;

const KINDS: Readonly<Record<ValueType, string>> = {
  text: "a text",
  number: "a number",
  boolean: "true or false",
  time: "a time",
  any: "anything",
  object: "an object",
};

/** Splits the operator from the value. What stands in [ ] is taken as it is: [>5] is equal to ">5". */
export function readComparison(text: string): Comparison {
  const list = /^\[(.*)\]$/s.exec(text)?.[1];
  if (list !== undefined) return { operator: "in", texts: list.trim() === "" ? [] : list.split(",").map((item) => item.trim()) };
  const [, operator, rest = ""] = /^(~|\^|>=|<=|>|<)(.*)$/s.exec(text) ?? [];
  return isOperator(operator) ? { operator, texts: [rest] } : { operator: "=", texts: [text] };
}

/** What a filter compares with, in the type of the property; nothing where something is wrong with it. */
export function readOperands(path: PropertyPath, { operator, texts }: Comparison, faults: QueryFaults): Operand[] | undefined {
  const { name, type } = path;
  const isSearch = operator === "~" || operator === "^";
  const shown = JSON.stringify(`${operator === "=" || operator === "in" ? "" : operator}${texts.join(",")}`);
  if (isSearch && type !== "text" && type !== "any") {
    faults.add(`${name} must be a text to be searched with ${operator}: it is ${KINDS[type]}, got ${shown}`);
  } else if (type === "boolean" && operator !== "=" && operator !== "in") {
    faults.add(`${name} must be true or false: it has no order to compare by, got ${shown}`);
  } else if (operator !== "=" && operator !== "in" && texts[0] === "") {
    faults.add(`${name} must have a value after ${operator}, got ${shown}`);
  } else {
    const operands = texts.map((text) => toOperand(path, text, faults));
    return operands.every((operand) => operand !== undefined) ? operands : undefined;
  }
  return undefined;
}

/** The number that a text is, where it is one. */
export function toNumber(text: string): number | undefined {
  return text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

function toOperand({ name, type }: PropertyPath, text: string, faults: QueryFaults): Operand | undefined {
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true" ? 1 : 0;
  if (type === "number" || type === "time") {
    const value = type === "number" ? toNumber(text) : toTime(text);
    if (value !== undefined) return value;
  } else if (type !== "boolean") return text;
  const expected = { number: "a number", time: "a date such as 2026-01-31, or a date and time of ISO 8601", boolean: KINDS.boolean }[type];
  faults.add(`${name} must be ${expected}, got ${JSON.stringify(text)}`);
  return undefined;
}

/** Without a zone it is UTC, and a date alone is its midnight; a + that came as a space is one again. */
function toTime(text: string): number | undefined {
  const [, date, clock = "T00:00:00", zone = "Z"] =
    /^(\d{4}-\d\d-\d\d)(?:([T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)([Zz]|[+ -]\d\d:?\d\d)?)?$/i.exec(text) ?? [];
  if (date === undefined || Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date) return undefined;
  const offset = zone
    .toUpperCase()
    .replace(" ", "+")
    .replace(/^(.\d\d)(\d\d)$/, "$1:$2");
  const time = Date.parse(`${date}T${clock.slice(1)}${offset}`);
  return Number.isNaN(time) ? undefined : time;
}

function isOperator(text: string | undefined): text is Exclude<Operator, "=" | "in"> {
  return text !== undefined;
}
