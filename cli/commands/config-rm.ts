import type { Command } from "commander";
import { contextOf, openStack } from "../context.js";

export function addConfigRmCommand(config: Command): void {
  config
    .command("rm")
    .argument("<key>", "web1on1:url, or a key of the project without its namespace")
    .description("remove one value")
    .option("--path", "read the key as a path into a structured value: shape.list[0]")
    .action(async (key: string, flags: { path?: boolean }, self: Command) => {
      const stack = await openStack(contextOf(self));
      const configuration = stack.configuration();
      configuration.remove(key, { path: flags.path });
      configuration.save();
    });
}
