import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "./session.mts";

const SOURCES = ["provider", "engine", "emulator", "cli", "schemas", "tsconfig.json", "package.json"];

/** The newest change below a path, a folder's own included, so that deleted files count. */
function newestChange(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}

/** Compiles dist/ where it is missing or older than its sources. */
export async function ensureBuild(session: Session): Promise<void> {
  const built = statSync(session.command, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (built > Math.max(...SOURCES.map((source) => newestChange(join(session.root, source))))) return;
  console.log("Compiling ...");
  await session.run([join(session.root, "scripts/build.mts")]);
}
