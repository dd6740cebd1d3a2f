import type { Command } from "commander";
import { nearest } from "../provider/schema/nearest.js";
import { CommandError } from "./failure.js";

/** Commands of the official CLI that are not here, and what does it in their place. */
const INSTEAD: Readonly<Record<string, string>> = {
  new: 'Make a project with "web1on1 init".',
  login: "Name the place of the state in PULUMI_BACKEND_URL.",
  logout: "Name the place of the state in PULUMI_BACKEND_URL.",
  whoami: '"web1on1 doctor" says whose the token is.',
  about: '"web1on1 doctor" tells about machine, packages and stack.',
  version: '"web1on1 --version" prints it.',
};

/** What is written for a refused command line: an unknown command gets what to type in its place. */
export function withAdvice(text: string): string {
  const unknown = /^error: unknown command '([^']*)'\n?$/.exec(text)?.[1];
  if (unknown === undefined) return text;
  return `error: unknown command '${unknown}'. ${INSTEAD[unknown] ?? 'See all of them with "web1on1 --help".'}\n`;
}

/**
 * Refuses a word after a command that has subcommands and also works alone, such as `stack slect`.
 *
 * @throws CommandError naming the subcommand that may have been meant
 */
export function refuseUnknownSubcommand(command: Command): void {
  const [word] = command.args;
  if (word === undefined) return;
  const name = command.name();
  const meant = nearest(
    word,
    command.commands.map((each) => each.name()),
  );
  const advice = meant === undefined ? `See all of them with "web1on1 ${name} --help".` : `Did you mean ${meant}?`;
  throw new CommandError(`unknown command '${name} ${word}'. ${advice}`);
}
