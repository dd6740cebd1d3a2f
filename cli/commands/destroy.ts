import type { Command } from "commander";
import { type ChangeFlags, performChange } from "../change.js";
import { contextOf, openStack } from "../context.js";
import { EXIT, type SetExitCode } from "../exit-codes.js";
import { addApprovalFlags, addOperationFlags, addRefreshFlag } from "../options.js";

interface DestroyFlags extends ChangeFlags {
  remove?: boolean;
}

export function addDestroyCommand(program: Command, setExitCode: SetExitCode): void {
  const command = program.command("destroy").alias("down").description("delete every object of the stack");
  command.option("--remove", "remove the stack and its configuration file afterwards");
  addApprovalFlags(addRefreshFlag(addOperationFlags(command))).action(async (flags: DestroyFlags, self: Command) => {
    const context = contextOf(self);
    const isLimited = flags.target !== undefined || flags.exclude !== undefined;
    const exitCode = await performChange(context, flags, {
      name: "destroy",
      noun: "destroy",
      heading: "Destroying",
      operation: (stack, options) => stack.destroy(options),
      deletes: "meant",
      closing: ({ name }) =>
        flags.remove || isLimited
          ? undefined
          : `The stack ${name} is empty; its history and configuration are kept. "web1on1 stack rm ${name}" removes them too.`,
    });
    if (flags.remove && !flags.previewOnly && exitCode === EXIT.ok) {
      const stack = await openStack(context);
      await stack.remove();
      if (!flags.json) context.print([`Stack '${stack.name}' has been removed!`]);
    }
    setExitCode(exitCode);
  });
}
