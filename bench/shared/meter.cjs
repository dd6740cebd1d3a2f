"use strict";
// Preloaded into every process of a measured command: leaves its CPU time and peak memory behind when it ends.
const { writeFileSync } = require("node:fs");
const { join } = require("node:path");

const ROLES = [
  [/cmd[\\/]run(?:[\\/]index\.js)?$/, "program"],
  [/cmd[\\/]dynamic-provider(?:[\\/]index\.js)?$/, "provider"],
  [/(?:operation\.mts|cli[\\/]main\.js)$/, "engine"],
  [/bare-loop\.cjs$/, "loop"],
];
const entry = process.argv[1] ?? "";
const role = ROLES.find(([pattern]) => pattern.test(entry))?.[1] ?? "other";

if (process.env.BENCH_METER && require("node:worker_threads").isMainThread) {
  process.on("exit", () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    const { pid } = process;
    const report = { role, pid, cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 };
    writeFileSync(join(process.env.BENCH_METER, `${role}-${pid}.json`), JSON.stringify(report));
  });
  // The engine ends its provider with this signal, which would leave no time to report.
  if (role === "provider") process.once("SIGTERM", () => process.exit(0));
}
