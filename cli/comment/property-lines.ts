import { UNKNOWN_VALUE } from "../../engine/events.js";
import { isRecord } from "../../provider/schema/path.js";
import { SECRET_TEXT } from "../audit/model.js";
import { type Piece, sequenceChanges } from "../sequence.js";
import { byName, type Difference, differences } from "./differences.js";
import { cut, visible } from "./markdown.js";

const KNOWN_LATER = "(known after apply)";
/** Of one value no more than that is shown; of a text with lines, so many lines. */
const LONGEST = 320;
const MOST_LINES = 40;
/** How much that stayed is shown around what differs: of a line, and in lines. */
const AROUND = 40;
const LINES_AROUND = 1;

/** How the objects of a plan are called, by their ids. */
export type Names = ReadonlyMap<string, string>;

/** The lines of a diff for the properties that differ: `-` the old value, `+` the new one. */
export const propertyLines = (before: Record<string, unknown>, after: Record<string, unknown>, names: Names): string[] =>
  differences(before, after).flatMap((difference) => differenceLines(difference, names));

function differenceLines({ path, kind, before, after }: Difference, names: Names): string[] {
  const label = cut(visible(path), LONGEST);
  if (isText(before) && isText(after) && (before.includes("\n") || after.includes("\n")))
    return [`  ${label}:`, ...textLines(before, after)];
  if (kind === "add")
    return isText(after) && after.includes("\n")
      ? [`  ${label}:`, ...textLines(undefined, after)]
      : [`+ ${label}: ${valueText(after, names)}`];
  if (kind === "delete")
    return isText(before) && before.includes("\n")
      ? [`  ${label}:`, ...textLines(before, undefined)]
      : [`- ${label}: ${valueText(before, names)}`];
  const [left, right] = around(valueText(before, names, Number.POSITIVE_INFINITY), valueText(after, names, Number.POSITIVE_INFINITY));
  return [`- ${label}: ${left}`, `+ ${label}: ${right}`];
}

const isText = (value: unknown): value is string => typeof value === "string" && !isUnknown(value);
const isUnknown = (value: unknown): boolean => typeof value === "string" && value.includes(UNKNOWN_VALUE);

/** A value on one line: JSON, with `[secret]` and `(known after apply)` bare and keys without quotes where they need none. */
function valueText(value: unknown, names: Names, most = LONGEST): string {
  const text = visible(inline(value, names));
  return text.length <= most ? text : `${cut(text, most)} (${[...text].length} characters)`;
}

function inline(value: unknown, names: Names): string {
  if (isUnknown(value)) return KNOWN_LATER;
  if (value === SECRET_TEXT) return SECRET_TEXT;
  if (Array.isArray(value)) return `[${value.map((item) => inline(item, names)).join(", ")}]`;
  if (typeof value === "string" && names.has(value)) return `${JSON.stringify(value)} (${names.get(value)})`;
  if (!isRecord(value)) return JSON.stringify(value) ?? "nothing";
  const entries = Object.keys(value)
    .sort(byName)
    .map((key) => `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: ${inline(value[key], names)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** Two long values, each cut to what is around the place where they begin to differ. */
function around(left: string, right: string): [string, string] {
  if (left.length <= LONGEST && right.length <= LONGEST) return [left, right];
  const [one, other] = [[...left], [...right]];
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  const from = start <= AROUND * 2 ? 0 : start - AROUND;
  const part = (characters: string[]): string => {
    const rest = characters.slice(from);
    const shown = rest.slice(0, LONGEST).join("");
    const isCut = from > 0 || rest.length > LONGEST;
    return `${from > 0 ? "…" : ""}${shown}${rest.length > LONGEST ? "…" : ""}${isCut ? ` (${characters.length} characters)` : ""}`;
  };
  return [part(one), part(other)];
}

/** A text of several lines, line by line. */
function textLines(before: string | undefined, after: string | undefined): string[] {
  const split = (text: string | undefined): string[] => (text === undefined ? [] : text.split("\n"));
  const pieces = sequenceChanges(split(before), split(after), (line) => line);
  const isNear = (index: number): boolean =>
    pieces.slice(Math.max(0, index - LINES_AROUND), index + LINES_AROUND + 1).some(({ kind }) => kind !== "same");
  const lines: string[] = [];
  pieces.forEach((piece, index) => {
    if (isNear(index)) lines.push(pieceLine(piece));
    else if (lines.at(-1) !== SKIPPED) lines.push(SKIPPED);
  });
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `      (${lines.length - MOST_LINES} more lines)`];
}

const SKIPPED = "      …";
const SIGNS = { same: " ", removed: "-", added: "+" } as const;

const pieceLine = ({ kind, item }: Piece<string>): string => `${SIGNS[kind]}     ${cut(visible(item), LONGEST)}`.trimEnd();
