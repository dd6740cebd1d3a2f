import type { Command } from "commander";
import { type ChangeFlags, performChange } from "../change.js";
import { contextOf } from "../context.js";
import type { SetExitCode } from "../exit-codes.js";
import { addApprovalFlags, addOperationFlags } from "../options.js";

export function addRefreshCommand(program: Command, setExitCode: SetExitCode): void {
  const command = program.command("refresh").description("read every object from the API and bring the state up to date");
  command.option("--clear-pending-creates", "forget creates of an interrupted run that nothing could be found out about");
  addApprovalFlags(addOperationFlags(command)).action(async (flags: ChangeFlags, self: Command) => {
    const exitCode = await performChange(contextOf(self), flags, {
      name: "refresh",
      noun: "refresh",
      heading: "Refreshing",
      operation: (stack, options) => stack.refresh(options),
    });
    setExitCode(exitCode);
  });
}
