import type { Command } from "commander";
import { contextOf, openStack } from "../context.js";
import { openDeleteGuard, tellFinding } from "../delete-guard/embedded.js";
import type { SetExitCode } from "../exit-codes.js";
import { engineOptions, exitCodeOf } from "../operation.js";
import { addOperationFlags, addRefreshFlag, addReplaceFlags, type OperationFlags } from "../options.js";
import { ensurePassphrase } from "../passphrase.js";
import { printPreviewJson, showPreview } from "../preview.js";

export function addPreviewCommand(program: Command, setExitCode: SetExitCode): void {
  const command = program.command("preview").alias("pre").description("show what an update would change");
  const withFlags = addReplaceFlags(addRefreshFlag(addOperationFlags(command)));
  withFlags.option("--show-sames", "with --json: list the resources too that stay as they are");
  withFlags.action(async (flags: OperationFlags & { showSames?: boolean }, self: Command) => {
    const context = contextOf(self);
    await ensurePassphrase(context);
    const stack = await openStack(context);
    const guard = await openDeleteGuard(stack, undefined);
    const operation = stack.preview(engineOptions(context, flags));
    const subject = { stack, heading: "Previewing update", operation, showOutputs: true };
    const result = flags.json
      ? await printPreviewJson(operation, ({ plan }) => guard.judge(plan), flags.showSames)
      : await showPreview(context, flags, subject);
    const finding = !flags.json && result.result === "succeeded" ? guard.judge(result.plan) : undefined;
    if (finding) await tellFinding(stack, finding, { isRefusal: false, json: false, paint: context.paint });
    setExitCode(exitCodeOf(result, flags, true));
  });
}
