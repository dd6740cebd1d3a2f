import type { Condition } from "../store/store.js";
import { type PropertyPath, toStraightPath } from "./property-path.js";

/** The value of a property that is one, as SQLite compares it. Written as the indexes are (store/migrations.ts), or they would not serve. */
export function toValue(path: PropertyPath): Condition {
  if (path.name === "id") return { sql: "object.id", values: [] };
  const jsonPath = toStraightPath(path);
  // Names of a schema stand in the text; what a request makes up is bound.
  const isKnown = path.type !== "any" && /^\$(\.\w+)+$/.test(jsonPath);
  const sql = `json_extract(object.body, ${isKnown ? `'${jsonPath}'` : "?"})`;
  return { sql: path.type === "time" ? toMilliseconds(sql) : sql, values: isKnown ? [] : [jsonPath] };
}

/** A time as milliseconds since 1970, so that forms and zones do not matter. */
export function toMilliseconds(sql: string): string {
  return `CAST(round(unixepoch(upper(${sql}), 'subsec') * 1000) AS INTEGER)`;
}
