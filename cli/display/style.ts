import { styleText } from "node:util";

export type ColorChoice = "auto" | "always" | "never" | "raw";
export const COLOR_CHOICES: readonly ColorChoice[] = ["auto", "always", "never", "raw"];

export type Color = "red" | "green" | "yellow" | "cyan" | "magenta" | "dim" | "bold";

/** Puts a colour around a text, or leaves the text as it is when colours are off. */
export type Paint = (color: Color, text: string) => string;

const paintNothing: Paint = (_color, text) => text;

// styleText looks at the stream and the environment by itself unless told not to; the decision is made once, in wantsColor.
const paintAnsi: Paint = (color, text) => (text === "" ? text : styleText(color, text, { validateStream: false }));

export const createPaint = (enabled: boolean): Paint => (enabled ? paintAnsi : paintNothing);

/**
 * Says whether output on `stream` carries colours: `--color` first, then NO_COLOR (https://no-color.org), then the terminal.
 * `raw` is Pulumi's name for text without colour codes; this command writes no colour tags of its own, so it equals `never`.
 */
export function wantsColor(choice: ColorChoice, stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  if (choice === "always") return true;
  if (choice === "never" || choice === "raw") return false;
  if (env.NO_COLOR || env.TERM === "dumb") return false;
  return stream.isTTY === true;
}
