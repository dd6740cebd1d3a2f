// Preloaded into providers of dynamic resources, before the SDK: defers what of it is hardly used.
import { resolve } from "node:path";
import { isMainThread } from "node:worker_threads";
import { deferSdk } from "./defer-sdk.js";

if (isMainThread) {
  deferSdk(resolve(process.argv[1] ?? "", "../.."));
  // Node writes what it compiled into a compile cache when a process ends by itself.
  process.on("SIGTERM", () => process.exit(0));
}
