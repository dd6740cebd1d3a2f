import { relative } from "node:path";
import { type CommandLine, readCommandLine } from "./command-line.js";
import { shareCompiledCode } from "./compile-cache.js";
import { isDebug } from "./context.js";
import { handOverGuarded } from "./delete-guard/official.js";
import { fold } from "./display/width.js";
import { chooseEngine } from "./engine-choice.js";
import { EXIT } from "./exit-codes.js";
import { explainFailure, isUsageAnswer } from "./failure.js";
import { handOverImport } from "./import-hand-over.js";
import { applyLocalEnvironment } from "./local-environment.js";
import type { OfficialEngine } from "./official-engine.js";
import { createProgram } from "./program.js";
import { accountForRequests, hasRequests, requestsLine, requestTotals } from "./requests.js";
import { leave } from "./small-heap.js";

/** Commands that no engine takes part in. */
const OWN_COMMANDS: ReadonlySet<string | undefined> = new Set([
  "audit",
  "comment",
  "compare",
  "doctor",
  "eject",
  "emulator",
  "help",
  "init",
  "pull",
  "tree",
  "validate",
  undefined,
]);
/** Commands whose stdout is a report; that of the others is data, so the line about the engine goes to stderr. */
const REPORTING_COMMANDS: ReadonlySet<string | undefined> = new Set([
  "up",
  "update",
  "preview",
  "pre",
  "refresh",
  "destroy",
  "down",
  "import",
]);

/** Runs the command line and leaves the process with its exit code. */
export function run(argv: string[]): void {
  const debug = isDebug(argv.includes("--debug") || argv.includes("-d"));
  const fail = (error: unknown): number => {
    process.stderr.write(`${explainFailure(error, debug)}\n`);
    return EXIT.error;
  };
  // Nobody reads on: `web1on1 stack export | head -1`.
  process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? EXIT.ok : EXIT.error));
  process.on("uncaughtException", (error) => process.exit(fail(error)));
  runCommand(argv)
    .catch((error: unknown) => (isUsageAnswer(error) ? error.exitCode : fail(error)))
    // Written out first: on some systems a pipe takes more than one turn.
    .then((code) => process.stdout.write("", () => void leave(code)));
}

function writeProse(stream: NodeJS.WriteStream, text: string): void {
  const lines = stream.isTTY && stream.columns > 0 ? fold(text, stream.columns - 1) : [text];
  stream.write(`${lines.join("\n")}\n`);
}

async function runCommand(argv: string[]): Promise<number> {
  const line = readCommandLine(argv, process.env, process.cwd());
  // A new project has settings of its own, whatever those of a folder above it are.
  const localFile = line.command === "init" ? undefined : applyLocalEnvironment(line.cwd, process.env);
  if (!OWN_COMMANDS.has(line.command)) {
    const choice = chooseEngine(line, process.env);
    const isReport = REPORTING_COMMANDS.has(line.command) && !line.json;
    const origin = localFile ? `; settings from ${relative(process.cwd(), localFile)}` : "";
    if (!line.help) writeProse(isReport ? process.stdout : process.stderr, `${choice.line}${origin}`);
    if (!line.help) accountForRequests(process.env, line.cwd, line.logFile);
    const runs = !line.help && REPORTING_COMMANDS.has(line.command);
    const tell = (isDone: boolean) => {
      // In the JSON of the embedded engine they stand already; into that of the official one they cannot get.
      if (runs && (isReport || choice.kind === "official")) tellRequests(isReport ? process.stdout : process.stderr, isDone);
    };
    try {
      if (choice.kind === "embedded") shareCompiledCode(process.env);
      const code = await (choice.kind === "official" ? runOfficial(choice.engine, line) : runOwn(argv));
      tell(true);
      return code;
    } catch (error) {
      tell(false);
      throw error;
    }
  }
  return runOwn(argv);
}

function runOfficial(engine: OfficialEngine, line: CommandLine): Promise<number> {
  const isImport = line.command === "import" && !line.help;
  return isImport ? handOverImport(engine, line, process.env) : handOverGuarded(engine, line, process.env);
}

/** The last line of the summary; none where nothing was begun. */
function tellRequests(stream: NodeJS.WriteStream, isDone: boolean): void {
  const totals = requestTotals();
  if (totals && (isDone || hasRequests(totals))) stream.write(`${requestsLine(totals)}\n`);
}

async function runOwn(argv: string[]): Promise<number> {
  let exitCode: number = EXIT.ok;
  const program = createProgram((code) => {
    exitCode = code;
  });
  await program.parseAsync(argv, { from: "user" });
  return exitCode;
}
