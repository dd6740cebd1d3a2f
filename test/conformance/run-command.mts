import { spawn } from "node:child_process";
import { killTree } from "./process-tree.mts";

const LIMIT_MS = 180_000;
const POLL_MS = 15;

export interface CommandResult {
  /** The exit code, or `signal:<name>` when a signal ended it. */
  exitCode: number | string;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** Asked again and again; as soon as it is true the command and its children are killed. */
  shouldKill?: () => boolean;
}

/** Runs a command without a terminal and without input to its end. One that does not end is killed, and its stderr says so. */
export function runCommand(command: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const [program = "", ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd, env: options.env, stdio: ["ignore", "pipe", "pipe"] });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const kill = (): void => {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) killTree(child.pid);
    };
    const deadline = setTimeout(() => {
      stderr += `\n(killed by the runner: it had not ended after ${LIMIT_MS / 1000} s)`;
      kill();
    }, LIMIT_MS);
    const poll = setInterval(() => {
      if (options.shouldKill?.()) {
        clearInterval(poll);
        kill();
      }
    }, POLL_MS);
    if (!options.shouldKill) clearInterval(poll);
    const stop = (): void => {
      clearTimeout(deadline);
      clearInterval(poll);
    };
    child.on("error", (error) => {
      stop();
      reject(error);
    });
    child.on("close", (code, signal) => {
      stop();
      resolve({ exitCode: code ?? `signal:${signal}`, stdout, stderr });
    });
  });
}
