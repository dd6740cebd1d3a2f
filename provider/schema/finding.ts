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

/** A broken rule as a message says it: `fields[2].name must be a string, got 5. <What to do.>` */
export function tellFinding(path: string, { expected, got, remedy }: Omit<Finding, "path"> & { readonly got: string }): string {
  return `${path} ${expected}, got ${got}.${remedy === undefined ? "" : ` ${remedy}`}`.trimStart();
}
