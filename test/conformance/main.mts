// npm run test:conformance: runs recorded scenarios through a command line and prints how it compares with the recordings.
import { parseArgs } from "node:util";
import { describeDifference } from "./compare.mts";
import { commandOf } from "./engines.mts";
import { limit } from "./limit.mts";
import { loadRecordings, ownRecordings } from "./recording.mts";
import { tableOf } from "./report.mts";
import { runScenario, type ScenarioResult } from "./run-scenario.mts";

const USAGE = `usage: npm run test:conformance -- [options]
  --recordings DIR   the recordings to run (default: test/conformance/recordings)
  --engine NAME      embedded (default), or pulumi: the official command on PATH
  --cli FILE         the command line to run with the embedded engine (default: dist/cli/main.js)
  --only 05,24       only the scenarios whose names begin so
  --jobs N           how many scenarios run at the same time (default: 2)
  --all              every difference, not only the first of each scenario
  --keep             keep the folders of the runs and say where they are
  --json             the results as JSON`;

const USAGE_ERROR = 2;

function readOptions() {
  const { values } = parseArgs({
    options: {
      recordings: { type: "string", default: ownRecordings },
      engine: { type: "string", default: "embedded" },
      cli: { type: "string" },
      only: { type: "string", default: "" },
      jobs: { type: "string", default: "2" },
      all: { type: "boolean", default: false },
      keep: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const { engine } = values;
  if (engine !== "embedded" && engine !== "pulumi") throw new Error(`--engine: expected embedded or pulumi, got "${engine}".`);
  const jobs = Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1) throw new Error(`--jobs: expected a whole number of at least 1, got "${values.jobs}".`);
  const only = values.only.split(",").filter((name) => name !== "");
  return { ...values, engine, jobs, recordings: loadRecordings(values.recordings, only) } as const;
}

async function main(): Promise<number> {
  let options: ReturnType<typeof readOptions>;
  try {
    options = readOptions();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    return USAGE_ERROR;
  }
  if (options.help) {
    console.log(USAGE);
    return 0;
  }
  const { engine, recordings, keep, json, all } = options;
  const inTurn = limit(options.jobs);
  let done = 0;
  const results = await Promise.all(
    recordings.map((recording) =>
      inTurn(async () => {
        const result = await runScenario(recording, commandOf(engine, options.cli), { keep, known: engine === "embedded" });
        console.error(
          `[${++done}/${recordings.length}] ${result.scenario}: ${verdictOf(result)}${result.folder ? ` (${result.folder})` : ""}`,
        );
        return result;
      }),
    ),
  );
  if (json) console.log(JSON.stringify(results, null, 2));
  else console.log(tableOf(results).join("\n"));
  if (all && !json) for (const result of results) printAll(result);
  return results.some(({ differences }) => differences.length > 0) ? 1 : 0;
}

const verdictOf = ({ differences }: ScenarioResult): string => (differences.length === 0 ? "same" : `${differences.length} differences`);

function printAll({ scenario, differences }: ScenarioResult): void {
  if (differences.length === 0) return;
  console.log(`\n${scenario}`);
  for (const difference of differences) console.log(`  ${describeDifference(difference)}`);
}

process.exitCode = await main();
