import type { Command } from "commander";
import { contextOf, loadEngine } from "../context.js";
import { CommandError } from "../failure.js";
import { ensureNewPassphrase } from "../passphrase.js";
import { ask } from "../prompt.js";

export function addStackSelectCommand(stack: Command): void {
  stack
    .command("select")
    .argument("[name]", "name of the stack")
    .description("choose the stack that commands without --stack work on")
    .option("-c, --create", "make the stack when it does not exist")
    .action(async (name: string | undefined, flags: { create?: boolean }, self: Command) => {
      const context = contextOf(self);
      const { Project, Stack } = await loadEngine();
      const project = Project.find(context.cwd);
      const names = Stack.list(project).map((summary) => summary.name);
      const choice = name ?? context.stackName ?? (context.isInteractive ? await ask(`Stack (${names.join(", ")}): `) : undefined);
      if (!choice)
        throw new CommandError(
          `Name the stack to select: ${names.length > 0 ? names.join(", ") : 'there is none yet, so make one with "web1on1 stack init <name>"'}.`,
        );
      if (flags.create && !names.includes(choice)) {
        await ensureNewPassphrase(context);
        await Stack.init(project, choice, { select: true });
        context.print([`Created stack '${choice}'`]);
      } else await Stack.select(project, choice);
    });
}
