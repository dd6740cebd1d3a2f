import type { Command } from "commander";
import { contextOf, loadEngine } from "../context.js";
import { formatAge } from "../display/duration.js";
import { tableLines } from "../display/table.js";

export function addStackLsCommand(stack: Command): void {
  stack
    .command("ls")
    .description("list the project's stacks")
    .option("-j, --json", "print JSON in the shape of the official command")
    .action(async (flags: { json?: boolean }, self: Command) => {
      const context = contextOf(self);
      const { Project, Stack } = await loadEngine();
      const stacks = Stack.list(Project.find(context.cwd));
      if (flags.json) {
        const rows = stacks.map(({ name, current, lastUpdate, resourceCount }) => ({
          name,
          current,
          lastUpdate: lastUpdate?.toISOString(),
          updateInProgress: false,
          resourceCount,
        }));
        return context.print([JSON.stringify(rows, undefined, 2)]);
      }
      const now = new Date();
      const rows = stacks.map((summary) => [
        `${summary.name}${summary.current ? "*" : ""}`,
        summary.lastUpdate ? formatAge(summary.lastUpdate, now) : "n/a",
        summary.resourceCount === undefined ? "n/a" : String(summary.resourceCount),
      ]);
      context.print(tableLines(["NAME", "LAST UPDATE", "RESOURCE COUNT"], rows));
    });
}
