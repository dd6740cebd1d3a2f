// npm run check: format, lint, layers, types, public API, generated files, notices, dead code. Every step runs, whatever the others find; as
// many at a time as there are processors.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

interface Step {
  name: string;
  command: string[];
}

const root = join(import.meta.dirname, "..");
const bin = (path: string): string[] => [process.execPath, join(root, "node_modules", path)];

/** A check of types that looks again only at what changed since the last one, which it keeps outside the sources. */
function types(name: string, project: string): Step {
  const memory = join(root, "node_modules/.cache/check", `${project.replaceAll(/\W+/g, "-")}.tsbuildinfo`);
  const flags = ["--noEmit", "--incremental", "--tsBuildInfoFile", memory];
  return { name, command: [...bin("typescript/bin/tsc"), "-p", project, ...flags] };
}

// One of YAML alone has nothing to check.
const examples = readdirSync(join(root, "examples")).filter((name) => existsSync(join(root, "examples", name, "tsconfig.json")));

// The longest first, so that none is left alone at the end.
const steps: readonly Step[] = [
  types("types of tests and scripts", "test"),
  { name: "types and public API", command: [process.execPath, join(root, "scripts/api-report.mts"), "--check"] },
  { name: "dead code", command: bin("knip/bin/knip.js") },
  { name: "format, lint and layers", command: [...bin("@biomejs/biome/bin/biome"), "ci", "--error-on-warnings", "--colors=off", "."] },
  { name: "notices", command: [process.execPath, join(root, "scripts/notices.mts"), "--check"] },
  { name: "generated files", command: [process.execPath, join(root, "scripts/gen.mts"), "--check"] },
  ...examples.map((name) => types(`types of examples/${name}`, `examples/${name}`)),
];

const MS_PER_SECOND = 1000;

async function isPassed({ name, command: [file = "", ...args] }: Step): Promise<boolean> {
  const began = Date.now();
  const child = spawn(file, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  const seconds = ((Date.now() - began) / MS_PER_SECOND).toFixed(1);
  console.log(`${code === 0 ? "ok    " : "FAILED"}  ${name} (${seconds} s)`);
  if (code !== 0) process.stdout.write(`${output}\n`);
  return code === 0;
}

const waiting = [...steps];
let failed = 0;
async function work(): Promise<void> {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    if (!(await isPassed(step))) failed++;
  }
}

const began = Date.now();
await Promise.all(Array.from({ length: availableParallelism() }, work));
console.log(`${steps.length - failed} of ${steps.length} steps passed in ${((Date.now() - began) / MS_PER_SECOND).toFixed(1)} s.`);
process.exitCode = failed > 0 ? 1 : 0;
