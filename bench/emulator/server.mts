import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Server } from "./load.mts";

const TOKEN = "bench-token";

export interface RunningServer extends Server {
  /** Resident memory in MB; 0 where the system does not tell. */
  memoryMb(): number;
  stop(): Promise<void>;
}

/** Starts the compiled emulator as users do, in a process of its own. */
export async function startServer(build: string, data: string): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(build, "cli/main.js"), "emulator", "--json", "--data", data, "--token", TOKEN], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const first = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const { url } = JSON.parse(String(first.value)) as { url: string };
  return {
    url,
    token: TOKEN,
    memoryMb: () => readMemory(child.pid),
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function readMemory(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
  } catch {
    return 0;
  }
}
