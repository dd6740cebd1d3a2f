import { UNKNOWN_VALUE } from "../../engine/events.js";
import { isRecord } from "../../provider/schema/path.js";

const SECRET_MARK = "[secret]";
const KNOWN_LATER = "(known after apply)";
const INLINE_WIDTH = 80;

/** JSON writes the control characters above the ASCII ones as they are; a terminal obeys those, too. */
const quoted = (value: unknown): string =>
  (JSON.stringify(value) ?? "undefined").replace(/[\u007f-\u009f]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);

function inlineText(value: unknown): string {
  if (value === UNKNOWN_VALUE) return KNOWN_LATER;
  if (value === SECRET_MARK) return SECRET_MARK;
  if (Array.isArray(value)) return `[${value.map(inlineText).join(", ")}]`;
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${quoted(key)}: ${inlineText(item)}`);
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  // A text that an unknown value was built into carries the mark inside it.
  if (typeof value === "string" && value.includes(UNKNOWN_VALUE)) return KNOWN_LATER;
  return quoted(value);
}

/**
 * A property value as text: JSON, with `[secret]` and `(known after apply)` bare. Lists and maps that do not fit on one line
 * take one line per item, indented by `indent` spaces more than the line they begin on.
 */
export function valueText(value: unknown, indent = 0): string {
  const inline = inlineText(value);
  if (inline.length <= INLINE_WIDTH) return inline;
  const inner = " ".repeat(indent + 4);
  const outer = " ".repeat(indent);
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => `${inner}${valueText(item, indent + 4)}`).join("\n")}\n${outer}]`;
  }
  if (isRecord(value)) {
    const lines = Object.entries(value).map(([key, item]) => `${inner}${quoted(key)}: ${valueText(item, indent + 4)}`);
    return `{\n${lines.join("\n")}\n${outer}}`;
  }
  return inline;
}
