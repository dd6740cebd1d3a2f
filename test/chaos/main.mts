// Rolls tenants out while a tenth of all requests fails and processes are killed: `npm run chaos [-- --runs 300 --seed 1 --lanes 2 --write]`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { machine } from "../../bench/report.mts";
import { type ChaosRun, isFlawless, openLane, runChaos } from "./chaos.mts";
import { describeRun, describeRuns } from "./report.mts";

const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
    lanes: { type: "string", default: "2" },
    verbose: { type: "boolean", default: false },
    write: { type: "boolean", default: false },
  },
});

const startedAt = Date.now();
const seed = Number(values.seed);
const seeds = Array.from({ length: Number(values.runs) }, (_, index) => seed + index);
const runs: ChaosRun[] = [];

async function walk(): Promise<void> {
  const lane = await openLane();
  for (let next = seeds.shift(); next !== undefined; next = seeds.shift()) {
    const run = await runChaos(lane, next);
    runs.push(run);
    console.log(describeRun(run));
    if (!isFlawless(run) || values.verbose) console.log(run.said.join("\n---\n"));
  }
  await lane.close();
}

await Promise.all(Array.from({ length: Number(values.lanes) }, walk));

const { date, machine: where, node } = machine();
const table = describeRuns(runs);
const failed = runs.filter((run) => !isFlawless(run)).map((run) => run.seed);
const summary = `${runs.length} runs, seeds ${seed} to ${seed + runs.length - 1}, ${Math.round((Date.now() - startedAt) / 1000)} s`;
console.log(`\n${table}\n\n${summary}${failed.length === 0 ? "" : `; FAILED: ${failed.sort((a, b) => a - b).join(", ")}`}`);
if (values.write) {
  const text =
    `# Chaos\n\n\`npm run chaos -- --runs ${runs.length} --seed ${seed} --write\`, ${date}, Node ${node}, ${where}.\n\n` +
    "Each run makes a tenant of 60 objects, or changes one into its next version, while a tenth of all requests meets a fault; in every third one\n" +
    "the engine or the provider is killed with SIGKILL. The faults stay on for up to two further runs of `up`. Afterwards the API is\n" +
    "compared with the program and with the state, and a preview that reads everything has to be empty.\n\n" +
    `${table}\n\n${summary}${failed.length === 0 ? "." : `; failed: ${failed.join(", ")}.`}\n`;
  writeFileSync(join(import.meta.dirname, "../../docs/chaos.md"), text);
}
process.exitCode = failed.length === 0 ? 0 : 1;
