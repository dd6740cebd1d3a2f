import type { QueryFaults } from "./query-faults.js";

/** The parameters of a URL; one that is given twice comes as a list. */
export type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The parameters of lists that are no filters (the service's developer guides). */
export const RESERVED = ["limit", "offset", "sort", "select", "populate"];

const MOST_NAMES = 100;

/** The value of a parameter that may be given once. */
export function readSingle(query: Query, name: string, faults: QueryFaults): string | undefined {
  const value = query[name];
  if (!Array.isArray(value)) return value;
  faults.add(`${name} is given ${value.length} times; give it once`);
  return undefined;
}

/** The names of a parameter that lists some: parted by commas, with or without spaces (the public SDK's tests write both). */
export function readNames(query: Query, parameter: string, faults: QueryFaults): string[] {
  const text = readSingle(query, parameter, faults);
  if (text === undefined) return [];
  const names = text.split(",").map((name) => name.trim());
  if (names.length > MOST_NAMES) faults.add(`${parameter} must be at most ${MOST_NAMES} names, got ${names.length}`);
  else if (names.includes("")) faults.add(`${parameter} must be names of properties parted by commas, got ${JSON.stringify(text)}`);
  else return names;
  return [];
}
