import type { ObjectSchema } from "../schema/schema-set.js";
import type { Condition } from "../store/store.js";
import { findProperty } from "./property-path.js";
import { type Query, readNames } from "./query.js";
import type { QueryFaults } from "./query-faults.js";
import { toValue } from "./value.js";

/** Reads `sort=name,-createdAt` into the terms of an ORDER BY. What is missing comes before everything else, and last under a `-`. */
export function readSort(query: Query, shape: ObjectSchema, faults: QueryFaults): Condition[] {
  const seen = new Set<string>();
  return readNames(query, "sort", faults).flatMap((key) => {
    const isDescending = key.startsWith("-");
    const name = isDescending ? key.slice(1) : key;
    const path = findProperty(shape, name);
    if (typeof path === "string") faults.add(`sort: ${path}`);
    else if (seen.has(name)) faults.add(`sort: ${name} is given twice`);
    else if (path.isSecret) faults.add(`sort: ${name} is a secret and cannot be sorted by`);
    else if (path.isMany || path.type === "object")
      faults.add(`sort: ${name} must be one plain value to sort by, and is ${path.isMany ? "a list" : "an object"}`);
    else {
      seen.add(name);
      const { sql, values } = toValue(path);
      return [{ sql: isDescending ? `${sql} DESC` : sql, values }];
    }
    return [];
  });
}
