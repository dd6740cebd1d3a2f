import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

const STOP_PATIENCE_MS = 5_000;
const INTERRUPTED = 130;

/** A step that failed and has said so itself. */
class StepFailed extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`ended with ${code}`);
    this.code = code;
  }
}

/** A failure to tell in one sentence. */
export class StartError extends Error {}

/** One `npm start`: what it has started, how long its phases took, and how it ends. */
export class Session {
  readonly root: string;
  readonly command: string;
  /** The environment of everything that is started. */
  readonly env: NodeJS.ProcessEnv = { ...process.env };
  private readonly durations: [phase: string, ms: number][] = [];
  private readonly services: ChildProcess[] = [];
  private current: ChildProcess | undefined;
  private isInterrupted = false;

  constructor(root: string) {
    this.root = root;
    this.command = join(root, "dist/cli/main.js");
    // The example runs on what a fresh machine has; an engine asked for by name is used all the same.
    this.env.WEB1ON1_ENGINE ??= "embedded";
    // Ctrl-C on a terminal reaches the running command by itself, which finishes what is under way; then everything is stopped here.
    process.on("SIGINT", () => this.interrupt());
    process.on("SIGTERM", () => this.interrupt("SIGTERM"));
    process.on("SIGHUP", () => this.interrupt("SIGTERM"));
  }

  async phase<T>(name: string, work: () => Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const result = await work();
    this.durations.push([name, performance.now() - startedAt]);
    return result;
  }

  times(): string {
    const total = this.durations.reduce((sum, [, ms]) => sum + ms, 0);
    return [...this.durations, ["together", total] as const].map(([name, ms]) => `${name} ${(ms / 1000).toFixed(1)} s`).join(", ");
  }

  /** Runs a command of web1on1 on the stack `dev`, on this terminal. */
  web1on1(...args: string[]): Promise<void> {
    return this.run([this.command, ...args, "--stack", "dev"]);
  }

  /** Runs a Node script to its end. */
  async run(args: string[]): Promise<void> {
    this.throwIfInterrupted();
    const child = spawn(process.execPath, args, { cwd: this.root, env: this.env, stdio: "inherit" });
    this.current = child;
    const code = await exitOf(child);
    this.current = undefined;
    this.throwIfInterrupted();
    if (code !== 0) throw new StepFailed(code);
  }

  /** Starts a process that lasts; `stop` ends it. Ctrl-C does not reach it, so that commands can finish against it. */
  startService(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
    this.throwIfInterrupted();
    const child = spawn(process.execPath, args, {
      cwd: this.root,
      env: { ...this.env, ...env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: process.platform !== "win32",
    });
    this.services.push(child);
    return child;
  }

  fail(error: unknown): void {
    if (this.isInterrupted) process.exitCode = INTERRUPTED;
    else if (error instanceof StepFailed) process.exitCode = error.code;
    else {
      const isExpected = error instanceof StartError || (error instanceof Error && ["EngineError", "EmulatorError"].includes(error.name));
      console.error(isExpected ? `error: ${error.message}` : error);
      process.exitCode = 1;
    }
  }

  /** Ends what was started and is still there. */
  async stop(): Promise<void> {
    await Promise.all(this.services.map(stopService));
  }

  private interrupt(signal?: NodeJS.Signals): void {
    this.isInterrupted = true;
    if (signal) this.current?.kill(signal);
  }

  private throwIfInterrupted(): void {
    if (this.isInterrupted) throw new StepFailed(INTERRUPTED);
  }
}

const exitOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });

async function stopService(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), STOP_PATIENCE_MS);
  await ended;
  clearTimeout(timer);
}
