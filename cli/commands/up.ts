import type { Command } from "commander";
import { type ChangeFlags, performChange } from "../change.js";
import { contextOf } from "../context.js";
import type { SetExitCode } from "../exit-codes.js";
import { addApprovalFlags, addDeleteFlag, addOperationFlags, addRefreshFlag, addReplaceFlags } from "../options.js";

export function addUpCommand(program: Command, setExitCode: SetExitCode): void {
  const command = program.command("up").alias("update").description("make the tenant what the program declares");
  const withFlags = addDeleteFlag(addApprovalFlags(addReplaceFlags(addRefreshFlag(addOperationFlags(command)))));
  withFlags.action(async (flags: ChangeFlags, self: Command) => {
    const exitCode = await performChange(contextOf(self), flags, {
      name: "up",
      noun: "update",
      heading: "Updating",
      operation: (stack, options) => stack.up(options),
      showOutputs: true,
      deletes: "counted",
    });
    setExitCode(exitCode);
  });
}
