// Preloaded into programs, before the SDK: defers what of it is hardly used, and lightens the rest as soon as it is loaded, which is
// before it runs the program.
import { join, resolve } from "node:path";
import { isMainThread } from "node:worker_threads";
import { deferSdk } from "./defer-sdk.js";
import { lightenSdk } from "./lighten-sdk.js";

const run = process.argv[1] ?? "";
const parallel = Number(process.argv[process.argv.indexOf("--parallel") + 1]);
const sdk = resolve(run, "../..");
const loaded = (path: string) => {
  const module = require.cache[join(sdk, path)];
  return module?.loaded ? module.exports : undefined;
};

/** A user's `--import` lets Node load the SDK some turns of the event loop later. */
let turns = 100;
function lightenWhenLoaded(): void {
  if (loaded("cmd/run/index.js")) lightenSdk(loaded, process.env, parallel);
  else if (turns-- > 0) setImmediate(lightenWhenLoaded);
}

// Worker threads of the program inherit the preload; they do not run the SDK's entry point.
if (isMainThread) {
  deferSdk(sdk);
  process.nextTick(lightenWhenLoaded);
}
