/**
 * How long a roll-out takes against an API with a limit, compared with the least that the limit allows:
 * `npm run bench:budget [-- --objects 400 --rounds 3 --write]`.
 *
 * The emulator, in this process, lets 20 requests a second in and answers after 40 ms; the roll-out is the command in a fresh process, with
 * `web1on1:requestsPerSecond` unset and set to 20, the order reversed every round. The least time is that of the requests that
 * the API let in, less those that it has room for at once.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type RollOut, rollOut } from "./budget/roll-out.mts";
import { machine, median, table } from "./report.mts";

const { values } = parseArgs({
  options: {
    objects: { type: "string", default: "400" },
    rounds: { type: "string", default: "3" },
    "per-second": { type: "string", default: "20" },
    burst: { type: "string", default: "20" },
    write: { type: "boolean", default: false },
  },
});

const limit = { perSecond: Number(values["per-second"]), burst: Number(values.burst) };
const SETTINGS = [undefined, limit.perSecond];
const runs: RollOut[] = [];
for (let round = 0; round < Number(values.rounds); round++) {
  for (const requestsPerSecond of round % 2 === 0 ? SETTINGS : [...SETTINGS].reverse()) {
    const run = await rollOut({ objects: Number(values.objects), limit, latencyMs: 40, requestsPerSecond });
    const { seconds, leastSeconds, requests, refused, failed } = run;
    console.error(
      `requestsPerSecond ${requestsPerSecond ?? "unset"}: ${seconds.toFixed(1)} s of ${leastSeconds.toFixed(1)}, ${requests} requests, ${refused} refused, ${failed} failed`,
    );
    if (failed > 0) console.error(run.said);
    runs.push(run);
  }
}

const rows = SETTINGS.map((setting) => {
  const own = runs.filter(({ requestsPerSecond }) => requestsPerSecond === setting);
  const of = (figure: (run: RollOut) => number): number => median(own.map(figure));
  return [
    String(setting ?? "unset"),
    of(({ requests }) => requests),
    of(({ refused }) => refused),
    of(({ failed }) => failed),
    of(({ leastSeconds }) => leastSeconds).toFixed(1),
    of(({ seconds }) => seconds).toFixed(1),
    of(({ seconds, leastSeconds }) => seconds / leastSeconds).toFixed(2),
  ];
});
const heads = ["requests a second", "let in", "refused", "failed objects", "least seconds", "seconds", "ratio"];
const { date, machine: where, node } = machine();
const text =
  `# A roll-out within a limit\n\n${values.objects} forms against the emulator with a budget of ${limit.perSecond} requests a second, ${limit.burst} at once, and 40 ms latency; ` +
  `medians of ${values.rounds} rounds, each in a fresh process. ${date}, Node ${node}, ${where}.\n\n${table(heads, rows)}\n`;
console.log(text);
if (values.write) writeFileSync(join(import.meta.dirname, "budget.md"), text);
const MOST = 1.15;
process.exitCode = runs.every(({ failed, seconds, leastSeconds }) => failed === 0 && seconds / leastSeconds <= MOST) ? 0 : 1;
