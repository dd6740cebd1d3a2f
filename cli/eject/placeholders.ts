import { randomUUID } from "node:crypto";

/** A value that a tenant file takes from outside, as `${config:key}` does. */
export interface OutsideValue {
  readonly source: "config" | "env" | "secret";
  readonly key: string;
}

// Of the private use area, and different in each run: whatever a tenant holds, it cannot look like one.
const [START, END] = [`\uE000${randomUUID()}:`, "\uE001"];
const MARK = new RegExp(`${START}(config|env|secret):([^${END}]*)${END}`, "g");

/** A text in place of a value from outside, for the reader of the tenant file. */
export function placeholder({ source, key }: OutsideValue): string {
  return `${START}${source}:${key}${END}`;
}

export function hasPlaceholder(text: string): boolean {
  return text.includes(START);
}

/** The text in pieces: what stands there, and what comes from outside. */
export function splitPlaceholders(text: string): (string | OutsideValue)[] {
  const pieces: (string | OutsideValue)[] = [];
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    const [whole, source, key = ""] = match;
    pieces.push(text.slice(end, match.index));
    if (source === "config" || source === "env" || source === "secret") {
      pieces.push({ source, key });
    }
    end = match.index + whole.length;
  }
  pieces.push(text.slice(end));
  return pieces.filter((piece) => piece !== "");
}
