import type { CommandContext } from "./context.js";
import { CommandError } from "./failure.js";
import { askHidden } from "./prompt.js";

/** Whether the environment gives a passphrase. */
export const hasPassphrase = (): boolean =>
  process.env.PULUMI_CONFIG_PASSPHRASE !== undefined || Boolean(process.env.PULUMI_CONFIG_PASSPHRASE_FILE);

/** Asks for the passphrase where the environment does not give it and there is somebody to ask; the engine reads it from there. */
export async function ensurePassphrase(context: CommandContext): Promise<void> {
  if (hasPassphrase() || !context.isInteractive) return;
  process.env.PULUMI_CONFIG_PASSPHRASE = await askHidden(
    "Passphrase of the stack (set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE not to be asked): ",
  );
}

/** The same for a new stack: asked twice, because a mistyped passphrase could never be given again. */
export async function ensureNewPassphrase(context: CommandContext): Promise<void> {
  if (hasPassphrase() || !context.isInteractive) return;
  const first = await askHidden("New passphrase to protect the stack's secrets: ");
  const second = await askHidden("The same once more: ");
  if (first !== second) throw new CommandError("The two passphrases differ; run the command again. Nothing was made.");
  process.env.PULUMI_CONFIG_PASSPHRASE = first;
}
