import type { Command } from "commander";
import { contextOf, openStack } from "../context.js";
import { configEntryJson } from "../display/config-json.js";
import { CommandError } from "../failure.js";
import { ensurePassphrase } from "../passphrase.js";

interface ConfigGetFlags {
  json?: boolean;
  path?: boolean;
}

export function addConfigGetCommand(config: Command): void {
  config
    .command("get")
    .argument("<key>", "web1on1:url, or a key of the project without its namespace")
    .description("print one value; a secret one in clear")
    .option("-j, --json", "print JSON")
    .option("--path", "read the key as a path into a structured value: shape.list[0]")
    .action(async (key: string, _flags: ConfigGetFlags, self: Command) => {
      const context = contextOf(self);
      const flags = self.optsWithGlobals<ConfigGetFlags>();
      const stack = await openStack(context);
      const configuration = stack.configuration();
      const options = { path: flags.path };
      const masked = configuration.get(key, undefined, options);
      if (!masked)
        throw new CommandError(
          `configuration key ${JSON.stringify(key)} not found for stack "${stack.name}". Set it with "web1on1 config set ${key} <value>".`,
        );
      if (masked.secret) await ensurePassphrase(context);
      const entry = masked.secret ? (configuration.get(key, stack.crypter(), options) ?? masked) : masked;
      context.print([flags.json ? JSON.stringify(configEntryJson(entry, true), undefined, 2) : entry.text]);
    });
}
