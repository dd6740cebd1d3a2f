import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Command } from "commander";
import { type ChangeFlags, performChange } from "../change.js";
import { contextOf } from "../context.js";
import { CommandError } from "../failure.js";
import { addApprovalFlags, addOperationFlags } from "../options.js";
import type { SetExitCode } from "../program.js";

interface ImportFlags extends ChangeFlags {
  file: string;
  protect?: string;
  generateCode?: string;
}

export function addImportCommand(program: Command, setExitCode: SetExitCode): void {
  const command = program.command("import").description("take objects that exist into the state, from a file");
  command
    .requiredOption("--file <path>", "JSON file with the type, name, id, inputs and outputs of each resource")
    .option("--protect [value]", "protect the imported resources from deletion: true, the default, or false")
    .option("--generate-code [value]", "taken for the official command's sake: false, since no code is generated here");
  addApprovalFlags(addOperationFlags(command)).action(async (flags: ImportFlags, self: Command) => {
    if (flags.generateCode !== undefined && flags.generateCode !== "false") {
      throw new CommandError(
        "--generate-code: the embedded engine generates no program; give --generate-code=false, or use the official Pulumi CLI.",
      );
    }
    const context = contextOf(self);
    const text = readFile(resolve(context.cwd, flags.file));
    const exitCode = await performChange(context, flags, {
      name: "import",
      noun: "import",
      heading: "Importing",
      operation: (stack, options) => stack.import(text, { ...options, protect: flags.protect !== "false" }),
    });
    setExitCode(exitCode);
  });
}

function readFile(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new CommandError(`--file names ${path}, which cannot be read: ${cause instanceof Error ? cause.message : String(cause)}.`, {
      cause,
    });
  }
}
