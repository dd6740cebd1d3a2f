/**
 * What the embedded engine costs per resource: `npm run bench:engine [-- --quick]`.
 *
 * Every operation runs in fresh processes against a provider that answers at once from memory; the order of the sizes
 * is reversed every round, and figures are medians. CPU time is what each process says of itself when it ends.
 * `--engine DIR` measures another build; given several times, the builds are compared round by round.
 */
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Measurement, measureStack, OPERATIONS } from "./engine/measure.mts";
import { describe, type Figures, summarize } from "./engine/report.mts";
import { machine } from "./report.mts";

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    sizes: { type: "string" },
    rounds: { type: "string" },
    engine: { type: "string", multiple: true },
    "cpu-prof": { type: "string" },
    write: { type: "boolean", default: false },
  },
});

const sizes = (values.sizes ?? (values.quick ? "1,100,500" : "1,100,500,1000,5000")).split(",").map(Number);
const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
const builds = (values.engine ?? [join(root, "dist")]).map((folder) => resolve(folder));

const measurements: Measurement[] = [];
for (let round = 0; round < rounds; round++) {
  const runs = sizes.flatMap((resources) => builds.map((build) => ({ resources, build })));
  for (const { resources, build } of round % 2 === 0 ? runs : runs.reverse()) {
    process.stderr.write(`round ${round + 1} of ${rounds}: ${resources} resources${builds.length > 1 ? `, ${build}` : ""}\n`);
    measurements.push(...(await measureStack(build, resources, values["cpu-prof"])));
  }
}

const figures: Figures[] = builds.flatMap((build) =>
  OPERATIONS.flatMap((operation) =>
    sizes.map((resources) => {
      const own = measurements.filter((each) => each.build === build && each.operation === operation && each.resources === resources);
      return summarize(operation, resources, build, own);
    }),
  ),
);
const text = describe(figures, builds, { rounds, quick: values.quick });
console.log(text);
if (values.write) {
  writeFileSync(join(import.meta.dirname, "engine.md"), text);
  writeFileSync(
    join(import.meta.dirname, "engine.json"),
    `${JSON.stringify({ ...machine(), rounds, figures: figures.map(({ build: _, ...each }) => each) }, null, 2)}\n`,
  );
}
