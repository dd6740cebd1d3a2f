// Kills the engine, the provider and the program at many points of a stack's life, and prints what the next run made of each.
import { isDeepStrictEqual, parseArgs } from "node:util";
import { closeScene, crashAt, FLAWLESS, findings, makeScene, mustTell, type Outcome } from "./crash.mts";
import { describePoint, type Point, spreadPoints } from "./points.mts";

const { values } = parseArgs({
  options: {
    points: { type: "string", default: "60" },
    seed: { type: "string", default: "4" },
    lanes: { type: "string", default: "2" },
    verbose: { type: "boolean", default: false },
  },
});

const startedAt = Date.now();
const points = spreadPoints(Number(values.points), Number(values.seed));
console.log(`${points.length} points, seed ${values.seed}`);
const rows: { point: string; recovered: string; duplicates: number; orphans: number; found: string }[] = [];

function isRecovered(point: Point, outcome: Outcome): boolean {
  const { said, ...rest } = outcome;
  return isDeepStrictEqual(rest, FLAWLESS) && (!mustTell(point) || findings(said.next).length > 0);
}

/** One stack that goes through its share of the points, a round of its life after the other. */
async function walk(share: readonly Point[]): Promise<void> {
  const scene = await makeScene();
  for (const point of share) {
    const outcome = await crashAt(scene, point);
    const recovered = isRecovered(point, outcome);
    const { said, ...rest } = outcome;
    const found = findings(said.next).join(" ");
    rows.push({
      point: describePoint(point),
      recovered: recovered ? "yes" : "NO",
      duplicates: rest.duplicates.length,
      orphans: rest.orphans.length,
      found,
    });
    if (!recovered || values.verbose) console.log(describePoint(point), recovered ? "recovered" : "NOT RECOVERED", rest, said);
  }
  await closeScene(scene);
}

const lanes = Number(values.lanes);
const roundOf = (index: number): number => Math.floor(index / 4);
await Promise.all(Array.from({ length: lanes }, (_, lane) => walk(points.filter((_point, index) => roundOf(index) % lanes === lane))));

const cut = (text: string): string => (text.length > 110 ? `${text.slice(0, 107)}...` : text);
console.table(rows.map((row) => ({ ...row, found: cut(row.found) })));
const recovered = rows.filter((row) => row.recovered === "yes").length;
const sum = (key: "duplicates" | "orphans"): number => rows.reduce((total, row) => total + row[key], 0);
const seconds = Math.round((Date.now() - startedAt) / 1000);
console.log(
  `points ${rows.length} | recovered ${recovered} | duplicates ${sum("duplicates")} | orphans ${sum("orphans")} | ${seconds} s, seed ${values.seed}`,
);
process.exitCode = recovered === rows.length ? 0 : 1;
