import { readdirSync, readFileSync } from "node:fs";

const SAMPLE_MS = 100;
/** Dividing what is shared takes the system 15 ms for a gigabyte, which at every look would slow down what is measured. */
const PSS_MS = 500;
/** Jiffies: what /proc counts in, on every Linux that Node runs on. */
const MS_PER_TICK = 10;
const KB_PER_MB = 1024;

/** What a process and all that it started held and used, as /proc told of it while they ran. */
export interface TreeUsage {
  /** The most that all of them held at one time; what they share is in it once for each. */
  readonly rssMb: number;
  /** The same with what they share divided among those who share it. */
  readonly pssMb: number;
  /** The sum of what each held at its own worst moment. */
  readonly highWaterMb: number;
  /** CPU time of each process as it was last seen, by process id. */
  readonly cpuMs: ReadonlyMap<number, number>;
}

const read = (path: string): string => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

const tasksOf = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
};

function descendants(pid: number, found: number[] = []): number[] {
  found.push(pid);
  for (const task of tasksOf(pid)) {
    for (const child of read(`/proc/${pid}/task/${task}/children`).split(" ")) if (child !== "") descendants(Number(child), found);
  }
  return found;
}

const field = (text: string, name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1] ?? 0) / KB_PER_MB;

/** User and system time of a process so far; 0 where the system does not tell. */
export function cpuMsOf(pid: number | undefined): number {
  const stat = read(`/proc/${pid}/stat`);
  // The name, in parentheses, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * MS_PER_TICK;
}

/** Resident memory in MB; 0 where the system does not tell. */
export const residentMbOf = (pid: number | undefined): number => field(read(`/proc/${pid}/status`), "VmRSS");

/** Looks at a process and all below it ten times a second until `end`. Where there is no /proc it sees nothing. */
export function watchTree(root: number): { end(): TreeUsage } {
  const [cpuMs, highWater] = [new Map<number, number>(), new Map<number, number>()];
  let [rssMb, pssMb, pssAt] = [0, 0, Number.NEGATIVE_INFINITY];
  const look = (): void => {
    const pids = descendants(root);
    let rss = 0;
    for (const pid of pids) {
      const status = read(`/proc/${pid}/status`);
      rss += field(status, "VmRSS");
      highWater.set(pid, Math.max(highWater.get(pid) ?? 0, field(status, "VmHWM")));
      cpuMs.set(pid, Math.max(cpuMs.get(pid) ?? 0, cpuMsOf(pid)));
    }
    if (rss > rssMb * 0.98 && performance.now() - pssAt >= PSS_MS) {
      pssAt = performance.now();
      pssMb = Math.max(pssMb, sum(pids.map((pid) => field(read(`/proc/${pid}/smaps_rollup`), "Pss"))));
    }
    rssMb = Math.max(rssMb, rss);
  };
  const timer = setInterval(look, SAMPLE_MS);
  return {
    end: () => {
      clearInterval(timer);
      return { rssMb, pssMb, highWaterMb: sum([...highWater.values()]), cpuMs };
    },
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
