import type { Command } from "commander";
import { contextOf, openStack } from "../context.js";
import { tableLines } from "../display/table.js";
import { CommandError } from "../failure.js";
import { ensurePassphrase } from "../passphrase.js";

interface StackOutputFlags {
  json?: boolean;
  showSecrets?: boolean;
}

const plainText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

export function addStackOutputCommand(stack: Command): void {
  stack
    .command("output")
    .argument("[name]", "one output, printed bare; all of them when left out")
    .description("show the stack's outputs")
    .option("-j, --json", "print JSON")
    .option("--show-secrets", "show secret values in clear")
    .action(async (name: string | undefined, _flags: StackOutputFlags, self: Command) => {
      const context = contextOf(self);
      // `stack` has --show-secrets too, and takes it before this command sees it.
      const flags = self.optsWithGlobals<StackOutputFlags>();
      if (flags.showSecrets) await ensurePassphrase(context);
      const opened = await openStack(context);
      const outputs = await opened.outputs({ showSecrets: flags.showSecrets });
      if (name !== undefined) {
        if (!Object.hasOwn(outputs, name)) {
          const known = Object.keys(outputs);
          throw new CommandError(
            `Stack "${opened.name}" has no output ${JSON.stringify(name)}. ${known.length > 0 ? `It has ${known.join(", ")}.` : "It has none."}`,
          );
        }
        return context.print([flags.json ? JSON.stringify(outputs[name], undefined, 2) : plainText(outputs[name])]);
      }
      if (flags.json) return context.print([JSON.stringify(outputs, undefined, 2)]);
      const rows = Object.entries(outputs).map(([key, value]) => [`    ${key}`, plainText(value)]);
      if (rows.length === 0) return context.print(["No output values currently in this stack"]);
      context.print([`Current stack outputs (${rows.length}):`, ...tableLines(["    OUTPUT", "VALUE"], rows)]);
    });
}
