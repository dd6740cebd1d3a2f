/**
 * How long an audit and a pull take, how many requests and how much memory:
 * `npm run bench:audit [-- --objects 100,1000,10000 --rounds 3 --write]`.
 *
 * The emulator, in this process, has the objects; each command is a fresh process: the audit over the export of a stack that declares all
 * of them, the pull into YAML, the order of the sizes reversed every round. Fails where 1,000 objects take more than 25 requests or any
 * size more than 300 MB, and where an audit finds anything or a pull does not take all.
 */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { type BenchTenant, makeTenant } from "./audit/tenant.mts";
import { machine, median, table } from "./report.mts";
import { meterEnvironment, readReports } from "./shared/meter.mts";

const MOST_REQUESTS_PER_1000 = 25;
const MOST_MB = 300;

const { values } = parseArgs({
  options: {
    objects: { type: "string", default: "100,1000,10000" },
    rounds: { type: "string", default: "3" },
    write: { type: "boolean", default: false },
  },
});
const main = join(import.meta.dirname, "../dist/cli/main.js");

const COMMANDS = {
  audit: ["audit", "--export", "state.json", "--json", "--fail-on", "none"],
  pull: ["pull", "--out", "pulled", "--format", "yaml", "--json"],
} as const;
type Command = keyof typeof COMMANDS;

interface Sample {
  readonly command: Command;
  readonly objects: number;
  readonly seconds: number;
  readonly requests: number;
  readonly peakMb: number;
  /** Whether the answer is what it has to be of a tenant that is as declared. */
  readonly isRight: boolean;
}

async function measure(command: Command, objects: number, { emulator, exported }: BenchTenant): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), "web1on1-bench-"));
  try {
    writeFileSync(join(folder, "state.json"), exported);
    const api = { WEB1ON1_URL: emulator.url, WEB1ON1_TOKEN: emulator.token };
    const meter = mkdtempSync(join(folder, "meter-"));
    const env = { ...process.env, ...api, ...meterEnvironment(meter) };
    const began = performance.now();
    const { stdout } = await promisify(execFile)(process.execPath, [main, ...COMMANDS[command]], {
      cwd: folder,
      env,
      maxBuffer: 2 ** 30,
    });
    const seconds = (performance.now() - began) / 1000;
    const { findings, managed, requests } = JSON.parse(stdout);
    const isRight = command === "audit" ? findings.length === 0 : managed >= objects;
    return { command, objects, seconds, requests, peakMb: readReports(meter)[0]?.peakMb ?? 0, isRight };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const commands: readonly Command[] = ["audit", "pull"];
const sizes = values.objects.split(",").map(Number);
const tenants = new Map<number, BenchTenant>();
const samples: Sample[] = [];
for (const size of sizes) tenants.set(size, await makeTenant(size));
for (let round = 0; round < Number(values.rounds); round++) {
  for (const size of round % 2 === 0 ? sizes : sizes.toReversed()) {
    const tenant = tenants.get(size);
    if (tenant === undefined) continue;
    for (const command of commands) {
      const sample = await measure(command, size, tenant);
      samples.push(sample);
      const { seconds, requests, peakMb, isRight } = sample;
      console.error(
        `${command} of ${size} objects: ${seconds.toFixed(2)} s, ${requests} requests, ${peakMb.toFixed(0)} MB${isRight ? "" : ", WRONG"}`,
      );
    }
  }
}
for (const { emulator } of tenants.values()) await emulator.close();

const rowOf = (command: Command, size: number): (string | number)[] => {
  const own = samples.filter((sample) => sample.command === command && sample.objects === size);
  const of = (figure: (sample: Sample) => number): number => median(own.map(figure));
  const seconds = of((sample) => sample.seconds);
  return [
    command,
    size,
    of(({ requests }) => requests),
    seconds.toFixed(2),
    ((seconds * 1000) / size).toFixed(2),
    of(({ peakMb }) => peakMb).toFixed(0),
  ];
};
const rows = commands.flatMap((command) => sizes.map((size) => rowOf(command, size)));
const { date, machine: where, node } = machine();
const text =
  "# An audit and a pull of many objects\n\nForms, services and organizations (7:2:1) against the emulator in the process that measures; each is a fresh process, the audit over an export, the pull into YAML; " +
  `medians of ${values.rounds} rounds. ${date}, Node ${node}, ${where}.\n\n${table(["command", "objects", "requests", "seconds", "ms per object", "peak MB"], rows)}\n`;
console.log(text);
if (values.write) writeFileSync(join(import.meta.dirname, "audit.md"), text);
const isWithin = ({ objects, requests, peakMb, isRight }: Sample): boolean =>
  isRight && peakMb <= MOST_MB && (objects !== 1000 || requests <= MOST_REQUESTS_PER_1000);
process.exitCode = samples.every(isWithin) ? 0 : 1;
