import type { Command } from "commander";
import { type CommandContext, contextOf, openStack } from "../context.js";
import { configEntryJson } from "../display/config-json.js";
import { tableLines } from "../display/table.js";
import { ensurePassphrase } from "../passphrase.js";
import { refuseUnknownSubcommand } from "../unknown-command.js";
import { addConfigGetCommand } from "./config-get.js";
import { addConfigRmCommand } from "./config-rm.js";
import { addConfigSetCommand } from "./config-set.js";

interface ConfigFlags {
  json?: boolean;
  showSecrets?: boolean;
}

/** `web1on1 config` lists the stack's configuration; its subcommands read and change single values. */
export function addConfigCommand(program: Command): void {
  const config = program
    .command("config")
    .description("list the stack's configuration, or change it")
    .option("-j, --json", "print JSON in the shape of the official command")
    .option("--show-secrets", "show secret values in clear")
    .allowExcessArguments()
    .action(async (flags: ConfigFlags, self: Command) => {
      refuseUnknownSubcommand(self);
      await listConfig(contextOf(self), flags);
    });
  addConfigGetCommand(config);
  addConfigSetCommand(config);
  addConfigRmCommand(config);
}

async function listConfig(context: CommandContext, flags: ConfigFlags): Promise<void> {
  if (flags.showSecrets) await ensurePassphrase(context);
  const stack = await openStack(context);
  const configuration = stack.configuration();
  const entries = configuration.entries(flags.showSecrets && configuration.hasSecrets ? stack.crypter() : undefined);
  if (flags.json) {
    const json = Object.fromEntries(entries.map((entry) => [entry.key, configEntryJson(entry, flags.showSecrets === true)]));
    return context.print([JSON.stringify(json, undefined, 2)]);
  }
  context.print(
    tableLines(
      ["KEY", "VALUE"],
      entries.map((entry) => [entry.shortKey, entry.text]),
    ),
  );
}
