import { EmulatorError } from "../errors.js";
import { describeValue } from "../json.js";

/** One thing that is wrong with a document that somebody wrote. */
export interface Mistake {
  /** In JavaScript form: rules[0].status. */
  path: string;
  /** What has to stand there: "a whole number from 200 to 599". */
  expected: string;
  /** What stands there, as a message shows it. */
  got: string;
}

const MOST_SHOWN = 10;

/** A document with mistakes, all of them at once. */
export class DocumentError extends EmulatorError {
  /** @param what the document as the sentence begins with it: "The fault plan" */
  constructor(
    what: string,
    readonly mistakes: readonly Mistake[],
  ) {
    super(`${what} cannot be used: ${describeMistakes(mistakes)}.`);
  }
}

export function toMistake(path: string, expected: string, value: unknown): Mistake {
  return { path, expected, got: describeValue(value) };
}

export function joinPath(path: string, key: string | number): string {
  if (typeof key === "number") return `${path}[${key}]`;
  // A dot, a blank or a bracket in a name would read as another path.
  if (!/^[\p{L}\p{N}_$@-]+$/u.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

function describeMistakes(mistakes: readonly Mistake[]): string {
  const texts = mistakes.slice(0, MOST_SHOWN).map(({ path, expected, got }) => `${path} must be ${expected}, got ${got}`);
  if (mistakes.length > MOST_SHOWN) texts.push(`and ${mistakes.length - MOST_SHOWN} more`);
  return texts.join("; ");
}
