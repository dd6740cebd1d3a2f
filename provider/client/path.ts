import { Web1on1Error } from "./error.js";

const NO_ID = /^\.{0,2}$|[\p{Cc}\p{Cs}]/u;
const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * A path template with its values in place, each encoded as one segment.
 *
 * @throws Web1on1Error when a value is missing, is a dot segment, which a URL parser would resolve to another path, or holds what no id
 * has and somebody on the way may read as an end: a control character or half of a surrogate pair
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(PLACEHOLDER, (_, name: string) => encodeSegment(name, values[name]));
}

function encodeSegment(name: string, value: unknown): string {
  if (typeof value !== "string" || NO_ID.test(value)) {
    throw new Web1on1Error(
      `${name} must be the id of an object, got ${JSON.stringify(value) ?? "nothing"}. Pass the id of an existing one.`,
    );
  }
  return encodeURIComponent(value);
}
