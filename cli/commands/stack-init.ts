import type { Command } from "commander";
import { contextOf, loadEngine } from "../context.js";
import { CommandError } from "../failure.js";
import { ensureNewPassphrase } from "../passphrase.js";
import { ask } from "../prompt.js";

export function addStackInitCommand(stack: Command): void {
  stack
    .command("init")
    .argument("[name]", "name of the new stack")
    .description("make a new, empty stack")
    .option("--no-select", "leave the selected stack as it is")
    .action(async (name: string | undefined, flags: { select: boolean }, self: Command) => {
      const context = contextOf(self);
      const { Project, Stack } = await loadEngine();
      const project = Project.find(context.cwd);
      const chosen = name ?? context.stackName ?? (context.isInteractive ? await ask("Name of the new stack (dev): ") : undefined);
      if (chosen === undefined) throw new CommandError('A new stack needs a name: "web1on1 stack init dev".');
      await ensureNewPassphrase(context);
      const made = await Stack.init(project, chosen || "dev", { select: flags.select });
      context.print([`Created stack '${made.name}'`]);
    });
}
