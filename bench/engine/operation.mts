/** One operation of the embedded engine in a process of its own: `node operation.mts <engine module> <operation>`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import type * as Engine from "pulumi-web1on1/engine";

// As the CLI does: cli/small-heap.ts.
setFlagsFromString("--semi-space-growth-factor=1");
setFlagsFromString("--heap-growing-percent=40");

const [engineModule = "", operation = ""] = process.argv.slice(2);
const engine: { default: typeof Engine } = await import(pathToFileURL(engineModule).href);
const { Project, Stack } = engine.default;

const project = Project.find(process.cwd());
if (operation === "init") await Stack.init(project, "bench");
else {
  const stack = await Stack.open(project, "bench");
  const run = { create: () => stack.up(), preview: () => stack.preview(), refresh: () => stack.refresh(), destroy: () => stack.destroy() }[
    operation
  ];
  if (!run) throw new Error(`Expected create, preview, refresh or destroy, got ${operation}.`);
  const running = run();
  let steps = 0;
  // What a pipe would be shown of it: the operation and the name.
  for await (const event of running) if (event.type === "step-end" && event.metadata.op !== "same") steps++;
  const { result, changes } = await running.result;
  const wallMs = performance.now();
  if (process.env.BENCH_METER)
    writeFileSync(join(process.env.BENCH_METER, "operation.json"), JSON.stringify({ wallMs, result, changes, steps }));
}
