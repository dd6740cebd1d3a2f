import type { Command } from "commander";
import { contextOf, openStack } from "../context.js";
import { EXIT, type SetExitCode } from "../exit-codes.js";
import { CommandError } from "../failure.js";
import { ask } from "../prompt.js";

interface StackRmFlags {
  yes?: boolean;
  force?: boolean;
  preserveConfig?: boolean;
}

export function addStackRmCommand(stack: Command, setExitCode: SetExitCode): void {
  stack
    .command("rm")
    .argument("[name]", "name of the stack; the selected one when left out")
    .description("remove an empty stack, its history and its configuration file")
    .option("-y, --yes", "go ahead without asking")
    .option("-f, --force", "also when it still has resources; they stay in the tenant, and nothing manages them any more")
    .option("--preserve-config", "keep Pulumi.<stack>.yaml")
    .action(async (name: string | undefined, flags: StackRmFlags, self: Command) => {
      const context = contextOf(self);
      if (!flags.yes && !context.isInteractive) {
        throw new CommandError("stack rm asks before it removes a stack, and there is no terminal to ask on. Give --yes to go ahead.");
      }
      const target = await openStack({ ...context, stackName: name ?? context.stackName });
      if (!flags.yes && (await ask(`This removes the stack ${target.name} for good. Type its name to confirm: `)) !== target.name) {
        context.print(["Nothing was removed."]);
        return setExitCode(EXIT.error);
      }
      await target.remove({ force: flags.force, preserveConfig: flags.preserveConfig });
      context.print([`Stack '${target.name}' has been removed!`]);
    });
}
