import type { SQLInputValue } from "node:sqlite";
import type { ObjectSchema } from "../schema/schema-set.js";
import type { Condition } from "../store/store.js";
import { type Comparison, type Operand, readComparison, readOperands, toNumber } from "./operand.js";
import { findProperty, type PropertyPath } from "./property-path.js";
import { type Query, RESERVED } from "./query.js";
import type { QueryFaults } from "./query-faults.js";
import { toMilliseconds, toValue } from "./value.js";

/** SQLite joins no more tables, and nests no deeper, than this leaves room for. */
const MOST_FILTERS = 100;

/** Turns `property=value` parameters into conditions. Of a list, and of a list of objects, one element has to fit. */
export function readFilters(query: Query, shape: ObjectSchema, faults: QueryFaults): Condition[] {
  const given = Object.entries(query).filter(([name]) => !RESERVED.includes(name));
  // One that is given more than once has to fit each time: a range from the one to the other.
  const filters = given.flatMap(([name, value]) => (Array.isArray(value) ? value : [value ?? ""]).map((text) => ({ name, text })));
  if (filters.length > MOST_FILTERS) {
    faults.add(`a list takes at most ${MOST_FILTERS} filters, got ${filters.length}`);
    return [];
  }
  return filters.flatMap(({ name, text }) => readFilter(name, text, shape, faults) ?? []);
}

function readFilter(name: string, text: string, shape: ObjectSchema, faults: QueryFaults): Condition | undefined {
  const path = findProperty(shape, name, RESERVED);
  if (typeof path === "string") faults.add(path);
  else if (path.isSecret) faults.add(`${name} is a secret and cannot be filtered by`);
  else if (path.type === "object") faults.add(`${name} holds no plain values to filter by`);
  else {
    const comparison = readComparison(text);
    const operands = readOperands(path, comparison, faults);
    return operands && createCondition(path, comparison, operands);
  }
  return undefined;
}

function createCondition(path: PropertyPath, { operator }: Comparison, operands: readonly Operand[]): Condition {
  if (!path.isMany && path.type !== "any") {
    const value = toValue(path);
    const { sql, values } = compare(value.sql, operator, operands);
    return { sql, values: [...value.values, ...values] };
  }
  const { sql, values } =
    path.type === "any" ? compareOpen("item", operator, operands.map(String)) : compare(toElement(path), operator, operands);
  const steps = walk(path);
  return { sql: `EXISTS (SELECT 1 FROM ${steps.sql} WHERE ${sql})`, values: [...steps.values, ...values] };
}

/** Every value at a path as rows called `item`, through each list on the way. */
function walk({ hops }: PropertyPath): Condition {
  const values: SQLInputValue[] = [];
  const tables = hops.map((hop, index) => {
    const from = index === 0 ? "object.body" : `CASE step${index - 1}.type WHEN 'object' THEN step${index - 1}.value END`;
    values.push(hop, hop, hop, hop);
    // One value is as a list of one; where there is nothing there are no rows.
    const elements = `CASE WHEN json_type(${from}, ?) = 'array' THEN ${from} -> ? WHEN json_type(${from}, ?) IS NOT NULL THEN json_array(${from} -> ?) END`;
    return `json_each(${elements}) AS ${index === hops.length - 1 ? "item" : `step${index}`}`;
  });
  return { sql: tables.join(", "), values };
}

function toElement({ type }: PropertyPath): string {
  return type === "time" ? toMilliseconds("item.value") : "item.value";
}

function compare(value: string, operator: Comparison["operator"], operands: readonly Operand[]): Condition {
  const [operand = ""] = operands;
  if (operator === "in") return { sql: `${value} IN (SELECT value FROM json_each(?))`, values: [JSON.stringify(operands)] };
  if (operator !== "~" && operator !== "^") return { sql: `${value} ${operator} ?`, values: [operand] };
  const sought = String(operand).toLowerCase();
  if (operator === "~") return { sql: `instr(fold(${value}), ?) > 0`, values: [sought] };
  return { sql: `substr(fold(${value}), 1, ?) = ?`, values: [[...sought].length, sought] };
}

/** Where the schema leaves the type open, a number in the request fits numbers and texts, and true and false likewise. */
function compareOpen(item: string, operator: Comparison["operator"], texts: readonly string[]): Condition {
  const isText = `${item}.type = 'text'`;
  const isNumber = `${item}.type IN ('integer', 'real')`;
  const numbers = texts.map(toNumber).filter((number) => number !== undefined);
  if (operator === "=" || operator === "in") {
    const sql = [
      `${isText} AND ${item}.value IN (SELECT value FROM json_each(?))`,
      `${isNumber} AND ${item}.value IN (SELECT value FROM json_each(?))`,
      `${item}.type IN (SELECT value FROM json_each(?))`,
    ];
    const booleans = texts.filter((text) => text === "true" || text === "false");
    return { sql: `(${sql.join(" OR ")})`, values: [texts, numbers, booleans].map((list) => JSON.stringify(list)) };
  }
  const isNumeric = numbers.length > 0 && operator !== "~" && operator !== "^";
  const { sql, values } = compare(`${item}.value`, operator, isNumeric ? numbers : texts);
  return { sql: `${isNumeric ? isNumber : isText} AND ${sql}`, values };
}
