import { CommandError } from "../failure.js";

/** The tenant could not be read whole; every reason is told at once, and nothing is made of what was read. */
export class IncompleteError extends CommandError {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The tenant was not read whole, so nothing is made of it:\n${problems.map((problem) => `- ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}
