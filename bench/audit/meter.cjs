"use strict";
// Preloaded into a measured command: leaves its peak memory behind when it ends.
const { writeFileSync } = require("node:fs");

process.on("exit", () => writeFileSync(process.env.BENCH_METER, String(process.resourceUsage().maxRSS / 1024)));
