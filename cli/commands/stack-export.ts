import { chmodSync, statSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { contextOf, openStack } from "../context.js";
import { ensurePassphrase } from "../passphrase.js";

interface StackExportFlags {
  file?: string;
  showSecrets?: boolean;
}

export function addStackExportCommand(stack: Command): void {
  stack
    .command("export")
    .description("print the stack's state as the official command does; secrets stay encrypted")
    .option("--file <path>", "write to a file instead of stdout")
    .option("--show-secrets", "show secret values in clear")
    .action(async (_flags: StackExportFlags, self: Command) => {
      const context = contextOf(self);
      // `stack` has --show-secrets too, and takes it before this command sees it.
      const flags = self.optsWithGlobals<StackExportFlags>();
      if (flags.showSecrets) await ensurePassphrase(context);
      const opened = await openStack(context);
      const text = JSON.stringify(await opened.export({ showSecrets: flags.showSecrets }), undefined, 4);
      if (flags.file === undefined) return context.print([text]);
      const path = resolve(context.cwd, flags.file);
      // With --show-secrets the file holds secrets in clear, and the mode below counts for new files only.
      if (statSync(path, { throwIfNoEntry: false })?.isFile()) chmodSync(path, 0o600);
      writeFileSync(path, `${text}\n`, { mode: 0o600 });
    });
}
