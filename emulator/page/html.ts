/** Text that is HTML already. Only the template below makes it, so that nothing gets into a page unescaped. */
export class Html {
  constructor(readonly text: string) {}
}

export type Part = Html | string | number | undefined | readonly Part[];

/** A piece of a page. What is put in is escaped, unless it is itself such a piece; undefined is nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(strings.reduce((text, string, index) => text + write(parts[index - 1]) + string));
}

function write(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Html) return part.text;
  return Array.isArray(part) ? part.map(write).join("") : escapeText(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "`": "&#96;" };

/** Characters that cannot be seen, or turn the direction of what follows, are written out: a name must not look like another. */
function escapeText(text: string): string {
  return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? "").replace(/[\p{Cc}\p{Bidi_Control}]/gu, spellOut);
}

function spellOut(character: string): string {
  if (character === "\n" || character === "\t") return character;
  return `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`;
}

/** A text cut to a length, with a sign that it was. */
export function shorten(text: string, longest: number): string {
  // By code points, so that no character is cut in two.
  return text.length > longest ? `${[...text.slice(0, longest)].slice(0, -1).join("")}…` : text;
}

export function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** 4120 as 4,120. */
export function formatCount(count: number): string {
  return count.toLocaleString("en");
}
