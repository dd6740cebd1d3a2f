import { spawn } from "node:child_process";
import { constants } from "node:os";
import { delimiter, dirname } from "node:path";
import { CommandError } from "./failure.js";
import type { OfficialEngine } from "./official-engine.js";

const FORWARDED: readonly NodeJS.Signals[] = ["SIGTERM", "SIGHUP"];

/**
 * Runs the official command in this one's place: same terminal, same signals, same exit code.
 *
 * @param onOutput is given what it writes to stdout, which else goes where this command's goes
 */
export function handOver(
  engine: OfficialEngine,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onOutput?: (text: string) => void,
): Promise<number> {
  const child = spawn(engine.path, args, {
    stdio: ["inherit", onOutput ? "pipe" : "inherit", "inherit"],
    // As npm's launcher does: the language hosts are installed beside the CLI.
    env: { ...env, PATH: `${dirname(engine.path)}${delimiter}${env.PATH ?? ""}` },
  });
  if (onOutput) child.stdout?.setEncoding("utf8").on("data", onOutput);
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  const interrupt = (signal: NodeJS.Signals): void => {
    // A terminal sends Ctrl-C to both processes; a second one would make the official command stop at once.
    const isFromTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
    if (!isFromTerminal) forward(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  process.on("SIGINT", interrupt);
  return new Promise<number>((resolve, reject) => {
    child.once("error", (cause) =>
      reject(
        new CommandError(`${engine.path} could not be started: ${cause.message}. Install it anew, or run with --engine embedded.`, {
          cause,
        }),
      ),
    );
    const end = (code: number | null, signal: NodeJS.Signals | null): void =>
      resolve(signal ? 128 + constants.signals[signal] : (code ?? 1));
    if (onOutput) child.once("close", end);
    else child.once("exit", end);
  }).finally(() => {
    for (const signal of FORWARDED) process.off(signal, forward);
    process.off("SIGINT", interrupt);
  });
}
