import type { Command } from "commander";
import type { Stack } from "../engine/index.js";
import { type ColorChoice, createPaint, type Paint, wantsColor } from "./display/style.js";

/** The options that every command takes. */
export interface GlobalOptions {
  stack?: string;
  cwd?: string;
  color: ColorChoice;
  nonInteractive?: boolean;
  debug?: boolean;
  logFile?: string;
}

/** What a command works with: the folder, the chosen stack's name, and how it may talk to the person. */
export interface CommandContext {
  cwd: string;
  stackName?: string;
  /** True when there is a person at a terminal who can answer a question. */
  isInteractive: boolean;
  /** True when progress may be drawn in place. */
  isLive: boolean;
  columns?: number;
  debug: boolean;
  paint: Paint;
  print(lines: readonly string[]): void;
}

const isSet = (value: string | undefined): boolean => value !== undefined && value !== "" && value !== "0" && value !== "false";

/** The context of a run of this command, from its global options and the process. */
export function contextOf(command: Command): CommandContext {
  const options = command.optsWithGlobals<GlobalOptions>();
  const { stdin, stdout, env } = process;
  const isTerminal = stdout.isTTY === true && env.TERM !== "dumb";
  const mayAsk = !options.nonInteractive && !isSet(env.CI);
  return {
    cwd: process.cwd(),
    stackName: options.stack,
    isInteractive: mayAsk && isTerminal && stdin.isTTY === true,
    isLive: mayAsk && isTerminal,
    columns: stdout.isTTY ? stdout.columns : undefined,
    debug: isDebug(options.debug),
    paint: createPaint(wantsColor(options.color, stdout, env)),
    print: (lines) => {
      if (lines.length > 0) stdout.write(`${lines.join("\n")}\n`);
    },
  };
}

export const isDebug = (flag: boolean | undefined): boolean => flag === true || process.env.WEB1ON1_LOG === "debug";

// The engine loads gRPC and Pulumi's messages, about 0.3 s; commands that do not need it should not wait for it.
export const loadEngine = () => import("../engine/index.js");

/** The stack that `--stack` names, or the selected one. */
export async function openStack(context: CommandContext): Promise<Stack> {
  const { Project, Stack } = await loadEngine();
  return Stack.open(Project.find(context.cwd), context.stackName);
}
