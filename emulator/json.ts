/** An object of the API as JSON carries it. */
export type JsonObject = { [property: string]: unknown };

/** Whether a value is a JSON object: neither null, nor a list, nor a scalar. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads the text of a stored object; a damaged one is a fault of the emulator or of the disk, never of the request. */
export function parseStoredObject(text: unknown): JsonObject {
  const value: unknown = typeof text === "string" ? JSON.parse(text) : undefined;
  if (!isJsonObject(value)) throw new Error(`a stored object is not a JSON object: ${String(text).slice(0, 80)}`);
  return value;
}

const LONGEST_SHOWN = 80;

/** A value as a message shows it: scalars as JSON cut at 80 characters, the rest by its kind only. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (isJsonObject(value)) return "an object";
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}...` : text;
}
