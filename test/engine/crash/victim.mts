import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Gate } from "./gate.mts";
import type { Point, Victim } from "./points.mts";
import type { Tenant } from "./tenant.mts";

const main = join(import.meta.dirname, "../../../dist/cli/main.js");
const ENTRY: Record<Exclude<Victim, "engine">, string> = { provider: "cmd/dynamic-provider", program: "cmd/run" };
const PATIENCE_MS = 5_000;

/** Where a command runs. */
type Place = Pick<Tenant, "folder" | "env">;

export interface CommandEnd {
  readonly code: number | null;
  /** What the command printed, both streams in one. */
  readonly said: string;
}

export interface KilledRun extends CommandEnd {
  readonly isKilled: boolean;
  /** Processes of the run that are still there some time after it. */
  readonly left: readonly number[];
}

interface ListedProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

function start({ folder, env }: Place, args: readonly string[]) {
  const child = spawn(process.execPath, [main, ...args], {
    cwd: folder,
    env: { ...process.env, CI: "", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const end = new Promise<CommandEnd>((resolve) => child.once("exit", (code) => setImmediate(() => resolve({ code, said }))));
  return { pid: child.pid ?? 0, end };
}

/** Runs a command of the compiled package in the tenant's folder to its end. */
export const run = (tenant: Place, ...args: string[]): Promise<CommandEnd> => start(tenant, args).end;

/** Runs a command and kills one of its processes at the point's request. */
export async function runUntilKilled(tenant: Place, gate: Pick<Gate, "set">, point: Point, ...args: string[]): Promise<KilledRun> {
  let isKilled = false;
  let children: readonly number[] = [];
  const { pid, end } = start(tenant, args);
  const spring = (): void => {
    const processes = listProcesses().filter(({ parent }) => parent === pid);
    children = processes.map((each) => each.pid);
    const { victim } = point;
    const doomed = victim === "engine" ? pid : processes.find(({ command }) => command.includes(ENTRY[victim]))?.pid;
    if (doomed !== undefined) isKilled = process.kill(doomed, "SIGKILL");
  };
  // The provider, which sends the requests, outlives the program.
  gate.set({ ...point, spring, cutsOff: point.victim !== "program" });
  const { code, said } = await end;
  gate.set(undefined);
  return { code, said, isKilled, left: await outlasting(children) };
}

/** Those of the processes that do not end by themselves. */
async function outlasting(pids: readonly number[]): Promise<number[]> {
  const isThere = (pid: number) => listProcesses().some((each) => each.pid === pid);
  for (let waited = 0; waited < PATIENCE_MS && pids.some(isThere); waited += 20) await sleep(20);
  return pids.filter(isThere);
}

/** Small Linux images have no `ps`, other systems no /proc. */
function listProcesses(): ListedProcess[] {
  if (existsSync("/proc/self/stat")) {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readProcess(Number(name)));
  }
  const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).trim().split("\n");
  return lines.map((line) => {
    const [pid, parent, ...command] = line.trim().split(/\s+/);
    return { pid: Number(pid), parent: Number(parent), command: command.join(" ") };
  });
}

function readProcess(pid: number): ListedProcess[] {
  try {
    // "pid (name) state parent ...": the name may hold anything, a closing bracket as well.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z"
      ? []
      : [{ pid, parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") }];
  } catch {
    return []; // it ended meanwhile
  }
}
