import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { meterEnvironment, readReports } from "../shared/meter.mts";
import { makeScratchProject, root, type ScratchProject } from "../shared/scratch-project.mts";

export const OPERATIONS = ["create", "preview", "refresh", "destroy"] as const;
export type OperationName = (typeof OPERATIONS)[number];

export const PROCESSES = ["engine", "program", "provider"] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** What one operation took; a process that it does not need is missing. */
export interface Measurement {
  build: string;
  operation: OperationName;
  resources: number;
  wallMs: number;
  processes: Partial<Record<ProcessName, { cpuMs: number; peakMb: number }>>;
}

/** What each operation finds to do, so that a run which measured something else stops here. */
const EXPECTED: Record<OperationName, string> = { create: "create", preview: "same", refresh: "same", destroy: "delete" };

/** Its only modules are the SDK and a provider that answers from memory. */
function makeProject(): ScratchProject {
  const program = readFileSync(join(import.meta.dirname, "program.js"), "utf8");
  return makeScratchProject({
    files: { "index.js": program },
    fillModules: (modules) => {
      mkdirSync(join(modules, "@pulumi"));
      mkdirSync(join(modules, "bench-provider"));
      symlinkSync(join(root, "node_modules/@pulumi/pulumi"), join(modules, "@pulumi/pulumi"), "junction");
      cpSync(join(import.meta.dirname, "provider.js"), join(modules, "bench-provider/index.js"));
    },
  });
}

async function run(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "inherit", "inherit"] });
  const code = await new Promise<number | null>((settle, reject) => {
    child.once("error", reject);
    child.once("close", settle);
  });
  if (code !== 0) throw new Error(`${args.at(-1)} ended with exit code ${code}.`);
}

/** Creates, previews, refreshes and destroys a stack of so many resources; one measurement for each. */
export async function measureStack(build: string, resources: number, profiles?: string): Promise<Measurement[]> {
  const project = makeProject();
  const { folder } = project;
  const engineModule = join(build, "engine/index.js");
  const operationScript = join(import.meta.dirname, "operation.mts");
  const env = { ...process.env, ...project.env, BENCH_RESOURCES: String(resources) };
  try {
    await run([operationScript, engineModule, "init"], folder, env);
    const measurements: Measurement[] = [];
    for (const operation of OPERATIONS) {
      const meter = mkdtempSync(join(folder, "meter-"));
      const profiling = profiles ? ["--cpu-prof", `--cpu-prof-dir=${JSON.stringify(join(profiles, `${operation}-${resources}`))}`] : [];
      await run([operationScript, engineModule, operation], folder, { ...env, ...meterEnvironment(meter, profiling) });
      measurements.push(readMeter(meter, build, operation, resources));
    }
    return measurements;
  } finally {
    project.remove();
  }
}

function readMeter(meter: string, build: string, operation: OperationName, resources: number): Measurement {
  const outcome = JSON.parse(readFileSync(join(meter, "operation.json"), "utf8"));
  // The stack itself is a resource too.
  if (outcome.result !== "succeeded" || outcome.changes[EXPECTED[operation]] !== resources + 1) {
    throw new Error(`${operation} of ${resources} resources did not do what it is measured for: ${JSON.stringify(outcome)}`);
  }
  const measurement: Measurement = { build, operation, resources, wallMs: outcome.wallMs, processes: {} };
  for (const { role, cpuMs, peakMb } of readReports(meter)) {
    const process = PROCESSES.find((each) => each === role);
    if (process) measurement.processes[process] = { cpuMs, peakMb };
  }
  return measurement;
}
