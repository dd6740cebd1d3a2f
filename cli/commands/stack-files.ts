import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { contextOf, openStack } from "../context.js";
import { CommandError } from "../failure.js";
import { ensurePassphrase } from "../passphrase.js";

/** `stack import`, `stack graph` and `stack rename`: the state as a file, a drawing, under another name. */
export function addStackFileCommands(stack: Command): void {
  stack
    .command("import")
    .description("replace the stack's state by what stack export wrote")
    .option("--file <path>", "the file; standard input when it is left out")
    .option("-f, --force", "also when URNs belong to another stack, or the state would be unsound")
    .action(async (flags: { file?: string; force?: boolean }, self: Command) => {
      const context = contextOf(self);
      await ensurePassphrase(context);
      const opened = await openStack(context);
      const text = read(flags.file === undefined ? 0 : resolve(context.cwd, flags.file));
      const warnings = opened.maintenance().importDeployment(text, opened.crypter(), { force: flags.force });
      for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
      context.print(["Import complete."]);
    });
  stack
    .command("graph")
    .argument("<file>", "where to write the graph, in the DOT language")
    .description("draw which resource needs which")
    .action(async (file: string, _flags: object, self: Command) => {
      const context = contextOf(self);
      const graph = (await openStack(context)).maintenance().graph();
      writeFileSync(resolve(context.cwd, file), graph);
      context.print([`Wrote the graph of the stack to ${file}`]);
    });
  stack
    .command("rename")
    .argument("<name>", "the stack's new name")
    .description("give the stack another name, in its files and in every URN")
    .action(async (name: string, _flags: object, self: Command) => {
      const context = contextOf(self);
      const opened = await openStack(context);
      const renamed = await opened.rename(name);
      context.print([`Renamed the stack ${opened.name} to ${renamed.name}.`]);
    });
}

function read(source: string | number): string {
  try {
    return readFileSync(source, "utf8");
  } catch (cause) {
    const name = source === 0 ? "Standard input" : `--file names ${source}, which`;
    throw new CommandError(
      `${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}. Give what "web1on1 stack export" wrote.`,
      { cause },
    );
  }
}
