import { Command, Option } from "commander";
import { addExamples } from "./command-examples.js";
import { ENGINE_CHOICES } from "./command-line.js";
import { addAuditCommand } from "./commands/audit.js";
import { addCancelCommand } from "./commands/cancel.js";
import { addCommentCommand } from "./commands/comment.js";
import { addCompareCommand } from "./commands/compare.js";
import { addConfigCommand } from "./commands/config.js";
import { addDestroyCommand } from "./commands/destroy.js";
import { addDoctorCommand } from "./commands/doctor.js";
import { addEjectCommand } from "./commands/eject.js";
import { addEmulatorCommand } from "./commands/emulator.js";
import { addImportCommand } from "./commands/import.js";
import { addInitCommand } from "./commands/init.js";
import { addPreviewCommand } from "./commands/preview.js";
import { addPullCommand } from "./commands/pull.js";
import { addRefreshCommand } from "./commands/refresh.js";
import { addStackCommand } from "./commands/stack.js";
import { addStateCommand } from "./commands/state.js";
import { addTreeCommand } from "./commands/tree.js";
import { addUpCommand } from "./commands/up.js";
import { addValidateCommand } from "./commands/validate.js";
import type { GlobalOptions } from "./context.js";
import { COLOR_CHOICES } from "./display/style.js";
import { exitCodesSentence, type SetExitCode } from "./exit-codes.js";
import { CommandError } from "./failure.js";
import { packageVersion } from "./package-version.js";
import { withAdvice } from "./unknown-command.js";

/** The command line: every command with its flags. */
export function createProgram(setExitCode: SetExitCode): Command {
  const program = new Command("web1on1")
    .description("A Web1on1 tenant as code: preview and roll out what a Pulumi program declares")
    .version(packageVersion(), "-v, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .option("-s, --stack <name>", "the stack to work on; the selected one when left out")
    .option("-C, --cwd <folder>", "run as if started in this folder")
    .addOption(new Option("--color <when>", "colours in the output").choices([...COLOR_CHOICES]).default("auto"))
    .option("--non-interactive", "never ask and draw nothing in place")
    .option("-d, --debug", "show debug messages, and where a fault came from")
    .option("--log-file <file>", "append a line of JSON for each request to the API")
    .addOption(
      new Option("--engine <engine>", "who does the work: an installed official pulumi, or the embedded engine")
        .choices([...ENGINE_CHOICES])
        .default("auto")
        .env("WEB1ON1_ENGINE"),
    )
    .configureHelp({ showGlobalOptions: true })
    .addHelpText("after", `\n${exitCodesSentence()}`)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(withAdvice(text)) })
    .hook("preAction", (_program, action) => changeFolder(action.optsWithGlobals<GlobalOptions>().cwd));
  addUpCommand(program, setExitCode);
  addPreviewCommand(program, setExitCode);
  addRefreshCommand(program, setExitCode);
  addDestroyCommand(program, setExitCode);
  addImportCommand(program, setExitCode);
  addCancelCommand(program, setExitCode);
  addStackCommand(program, setExitCode);
  addStateCommand(program);
  addConfigCommand(program);
  addAuditCommand(program, setExitCode);
  addCompareCommand(program, setExitCode);
  addValidateCommand(program, setExitCode);
  addEjectCommand(program);
  addPullCommand(program);
  addEmulatorCommand(program, setExitCode);
  addCommentCommand(program);
  addInitCommand(program);
  addDoctorCommand(program, setExitCode);
  addTreeCommand(program);
  addExamples(program);
  return program;
}

function changeFolder(folder: string | undefined): void {
  if (folder === undefined) return;
  try {
    process.chdir(folder);
  } catch (cause) {
    throw new CommandError(`--cwd names ${JSON.stringify(folder)}, which is no folder to change into. Name one that exists.`, { cause });
  }
}
