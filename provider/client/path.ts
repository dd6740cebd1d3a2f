import { Web1on1Error } from "./error.js";

const PLACEHOLDER = /\{(\w+)\}/g;

/**
 * A path template with its values in place, each encoded as one segment.
 *
 * @throws Web1on1Error when a value is missing or is a dot segment, which a URL parser would resolve to another path
 */
export function fillPath(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(PLACEHOLDER, (_, name: string) => encodeSegment(name, values[name]));
}

function encodeSegment(name: string, value: unknown): string {
  if (typeof value !== "string" || value === "" || value === "." || value === "..") {
    throw new Web1on1Error(
      `${name} must be the id of an object, got ${JSON.stringify(value) ?? "nothing"}. Pass the id of an existing one.`,
    );
  }
  return encodeURIComponent(value);
}
