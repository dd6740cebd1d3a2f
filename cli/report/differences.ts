import { isDeepStrictEqual } from "node:util";
import { type PropertyFinding, SECRET_TEXT, type Wording } from "../audit/model.js";
import { capital } from "../audit/words.js";
import { valueText } from "../display/value-text.js";
import { escapeText } from "../tree/markup.js";

const MOST_SHOWN = 4000;

/** The properties of a finding, one below the other, with their sides side by side and what differs from the first side marked. */
export function drawDifferences(properties: readonly PropertyFinding[], { sides, hasLast }: Wording): string {
  const keys = hasLast ? (["declared", "last", "live"] as const) : (["declared", "live"] as const);
  const names = keys.map((key) => escapeText(key === "last" ? "last known" : capital(sides[key])));
  const head = names.map((name) => `<th scope="col">${capital(name)}</th>`).join("");
  const rows = properties.map((property) => {
    const cells = keys.map(
      (key, index) => `<td data-side="${capital(names[index] ?? "")}">${drawValue(property[key], property.declared)}</td>`,
    );
    return `<tr><th scope="row"><code>${escapeText(property.path)}</code></th>${cells.join("")}</tr>`;
  });
  return `<table class="sides"><thead><tr><th scope="col" class="path">Property</th>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>`;
}

function drawValue(value: unknown, first: unknown): string {
  if (value === undefined) return '<span class="absent">nothing</span>';
  const text = cut(valueText(value));
  // Two secrets read the same and may differ.
  const isSame = value === SECRET_TEXT || isDeepStrictEqual(value, first);
  return `<span class="value">${isSame ? escapeText(text) : markOther(text, typeof first === typeof value && typeof first !== "number" ? cut(valueText(first)) : "")}</span>`;
}

const cut = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text);

/** A text with what it does not begin or end with as the other does marked. */
function markOther(text: string, other: string): string {
  const [own, others] = [[...text], [...other]];
  const most = Math.min(own.length, others.length);
  let start = 0;
  while (start < most && own[start] === others[start]) start++;
  let end = 0;
  while (end < most - start && own[own.length - 1 - end] === others[others.length - 1 - end]) end++;
  const parts = [own.slice(0, start), own.slice(start, own.length - end), own.slice(own.length - end)].map((part) => part.join(""));
  const [before = "", middle = "", after = ""] = parts;
  return `${escapeText(before)}${middle === "" ? "" : `<mark>${escapeText(middle)}</mark>`}${escapeText(after)}`;
}
