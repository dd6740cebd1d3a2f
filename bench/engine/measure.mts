import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

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

function makeProject(root: string): string {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const modules = join(folder, "node_modules");
  mkdirSync(join(modules, "@pulumi"), { recursive: true });
  mkdirSync(join(modules, "bench-provider"));
  mkdirSync(join(folder, "state"));
  symlinkSync(join(root, "node_modules/@pulumi/pulumi"), join(modules, "@pulumi/pulumi"), "junction");
  cpSync(join(import.meta.dirname, "provider.js"), join(modules, "bench-provider/index.js"));
  cpSync(join(import.meta.dirname, "program.js"), join(folder, "index.js"));
  writeFileSync(join(folder, "Pulumi.yaml"), "name: bench\nruntime: nodejs\n");
  writeFileSync(join(folder, "package.json"), '{"name":"bench","main":"index.js"}');
  return folder;
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
export async function measureStack(root: string, build: string, resources: number, profiles?: string): Promise<Measurement[]> {
  const folder = makeProject(root);
  const engineModule = join(build, "engine/index.js");
  const operationScript = join(import.meta.dirname, "operation.mts");
  const env = {
    ...process.env,
    BENCH_RESOURCES: String(resources),
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "bench",
  };
  try {
    await run([operationScript, engineModule, "init"], folder, env);
    const measurements: Measurement[] = [];
    for (const operation of OPERATIONS) {
      const meter = mkdtempSync(join(folder, "meter-"));
      const nodeOptions = [`--require ${JSON.stringify(join(import.meta.dirname, "meter.cjs"))}`];
      if (profiles) nodeOptions.push("--cpu-prof", `--cpu-prof-dir=${JSON.stringify(join(profiles, `${operation}-${resources}`))}`);
      await run([operationScript, engineModule, operation], folder, { ...env, BENCH_METER: meter, NODE_OPTIONS: nodeOptions.join(" ") });
      measurements.push(readMeter(meter, build, operation, resources));
    }
    return measurements;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readMeter(meter: string, build: string, operation: OperationName, resources: number): Measurement {
  const reports = readdirSync(meter).map((name) => ({ name, content: JSON.parse(readFileSync(join(meter, name), "utf8")) }));
  const outcome = reports.find(({ name }) => name === "operation.json")?.content;
  // The stack itself is a resource too.
  if (outcome?.result !== "succeeded" || outcome.changes[EXPECTED[operation]] !== resources + 1) {
    throw new Error(`${operation} of ${resources} resources did not do what it is measured for: ${JSON.stringify(outcome)}`);
  }
  const measurement: Measurement = { build, operation, resources, wallMs: outcome.wallMs, processes: {} };
  for (const { content } of reports) {
    const process = PROCESSES.find((each) => each === content.role);
    if (process) measurement.processes[process] = { cpuMs: content.cpuMs, peakMb: content.peakMb };
  }
  return measurement;
}
