import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A Node process of the engine's that ends with it, however the engine ends. */
export interface EngineChild {
  readonly process: ChildProcess;
  /** When it has ended and all that it wrote has been read. */
  readonly exit: Promise<ProcessEnd>;
  /** Asks it to end; one that is too busy to notice, or does not want to, is ended all the same. */
  end(): void;
}

interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** How long a process has from the signal to end to its end. */
const PATIENCE_MS = 2_000;
/** How long its output may stay open after its end: a process that it left behind may hold it for as long as it lives. */
const OUTPUT_MS = 1_000;

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
  const exit = new Promise<ProcessEnd>((resolve) => {
    child.once("error", () => resolve({ code: 1, signal: null }));
    child.once("close", (code, signal) => resolve({ code, signal }));
  });
  const closeOutput = (): void => {
    child.stdout?.destroy();
    child.stderr?.destroy();
  };
  child.once("exit", () => setTimeout(closeOutput, OUTPUT_MS).unref());
  const end = (): void => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
    void exit.then(() => clearTimeout(timer));
  };
  return { process: child, exit, end };
}

export function forEachLine(stream: Readable | null, handle: (line: string) => void): void {
  if (stream) createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY }).on("line", handle);
}
