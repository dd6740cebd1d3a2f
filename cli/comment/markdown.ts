/** How long a name may get before it is cut. */
const NAME_LENGTH = 120;

/** The joiner inside a picture that is made of several, such as a family, is a part of it. */
const PICTURE_JOINER = /(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d(?=\p{Extended_Pictographic})/u;
/** What is not seen, turns the direction of text, ends a line, or stacks over the lines beside it. */
const HIDDEN = new RegExp(`(${PICTURE_JOINER.source})|[\\p{C}\\p{Zl}\\p{Zp}]|(?<=\\p{M}{4})\\p{M}`, "gu");

const SHORT_FORMS: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function nameHidden(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return SHORT_FORMS[character] ?? `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}

/** A text on one line that looks like what it is: what cannot be seen is named. */
export const visible = (text: string): string => text.replace(HIDDEN, (character, joiner) => joiner ?? nameHidden(character));

/** A text cut to so many characters, never inside one. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = [...text.slice(0, most * 2)].slice(0, most).join("");
  return kept.length < text.length ? `${kept}…` : text;
}

const nameText = (name: string): string => cut(visible(name), NAME_LENGTH) || "(no name)";

/**
 * A name in running Markdown. In a code span nothing is markup, a mention, a reference, a link or a picture; its marks are longer
 * than any row of backticks in it.
 */
export function codeSpan(name: string): string {
  const text = nameText(name);
  const marks = "`".repeat(longestRun(text) + 1);
  const pad = /^[ `]|[ `]$/.test(text) ? " " : "";
  return `${marks}${pad}${text}${pad}${marks}`;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A name in a line of HTML, where Markdown is not read and a mention in code notifies nobody. */
export const htmlCode = (name: string): string =>
  `<code>${nameText(name).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character)}</code>`;

/** Lines as they are, coloured as `language`; none of them can end the block. */
export function fence(lines: readonly string[], language: string): string {
  const text = lines.join("\n");
  const marks = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${marks}${language}\n${text}\n${marks}`;
}

/** Lines in the red box that GitHub and GitLab draw; elsewhere they are a quotation. */
export const caution = (title: string, lines: readonly string[]): string =>
  ["[!CAUTION]", `**${title}**`, "", ...lines.flatMap((line) => line.split("\n"))].map((line) => `> ${line}`.trimEnd()).join("\n");

/** What is shown only when it is opened. @param summary HTML on one line */
export const folded = (summary: string, body: string): string => `<details>\n<summary>${summary}</summary>\n<br>\n\n${body}\n\n</details>`;

/** The first line of a comment, by which it is found again; two hyphens in a row could end it. */
export function markerOf(project: string, stack: string): string {
  const encode = (text: string): string =>
    // Half a character cannot be encoded; as bytes it is the mark of a broken one.
    encodeURIComponent(Buffer.from(text || "?").toString()).replace(
      /[!'()*~]|-(?=-|$)/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  return `<!-- web1on1 preview: ${encode(project)}/${encode(stack)} -->`;
}

const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));

/** The length that counts: no way of counting characters gives more than the bytes. */
export const lengthOf = (text: string): number => Buffer.byteLength(text);

/** How often each text occurs, in the order of the alphabet. */
export function tally(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of [...texts].sort()) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
