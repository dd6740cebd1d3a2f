import type { Command } from "commander";
import { type CommandContext, contextOf, openStack } from "../context.js";
import { formatAge } from "../display/duration.js";
import { outputLines } from "../display/outputs.js";
import { isDefaultProvider } from "../display/resource-label.js";
import { resourceTreeLines } from "../display/resource-tree.js";
import type { SetExitCode } from "../exit-codes.js";
import { ensurePassphrase } from "../passphrase.js";
import { savedAt, storedResources } from "../stored-resources.js";
import { refuseUnknownSubcommand } from "../unknown-command.js";
import { addStackExportCommand } from "./stack-export.js";
import { addStackFileCommands } from "./stack-files.js";
import { addStackHistoryCommand } from "./stack-history.js";
import { addStackInitCommand } from "./stack-init.js";
import { addStackLsCommand } from "./stack-ls.js";
import { addStackOutputCommand } from "./stack-output.js";
import { addStackRmCommand } from "./stack-rm.js";
import { addStackSelectCommand } from "./stack-select.js";

interface StackFlags {
  showIds?: boolean;
  showUrns?: boolean;
  showSecrets?: boolean;
  showName?: boolean;
}

/** `web1on1 stack` shows the stack; its subcommands make, choose, list, remove and export stacks. */
export function addStackCommand(program: Command, setExitCode: SetExitCode): void {
  const stack = program
    .command("stack")
    .description("show the stack's resources and outputs, or manage stacks")
    .option("-i, --show-ids", "show each resource's id")
    .option("-u, --show-urns", "show each resource's URN")
    .option("--show-secrets", "show secret values in clear")
    .option("--show-name", "print the stack's name only")
    .allowExcessArguments()
    .action(async (flags: StackFlags, self: Command) => {
      refuseUnknownSubcommand(self);
      await showStack(contextOf(self), flags);
    });
  addStackInitCommand(stack);
  addStackSelectCommand(stack);
  addStackLsCommand(stack);
  addStackRmCommand(stack, setExitCode);
  addStackOutputCommand(stack);
  addStackExportCommand(stack);
  addStackFileCommands(stack);
  addStackHistoryCommand(stack);
}

async function showStack(context: CommandContext, flags: StackFlags): Promise<void> {
  if (flags.showSecrets) await ensurePassphrase(context);
  const stack = await openStack(context);
  if (flags.showName) return context.print([stack.name]);
  const exported = await stack.export();
  const resources = storedResources(exported);
  const saved = savedAt(exported);
  const tree = resourceTreeLines(resources, { paint: context.paint, showIds: flags.showIds === true, showUrns: flags.showUrns === true });
  const count = resources.filter((resource) => !isDefaultProvider(resource.urn)).length;
  const outputs = outputLines(await stack.outputs({ showSecrets: flags.showSecrets }), context.paint);
  const heading = `Stack ${stack.name} of ${stack.project.name}: ${count} resources${saved ? `, saved ${formatAge(saved, new Date())}` : ""}`;
  context.print([context.paint("bold", heading), ...tree, ...(outputs.length > 0 ? ["", ...outputs.slice(0, -1)] : [])]);
}
