import type { Command } from "commander";
import { contextOf, openStack } from "../context.js";
import { EXIT, type SetExitCode } from "../exit-codes.js";
import { CommandError } from "../failure.js";
import { confirm } from "../prompt.js";

export function addCancelCommand(program: Command, setExitCode: SetExitCode): void {
  program
    .command("cancel")
    .argument("[stack]", "name of the stack")
    .description("take the lock of an operation that will not come back off the stack; stops no process")
    .option("-y, --yes", "go ahead without asking")
    .action(async (name: string | undefined, flags: { yes?: boolean }, self: Command) => {
      const context = contextOf(self);
      const stack = await openStack(name === undefined ? context : { ...context, stackName: name });
      if (!flags.yes) {
        if (!context.isInteractive)
          throw new CommandError("cancel asks before it unlocks the stack, and there is no terminal to ask on. Give --yes.");
        if (!(await confirm(`Unlock ${stack.name}? An operation that still runs would go on without its lock.`))) {
          context.print(["Nothing was changed."]);
          return setExitCode(EXIT.error);
        }
      }
      const holders = stack.cancel();
      const whose = holders
        .map(({ owner, path }) => (owner ? `process ${owner.pid} of ${owner.username}@${owner.hostname}` : path))
        .join(", ");
      context.print([
        holders.length === 0 ? `The stack ${stack.name} was not locked.` : `The stack ${stack.name} is no longer locked by ${whose}.`,
      ]);
    });
}
