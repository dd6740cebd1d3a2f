import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Kills a process and everything that descends from it with SIGKILL, at once and without a chance to tidy up. */
export function killTree(pid: number): void {
  const doomed = [pid, ...descendantsOf(pid)];
  for (const each of doomed) {
    try {
      process.kill(each, "SIGKILL");
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
    }
  }
}

function descendantsOf(pid: number): number[] {
  const parents = listParents();
  const found: number[] = [];
  for (let queue = [pid]; queue.length > 0; ) {
    queue = [...parents].filter(([, parent]) => queue.includes(parent)).map(([child]) => child);
    found.push(...queue);
  }
  return found;
}

/** The parent of every process. Small Linux images have no `ps`, other systems no /proc. */
function listParents(): Map<number, number> {
  if (!existsSync("/proc/self/stat")) {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    return new Map(lines.map((line) => line.trim().split(/\s+/).map(Number)).map(([child = 0, parent = 0]) => [child, parent]));
  }
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return new Map(processes.flatMap((name) => parentOf(Number(name))));
}

function parentOf(pid: number): [number, number][] {
  try {
    // "pid (name) state parent ...": the name may hold anything, a closing bracket as well.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return [[pid, Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])]];
  } catch {
    return []; // it ended meanwhile
  }
}
