import { execFileSync } from "node:child_process";

/** The end-to-end tests run the compiled package, so it is built from this tree before the first of them. */
export default function buildOnce(): void {
  execFileSync(process.execPath, ["scripts/build.mts"], { stdio: "inherit" });
}
