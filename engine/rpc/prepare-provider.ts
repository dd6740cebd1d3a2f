// Preloaded into providers of dynamic resources, before the SDK: defers what of it is hardly used, and serves it lightly.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { isMainThread } from "node:worker_threads";
import { deferSdk } from "./defer-sdk.js";
import { serveLightly } from "./provider-server.js";

if (isMainThread) {
  const entry = process.argv[1] ?? "";
  deferSdk(resolve(entry, "../.."));
  serveLightly(createRequire(entry)("@grpc/grpc-js"));
  // Node writes what it compiled into a compile cache when a process ends by itself.
  process.on("SIGTERM", () => process.exit(0));
}
