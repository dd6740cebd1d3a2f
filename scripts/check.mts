// npm run check: format, lint, layers, types, generated files, dead code. Every step runs, whatever the ones before it found.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const bin = (path: string): string[] => [process.execPath, join(root, "node_modules", path)];

// One of YAML alone has nothing to check.
const examples = readdirSync(join(root, "examples")).filter((name) => existsSync(join(root, "examples", name, "tsconfig.json")));

const steps: { name: string; command: string[] }[] = [
  { name: "format, lint and layers", command: [...bin("@biomejs/biome/bin/biome"), "ci", "--error-on-warnings", "--colors=off", "."] },
  { name: "types", command: [...bin("typescript/bin/tsc"), "-p", ".", "--noEmit"] },
  { name: "types of tests and scripts", command: [...bin("typescript/bin/tsc"), "-p", "test", "--noEmit"] },
  ...examples.map((name) => ({
    name: `types of examples/${name}`,
    command: [...bin("typescript/bin/tsc"), "-p", `examples/${name}`, "--noEmit"],
  })),
  { name: "generated files", command: [process.execPath, join(root, "scripts/gen.mts"), "--check"] },
  { name: "dead code", command: bin("knip/bin/knip.js") },
];

const MS_PER_SECOND = 1000;
let failed = 0;
for (const { name, command } of steps) {
  const [file = "", ...args] = command;
  const began = Date.now();
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: root, encoding: "utf8" });
  const seconds = ((Date.now() - began) / MS_PER_SECOND).toFixed(1);
  console.log(`${status === 0 ? "ok    " : "FAILED"}  ${name} (${seconds} s)`);
  if (status === 0) continue;
  failed++;
  process.stdout.write(`${stdout}${stderr}\n`);
}
if (failed > 0) console.log(`${failed} of ${steps.length} steps failed.`);
process.exitCode = failed > 0 ? 1 : 0;
