import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EmulatorProcess, type Requests, startEmulatorProcess, totalOf } from "../shared/emulator-process.mts";
import { meterEnvironment, readReports } from "../shared/meter.mts";
import { type BenchObject, COLLECTIONS, describeObjects, type Fields } from "../shared/objects.mts";
import { type TreeUsage, watchTree } from "../shared/process-tree.mts";
import { type Contender, type ContenderName, type Life, OPERATIONS, type OperationName, type Prepare } from "./contender.mts";

/** What one operation of one contender took. */
export interface Sample {
  readonly contender: ContenderName;
  readonly operation: OperationName;
  readonly objects: number;
  readonly latencyMs: number;
  readonly wallMs: number;
  /** CPU time by process: the roles of Node processes, and `other` for all else. */
  readonly cpuMs: Readonly<Record<string, number>>;
  readonly emulatorCpuMs: number;
  readonly requests: Requests;
  readonly memory: Pick<TreeUsage, "rssMb" | "pssMb" | "highWaterMb">;
}

export interface Setting {
  readonly objects: number;
  readonly latencyMs: number;
  readonly operations: readonly OperationName[];
}

/** One in a hundred objects changes behind the stack's back, one at least. */
const driftOf = (objects: number): number => Math.max(1, Math.round(objects / 100));

interface Running {
  readonly contender: Contender;
  readonly emulator: EmulatorProcess;
  readonly life: Life;
}

/**
 * Takes every contender through a tenant's life, each against an emulator of its own, one operation after the other, so that what
 * is compared is measured one right after the other. Operations that are not asked for are done without being measured.
 *
 * @param onFailure told of a tool of others that failed; it is left out from there on
 */
export async function measureRound(
  contenders: readonly Contender[],
  setting: Setting,
  build: string,
  onFailure?: (contender: Contender, error: unknown) => void,
): Promise<Sample[]> {
  const objects = describeObjects(setting.objects);
  const running: Running[] = [];
  const failed = new Set<Contender>();
  const attempt = async (contender: Contender, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!contender.isForeign || onFailure === undefined) throw error;
      failed.add(contender);
      onFailure(contender, error);
    }
  };
  try {
    for (const contender of contenders) await attempt(contender, async () => void running.push(await begin(contender, objects, build)));
    const samples: Sample[] = [];
    for (const operation of OPERATIONS) {
      const isMeasured = setting.operations.includes(operation);
      if (!isMeasured && operation !== "create") continue;
      for (const each of running.filter(({ contender }) => !failed.has(contender))) {
        await attempt(each.contender, async () => {
          const sample = await measureOperation(each, operation, setting);
          if (sample && isMeasured) samples.push(sample);
        });
      }
    }
    return samples;
  } finally {
    for (const { emulator, life } of running) {
      await emulator.stop();
      life.remove();
    }
  }
}

async function begin(contender: Contender, objects: readonly BenchObject[], build: string): Promise<Running> {
  const emulator = await startEmulatorProcess(build);
  try {
    return { contender, emulator, life: await contender.begin(emulator, objects) };
  } catch (error) {
    await emulator.stop();
    throw error;
  }
}

async function measureOperation(
  { contender: { name: contender }, emulator, life }: Running,
  operation: OperationName,
  { objects, latencyMs }: Setting,
): Promise<Sample | undefined> {
  const command = life.command(operation);
  if (command === undefined) return undefined;
  const declared = describeObjects(objects);
  if (operation === "preview-change") life.declare(declared.map((each, index) => (index === 0 ? changed(each) : each)));
  if (operation === "refresh-drift") await drift(emulator, driftOf(objects));
  const meter = mkdtempSync(join(tmpdir(), "bench-meter-"));
  try {
    await emulator.count(latencyMs);
    const before = emulator.cpuMs();
    const run = await runWatched(command.file, command.args, life.folder, {
      ...process.env,
      CI: "",
      ...life.env,
      ...meterEnvironment(meter),
    });
    const emulatorCpuMs = emulator.cpuMs() - before;
    const requests = await emulator.counted();
    const what = `${operation} of ${objects} objects by ${contender}`;
    const expected = life.expected?.(operation, objects, operation === "refresh-drift" ? driftOf(objects) : 1);
    if (run.code !== 0 || (expected && !expected.test(run.said))) {
      throw new Error(
        `${what} did not do what it is measured for (exit code ${run.code}, expected ${expected}):\n${run.said.slice(-4000)}`,
      );
    }
    await checkTenant(emulator, what, operation === "destroy" ? 0 : objects);
    const cpuMs = cpuByRole(run.usage, meter);
    const { rssMb, pssMb, highWaterMb } = run.usage;
    return {
      contender,
      operation,
      objects,
      latencyMs,
      wallMs: run.wallMs,
      cpuMs,
      emulatorCpuMs,
      requests,
      memory: { rssMb, pssMb, highWaterMb },
    };
  } finally {
    rmSync(meter, { recursive: true, force: true });
    if (operation === "preview-change") life.declare(declared);
  }
}

const changed = <Each extends { inputs: Fields }>(object: Each): Each => ({ ...object, inputs: { ...object.inputs, pointsByAgent: 70 } });

/** Changes forms as somebody else would, at the API. */
async function drift(emulator: EmulatorProcess, count: number): Promise<void> {
  const { body } = await emulator.send("GET", `/forms?limit=${count}&sort=-name`);
  const forms: readonly { id: string }[] = Object(body);
  for (const { id } of forms) await emulator.send("PATCH", `/forms/${id}`, { pointsByAgent: 61 });
}

async function checkTenant(emulator: EmulatorProcess, what: string, expected: number): Promise<void> {
  const totals = await Promise.all(COLLECTIONS.map((path) => emulator.send("GET", `${path}?limit=1`)));
  // The emulator begins with one organization.
  const found = totals.reduce((sum, { total }) => sum + total, 0) - 1;
  if (found !== expected) throw new Error(`After ${what} the tenant has ${found} objects instead of ${expected}.`);
}

/** What a Node process said of itself counts; of others, what was seen of them last. */
function cpuByRole(usage: TreeUsage, meter: string): Record<string, number> {
  const byRole: Record<string, number> = {};
  const add = (role: string, cpuMs: number): void => {
    byRole[role] = (byRole[role] ?? 0) + cpuMs;
  };
  const reports = readReports(meter);
  for (const { role, cpuMs } of reports) add(role, cpuMs);
  const told = new Set(reports.map(({ pid }) => pid));
  for (const [pid, cpuMs] of usage.cpuMs) if (!told.has(pid)) add("other", cpuMs);
  return byRole;
}

interface Run {
  readonly code: number | null;
  readonly said: string;
  readonly wallMs: number;
  readonly usage: TreeUsage;
}

async function runWatched(file: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Run> {
  const began = performance.now();
  const child = spawn(file, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  const watch = child.pid === undefined ? undefined : watchTree(child.pid);
  try {
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    const wallMs = performance.now() - began;
    return { code, said, wallMs, usage: watch?.end() ?? { rssMb: 0, pssMb: 0, highWaterMb: 0, cpuMs: new Map() } };
  } finally {
    watch?.end();
  }
}

/** Runs what a contender needs before its first operation, and does not measure it. */
export const prepare: Prepare = async ({ file, args }, folder, env) => {
  const { code, said } = await runWatched(file, args, folder, { ...process.env, CI: "", ...env });
  if (code !== 0) throw new Error(`${file} ${args.join(" ")} ended with exit code ${code}:\n${said}`);
};

export const requestsOf = ({ requests }: Sample): number => totalOf(requests);
export const cpuOf = ({ cpuMs }: Sample): number => Object.values(cpuMs).reduce((sum, each) => sum + each, 0);
