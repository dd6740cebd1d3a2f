/**
 * What the whole product costs beside other ways to do the same: `npm run bench [-- --quick --check]`. docs/performance.md tells how to read it.
 *
 * Every operation is a fresh process against an emulator in a process of its own; who is compared is measured one right after the other,
 * in an order that each round reverses.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CONTENDERS, type Contender, OPERATIONS } from "./main/contender.mts";
import { listContenders } from "./main/contenders.mts";
import { type Figure, summarize } from "./main/figures.mts";
import { measureRound, prepare, type Sample } from "./main/measure.mts";
import { contendersIn, type Leg, planLegs } from "./main/plan.mts";
import { drawPlot } from "./main/plot.mts";
import { findWorse, type Ratios, ratiosOf } from "./main/ratios.mts";
import { describeRun } from "./main/results.mts";
import { readRunInfo } from "./main/run-info.mts";
import { type Target, targetsOf } from "./main/targets.mts";
import { root } from "./shared/scratch-project.mts";

const { values } = parseArgs({
  allowNegative: true,
  options: {
    sizes: { type: "string" },
    rounds: { type: "string" },
    latency: { type: "string" },
    operations: { type: "string" },
    against: { type: "string" },
    quick: { type: "boolean", default: false },
    check: { type: "boolean", default: false },
    build: { type: "string", default: join(root, "dist") },
    out: { type: "string", default: import.meta.dirname },
    write: { type: "boolean" },
    json: { type: "boolean", default: false },
  },
});

const list = <Name extends string>(text: string | undefined, option: string, allowed: readonly Name[]): Name[] | undefined =>
  text?.split(",").map((word) => {
    const name = allowed.find((each) => each === word);
    if (name === undefined) throw new Error(`--${option} must be some of ${allowed.join(", ")}, got ${word}.`);
    return name;
  });
const numbers = (text: string | undefined, option: string): number[] | undefined =>
  text?.split(",").map((word) => {
    if (!/^\d+$/.test(word)) throw new Error(`--${option} must be whole numbers with commas between them, got ${word}.`);
    return Number(word);
  });

const build = values.build;
const isPartial = [values.sizes, values.latency, values.operations, values.against].some((value) => value !== undefined);
const isNarrowed = isPartial || values.rounds !== undefined;
const legs = planLegs({
  quick: values.quick,
  sizes: numbers(values.sizes, "sizes"),
  latencies: numbers(values.latency, "latency"),
  operations: list(values.operations, "operations", OPERATIONS),
  against: list(values.against, "against", CONTENDERS),
  rounds: numbers(values.rounds, "rounds")?.[0],
});
if (values.check && (!values.quick || isPartial)) {
  throw new Error("--check compares the quick form as a whole: give it with --quick, and narrow nothing.");
}
const contenders = listContenders({ build, prepare });
const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function measureLegs(): Promise<Sample[]> {
  const samples: Sample[] = [];
  const rounds = Math.max(...legs.map((leg) => leg.rounds));
  for (let round = 0; round < rounds; round++) {
    const due = legs.filter((leg) => leg.rounds > round);
    for (const leg of round % 2 === 0 ? due : due.toReversed()) {
      const began = performance.now();
      samples.push(...(await measureRound(presentIn(leg, round), leg, build, leaveOut)));
      const took = ((performance.now() - began) / 1000).toFixed(1);
      say(`round ${round + 1} of ${leg.rounds}: ${leg.objects} objects, ${leg.latencyMs} ms latency (${took} s)`);
    }
  }
  return samples;
}

/** What another tool makes of this API is no reason to lose the other figures. */
function leaveOut(contender: Contender, error: unknown): void {
  const failure = error instanceof Error ? error.message : String(error);
  say(`${contender.title} failed and is left out from here on: ${failure}`);
  contenders.splice(contenders.indexOf(contender), 1, { ...contender, obstacle: `failed: ${failure.split("\n")[0]}` });
}

const presentIn = (leg: Leg, round: number) =>
  contendersIn(leg, round).flatMap((name) => contenders.filter((each) => each.name === name && each.obstacle === undefined));

for (const { title, obstacle } of contenders) if (obstacle !== undefined) say(`${title}: ${obstacle}.`);
const began = performance.now();
// Node keeps what it compiles, so a first run on a machine costs more than any later one.
await measureRound(
  contenders.filter(
    ({ name, isForeign, obstacle }) => !isForeign && obstacle === undefined && legs.some((leg) => leg.contenders.includes(name)),
  ),
  { objects: 1, latencyMs: 0, operations: [] },
  build,
);
const samples = await measureLegs();
let figures = summarize(samples);
let worse: string[] = [];
if (values.check) {
  const committed: Ratios = JSON.parse(readFileSync(join(import.meta.dirname, "quick.json"), "utf8"));
  worse = findWorse(ratiosOf(figures), committed);
  if (worse.length > 0) {
    say(`Measuring again, since this may be noise:\n${worse.join("\n")}`);
    samples.push(...(await measureLegs()));
    figures = summarize(samples);
    worse = findWorse(ratiosOf(figures), committed);
  }
}
const run = { ...readRunInfo(root, contenders), quick: values.quick, minutes: Number(((performance.now() - began) / 60_000).toFixed(1)) };
const targets: Target[] = targetsOf(figures);
const result = { ...run, targets, ...ratiosOf(figures), figures };
const text = describeRun(run, figures, targets);
console.log(values.json ? JSON.stringify(result, null, 2) : values.check ? describeRatios(figures) : text);

const isWritten = values.write ?? !(values.quick || isNarrowed);
if (isWritten && values.quick) {
  const { date, machine, node, versions } = run;
  writeFileSync(join(values.out, "quick.json"), `${JSON.stringify({ date, machine, node, versions, ...ratiosOf(figures) }, null, 2)}\n`);
} else if (isWritten) {
  writeFileSync(join(values.out, "results.md"), text);
  writeFileSync(join(values.out, "results.json"), `${JSON.stringify(result, null, 2)}\n`);
  writeFileSync(join(values.out, "results.svg"), drawPlot(figures, contenders));
}
if (values.check)
  say(worse.length === 0 ? "No ratio is worse than committed." : `Worse than committed in bench/quick.json:\n${worse.join("\n")}`);
process.exitCode = worse.length > 0 ? 1 : 0;

function describeRatios(all: readonly Figure[]): string {
  const { ratios, requests } = ratiosOf(all);
  return [...Object.entries(ratios), ...Object.entries(requests).map(([name, count]) => [`${name}: requests`, count])]
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}
