import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A Node process of the engine's that ends with it, however the engine ends. */
export interface EngineChild {
  readonly process: ChildProcess;
  readonly exit: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  kill(): void;
  /** As `kill`, for a process that ends by itself when it gets the signal; one that is too busy to notice is ended all the same. */
  dismiss(): void;
}

const DISMISSAL_MS = 2_000;

/** The argument that loads one of the engine's own files into a child before anything else; `watch-engine.ts` hides it. */
export const preload = (file: string): string => `--require=${join(__dirname, file)}`;

/**
 * Starts a Node entry point. The channel to the engine, closed by the operating system when the engine dies, ends
 * the child: see `watch-engine.ts`.
 */
export function startNode(
  entry: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
  nodeArgs: readonly string[] = [],
): EngineChild {
  const child = spawn(process.execPath, [...nodeArgs, preload("watch-engine.js"), entry, ...args], {
    cwd,
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once("error", () => resolve({ code: 1, signal: null }));
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  const kill = (): void => void child.kill("SIGTERM");
  const dismiss = (): void => {
    kill();
    const timer = setTimeout(() => child.kill("SIGKILL"), DISMISSAL_MS);
    void exit.then(() => clearTimeout(timer));
  };
  return { process: child, exit, kill, dismiss };
}

export function forEachLine(stream: Readable | null, handle: (line: string) => void): void {
  if (stream) createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", handle);
}
