import type { Path } from "./path.js";

/** A rule that a value breaks, before it is put into words for the user. */
export interface Finding {
  readonly path: Path;
  /** What was expected, to follow the path: "must be a string". */
  readonly expected: string;
  /** What to show in place of the value at the path. */
  readonly got?: string;
  /** What to do, a sentence. */
  readonly remedy?: string;
}
