import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { contextOf } from "../context.js";
import { CommandError } from "../failure.js";

interface CommentFlags {
  preview: string;
  out?: string;
  withoutPlan?: string;
  json?: boolean;
}

const HELP = `
Example:
  web1on1 preview --json --show-sames > preview.json
  web1on1 comment --preview preview.json --out comment.md

The first line of the comment is a mark of the project and the stack, by which the comment of the run before is found and replaced.`;

export function addCommentCommand(program: Command): void {
  program
    .command("comment")
    .description("write what a preview would change as Markdown, for a comment on a pull request")
    .requiredOption("--preview <file>", "what preview --json wrote, of either engine; - for standard input")
    .option("--out <file>", "where to write the comment; standard output when it is left out")
    .option("--without-plan <sentence>", "write this where the file holds no plan, instead of failing")
    .option("-j, --json", "print the comment, its mark and its counts as JSON")
    .addHelpText("after", HELP)
    .action(async (flags: CommentFlags, self: Command) => {
      const { cwd, stackName } = contextOf(self);
      const { commentOf } = await import("../comment/command.js");
      const source = flags.preview === "-" ? "standard input" : flags.preview;
      const text = read(flags.preview === "-" ? 0 : resolve(cwd, flags.preview), source);
      const comment = commentOf(text, source, { cwd, stackName, withoutPlan: flags.withoutPlan });
      const output = flags.json ? `${JSON.stringify(comment, undefined, 2)}\n` : comment.body;
      if (flags.out === undefined) process.stdout.write(output);
      else writeFileSync(resolve(cwd, flags.out), output);
    });
}

function read(file: string | number, source: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    throw new CommandError(
      `--preview: ${source} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}. Name the file that "web1on1 preview --json" wrote.`,
      { cause },
    );
  }
}
