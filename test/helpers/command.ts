import { spawn } from "node:child_process";
import { join } from "node:path";

/** The compiled command. */
export const main = join(import.meta.dirname, "../../dist/cli/main.js");

export interface CommandResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface CommandOptions {
  cwd: string;
  env?: Record<string, string | undefined>;
  /** Another entry point than the one of this repository's build. */
  main?: string;
  /** Runs as this user and group. */
  uid?: number;
  /** What a shell does first, such as setting a limit. */
  shell?: string;
}

/** Runs the compiled command as a process of its own, without a terminal. */
export function web1on1(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const command = [process.execPath, options.main ?? main, ...args];
  return runProcess(options.shell === undefined ? command : ["/bin/sh", "-c", `${options.shell}; exec "$0" "$@"`, ...command], options);
}

/** Runs any process to its end, on the embedded engine unless the environment says otherwise, and not as if under CI. */
export function runProcess([file = "", ...args]: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { CI: _, ...inherited } = process.env;
  const child = spawn(file, args, {
    cwd: options.cwd,
    uid: options.uid,
    gid: options.uid,
    env: { WEB1ON1_ENGINE: "embedded", ...inherited, ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}
