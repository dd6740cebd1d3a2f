import { execFileSync } from "node:child_process";
import { accessSync, constants, readFileSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** The oldest official CLI that runs this package's resources as recorded. */
export const OLDEST_SUPPORTED = "3.254.0";
const VERSION_TIMEOUT_MS = 15_000;

export interface OfficialEngine {
  /** The program to run. */
  path: string;
  version: string;
  /** Where it was found: `on PATH` or `in node_modules`. */
  place: string;
}

/** Why an official CLI that is there is not used. */
export interface OfficialObstacle {
  reason: string;
}

const EXECUTABLE = process.platform === "win32" ? "pulumi.exe" : "pulumi";

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile() && statSync(path).size > 0;
  } catch {
    return false;
  }
}

/** Every `pulumi` that could be meant: on PATH first, then in the node_modules of the folder and those above it. */
function candidates(cwd: string, env: NodeJS.ProcessEnv): { path: string; place: string }[] {
  const found: { path: string; place: string }[] = [];
  for (const folder of (env.PATH ?? "").split(delimiter)) {
    if (folder) found.push({ path: join(folder, EXECUTABLE), place: "on PATH" });
  }
  for (let folder = cwd; ; folder = dirname(folder)) {
    found.push({ path: join(folder, "node_modules", ".bin", EXECUTABLE), place: "in node_modules" });
    if (dirname(folder) === folder) break;
  }
  return found.filter(({ path }) => isExecutable(path));
}

/**
 * The package version of npm's `pulumi`, if that is what a file belongs to. The package is a launcher: its first run downloads the
 * CLI to $PULUMI_HOME/versions/<version>/bin (read in its source, 3.265.0), which nobody asked for here.
 */
function launcherVersion(path: string): string | undefined {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(dirname(realpathSync(path)), "package.json"), "utf8"));
    if (typeof manifest !== "object" || manifest === null || !("name" in manifest) || !("version" in manifest)) return undefined;
    return manifest.name === "pulumi" && typeof manifest.version === "string" ? manifest.version : undefined;
  } catch {
    return undefined;
  }
}

/** Where the launcher keeps the CLI that it would run. */
function downloadOf(packageVersion: string, env: NodeJS.ProcessEnv): string {
  const home = env.PULUMI_HOME || join(homedir(), ".pulumi");
  return join(home, "versions", env.PULUMI_VERSION || packageVersion, "bin", EXECUTABLE);
}

function readVersion(path: string, env: NodeJS.ProcessEnv): string | undefined {
  try {
    const output = execFileSync(path, ["version"], {
      env: { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" },
      stdio: ["ignore", "pipe", "ignore"],
      encoding: "utf8",
      timeout: VERSION_TIMEOUT_MS,
    });
    return /^v?(\d+\.\d+\.\d+)/.exec(output.trim())?.[1];
  } catch {
    return undefined;
  }
}

function isOlder(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split(".").map(Number));
  for (let i = 0; i < 3; i++) {
    const difference = (a?.[i] ?? 0) - (b?.[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The installed official CLI, or why there is none to use. Starts nothing but `pulumi version`. */
export function findOfficialEngine(cwd: string, env: NodeJS.ProcessEnv): OfficialEngine | OfficialObstacle {
  let obstacle: OfficialObstacle | undefined;
  const seen = new Set<string>();
  for (const { path: found, place } of candidates(cwd, env)) {
    const packageVersion = launcherVersion(found);
    const path = packageVersion ? downloadOf(packageVersion, env) : found;
    if (seen.has(path)) continue;
    seen.add(path);
    if (packageVersion && !isExecutable(path)) {
      obstacle ??= { reason: `npm's pulumi ${packageVersion} ${place} has not downloaded its CLI yet ("npx pulumi version" does)` };
      continue;
    }
    const version = readVersion(path, env);
    if (version && !isOlder(version, OLDEST_SUPPORTED)) return { path, version, place };
    obstacle ??= {
      reason: version ? `pulumi ${version} ${place} is older than ${OLDEST_SUPPORTED}` : `${found} does not answer "pulumi version"`,
    };
  }
  return obstacle ?? { reason: "no pulumi is installed" };
}
