// Every mutating endpoint under every fault: `npm run test:faults [-- --faults "503,reset after" --write]`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { machine } from "../../../bench/report.mts";
import { FAULTS } from "./faults.mts";
import { describeMatrix, runFaults } from "./matrix.mts";

const { values } = parseArgs({
  options: {
    faults: { type: "string" },
    lanes: { type: "string", default: "3" },
    write: { type: "boolean", default: false },
  },
});

const names = values.faults?.split(",");
const faults = FAULTS.filter(({ name }) => names?.includes(name) ?? true);
if (faults.length !== (names ?? FAULTS).length) throw new Error(`--faults takes ${FAULTS.map(({ name }) => name).join(", ")}`);
const columns = await runFaults(faults, Number(values.lanes), ({ fault, problems, seconds }) => {
  console.log(`${fault}: ${problems.length === 0 ? "ok" : `${problems.length} problems`} (${seconds.toFixed(1)} s)`);
  for (const problem of problems) console.log(`  ${problem}`);
});

const cells = columns.flatMap((column) => [...column.cells.values()]);
const isFlawless = columns.every(({ problems }) => problems.length === 0) && cells.every((cell) => cell === "ok");
const table = describeMatrix(columns);
const counted = `${cells.length} cells: ${["ok", "FAILED", "not met"].map((kind) => `${cells.filter((cell) => cell === kind).length} ${kind}`).join(", ")}`;
console.log(`\n${table}\n\n${counted}`);
if (values.write) {
  const { date, node } = machine();
  const heading =
    "# Every write under every fault\n\n`npm run test:faults -- --write` makes a tenant of one object of each resource, changes and deletes it, once for each\n" +
    "fault, which every endpoint meets once. `ok`: the fault was met, each run ended well at its first try, the API held each declared object\n" +
    "exactly once with what is declared of it, and the next preview was empty.\n";
  writeFileSync(join(import.meta.dirname, "../../../docs/fault-matrix.md"), `${heading}\n${counted}; ${date}, Node ${node}.\n\n${table}\n`);
}
process.exitCode = isFlawless ? 0 : 1;
