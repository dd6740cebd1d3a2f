import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const BUILT = join(process.cwd(), "dist/emulator/index.js");
const PROGRAM = `
  const [built, options] = process.argv.slice(1);
  require(built).startEmulator(JSON.parse(options)).then((emulator) => {
    process.stdout.write(emulator.url + "\\n");
    process.once("SIGTERM", () => emulator.close());
  });
`;

export interface EmulatorProcess {
  url: string;
  pid: number;
  /** Everything it printed on standard error so far. */
  errorOutput(): string;
  /** Sends a signal and waits for the end. */
  end(signal: "SIGKILL" | "SIGTERM"): Promise<void>;
}

/** The compiled emulator in a process of its own. */
export async function startProcess(options: { data: string; token: string }): Promise<EmulatorProcess> {
  const child = spawn(process.execPath, ["-e", PROGRAM, BUILT, JSON.stringify(options)], { stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  onTestFinished(() => endProcess(child, ended, "SIGKILL"));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk) => resolve(String(chunk).trim()));
    ended.then(() => reject(new Error(`the emulator ended before it was ready: ${errors}`)));
  });
  return { url, pid: child.pid ?? 0, errorOutput: () => errors, end: (signal) => endProcess(child, ended, signal) };
}

async function endProcess(child: ChildProcess, ended: Promise<void>, signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  child.kill(signal);
  await ended;
}

/** A folder that is gone when the test ends. */
export function createFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "web1on1-emulator-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
