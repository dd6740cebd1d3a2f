import type { Command } from "commander";
import { type CommandContext, contextOf, openStack } from "../context.js";
import { CommandError } from "../failure.js";
import { ensurePassphrase } from "../passphrase.js";
import { ask, askHidden } from "../prompt.js";

interface ConfigSetFlags {
  secret?: boolean;
  plaintext?: boolean;
  path?: boolean;
}

export function addConfigSetCommand(config: Command): void {
  config
    .command("set")
    .argument("<key>", "web1on1:url, or a key of the project without its namespace")
    .argument("[value]", "the value; read from stdin, or asked for, when left out")
    .description("set one value")
    .option("--secret", "encrypt the value")
    .option("--plaintext", "keep the value in clear")
    .option("--path", "read the key as a path into a structured value: shape.list[0]")
    .action(async (key: string, value: string | undefined, flags: ConfigSetFlags, self: Command) => {
      const context = contextOf(self);
      if (flags.secret && flags.plaintext) throw new CommandError("--secret and --plaintext exclude each other; give one of them.");
      const stack = await openStack(context);
      const configuration = stack.configuration();
      // A value that was secret before stays one, unless --plaintext says otherwise.
      const secret = flags.secret || (!flags.plaintext && configuration.get(key, undefined, { path: flags.path })?.secret === true);
      if (secret) await ensurePassphrase(context);
      const text = value ?? (await readValue(context, key, secret));
      if (secret) configuration.set(key, text, { path: flags.path, secret: true, crypter: stack.crypter() });
      else configuration.set(key, text, { path: flags.path });
      configuration.save();
    });
}

/** The value from a pipe, or from the person at the terminal. */
async function readValue(context: CommandContext, key: string, secret: boolean): Promise<string> {
  if (context.isInteractive) return secret ? askHidden(`${key}: `) : ask(`${key}: `);
  if (process.stdin.isTTY) throw new CommandError(`config set needs a value: "web1on1 config set ${key} <value>".`);
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks)
    .toString("utf8")
    .replace(/\r?\n$/, "");
  if (text === "") throw new CommandError(`config set needs a value: "web1on1 config set ${key} <value>", or the value on stdin.`);
  return text;
}
