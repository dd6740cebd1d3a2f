import { type EngineChild, forEachLine, preload, startNode } from "./child-process.js";
import { SHOW_DEBUG } from "./lighten-sdk.js";
import { smallHeap } from "./small-heap.js";

export interface ProgramOptions {
  /** Entry point of the SDK that runs programs. */
  run: string;
  programDirectory: string;
  entryPoint: string;
  rootDirectory: string;
  project: string;
  stack: string;
  /** Resource operations the program may have under way at a time. */
  parallel: number;
  dryRun: boolean;
  /** Whether its debug messages are shown. */
  debug: boolean;
  /** What the project's runtime options put into the program's environment. */
  environment: Record<string, string>;
  nodeArguments: readonly string[];
  config: Record<string, string>;
  secretKeys: readonly string[];
  engineAddress: string;
}

/** The program left this code after it had shown the user its error. */
export const EXIT_ERROR_WAS_SHOWN = 32;

export function startProgram(options: ProgramOptions, onLine: (line: string, error: boolean) => void): Pick<EngineChild, "exit" | "end"> {
  const { engineAddress } = options;
  const args = ["--monitor", engineAddress, "--engine", engineAddress, "--organization", "organization", "--project", options.project];
  args.push("--stack", options.stack, "--root-directory", options.rootDirectory, "--pwd", options.programDirectory);
  if (options.dryRun) args.push("--dry-run");
  args.push("--parallel", String(options.parallel), options.entryPoint);
  const child = startNode(
    options.run,
    args,
    options.programDirectory,
    {
      ...process.env,
      ...options.environment,
      PULUMI_CONFIG: JSON.stringify(options.config),
      PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(options.secretKeys),
      ...(options.debug ? { [SHOW_DEBUG]: "true" } : {}),
    },
    [...smallHeap(process.env), ...options.nodeArguments, preload("prepare-program.js")],
  );
  forEachLine(child.process.stdout, (line) => onLine(line, false));
  forEachLine(child.process.stderr, (line) => onLine(line, true));
  return child;
}
