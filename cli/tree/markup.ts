import type { Mark } from "./model.js";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/**
 * A name from a program or an API as HTML and SVG show it, on one line: no markup, and no character that would hide or turn what stands
 * beside it; those, and what XML does not allow, are written out as `[U+202E]`. The joiners that scripts and pictures need stay.
 */
export const escapeMarkup = (text: string): string => escapeText(text.replace(/\s+/g, " ").trim() || "(no name)");

/** The same of a value, whose blanks and line breaks stay as they are. */
export const escapeText = (text: string): string =>
  text
    .replace(
      /(?![\u200c\u200d])(?![\n\t])[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{Cs}]/gu,
      (character) => `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}]`,
    )
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Colours of a page or picture: light, and dark where the reader's system is. All texts stand out by WCAG AA in both. */
export const SCHEMES = {
  light: {
    ground: "#ffffff",
    text: "#1f2328",
    quiet: "#59636e",
    line: "#d1d9e0",
    accent: "#0969da",
    create: "#116329",
    update: "#7d4e00",
    replace: "#6639ba",
    delete: "#a40e26",
  },
  dark: {
    ground: "#0d1117",
    text: "#f0f6fc",
    quiet: "#9198a1",
    line: "#3d444d",
    accent: "#4493f8",
    create: "#56d364",
    update: "#e3b341",
    replace: "#bc8cff",
    delete: "#ff7b72",
  },
} as const satisfies Record<string, Record<Mark | "ground" | "text" | "quiet" | "line" | "accent", string>>;

/** The scheme as CSS variables: `--ground`. */
export const variablesOf = (scheme: keyof typeof SCHEMES): string =>
  Object.entries(SCHEMES[scheme])
    .map(([name, color]) => `--${name}:${color}`)
    .join(";");
