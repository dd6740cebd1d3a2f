import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { type ChangeFlags, performChange } from "../change.js";
import { type CommandContext, contextOf, openStack } from "../context.js";
import { EXIT, type SetExitCode } from "../exit-codes.js";
import { CommandError } from "../failure.js";
import { addApprovalFlags, addOperationFlags } from "../options.js";
import { ensurePassphrase } from "../passphrase.js";

interface ImportFlags extends ChangeFlags {
  file: string;
  protect?: string;
  generateCode?: string;
}

export function addImportCommand(program: Command, setExitCode: SetExitCode): void {
  const command = program.command("import").description("take objects that exist into the state, from a file");
  command
    .requiredOption(
      "--file <path>",
      "JSON file with the type, name and id of each resource; its inputs and outputs are read from the API where they are left out",
    )
    .option("--protect [value]", "protect the imported resources from deletion: true, the default, or false")
    .option("--generate-code [value]", "taken for the official command's sake: false, since no code is generated here");
  addApprovalFlags(addOperationFlags(command)).action(async (flags: ImportFlags, self: Command) => {
    if (flags.generateCode !== undefined && flags.generateCode !== "false") {
      throw new CommandError(
        "--generate-code: the embedded engine generates no program; give --generate-code=false, or use the official Pulumi CLI.",
      );
    }
    const context = contextOf(self);
    const text = await complete(context, readFile(resolve(context.cwd, flags.file)), flags);
    const exitCode = await performChange(context, flags, {
      name: "import",
      noun: "import",
      heading: "Importing",
      operation: (stack, options) => stack.import(text, { ...options, protect: flags.protect !== "false" }),
    });
    setExitCode(exitCode);
    if (exitCode === EXIT.ok && flags.protect !== "false" && !flags.json && !flags.previewOnly) {
      context.print(["What was imported is protected from deletion until the next up, which protects only what the program does."]);
    }
  });
}

/** The file with what it leaves out: the engine needs inputs and outputs, and knows nothing of the API. */
async function complete(context: CommandContext, text: string, flags: ImportFlags): Promise<string> {
  const { completeImportFile, isShortImportFile } = await import("../../provider/import-file.js");
  if (!isShortImportFile(text)) return text;
  await ensurePassphrase(context);
  const stack = await openStack(context);
  if (!flags.previewOnly) stack.requireUnlocked();
  const { values } = stack.configuration().resolve(stack.crypter());
  return completeImportFile(text, (key) => values[key], process.env);
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new CommandError(
      `--file names ${path}, which cannot be read: ${cause instanceof Error ? cause.message : String(cause)}. Name the import file.`,
      {
        cause,
      },
    );
  }
}
