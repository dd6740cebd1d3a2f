import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseEnv } from "node:util";

/** The variables that the file may set; it is no place for others. */
const LOCAL_VARIABLES = [
  "PULUMI_BACKEND_URL",
  "PULUMI_CONFIG_PASSPHRASE_FILE",
  "WEB1ON1_EMULATOR_PORT",
  "WEB1ON1_EMULATOR_DATA",
  "WEB1ON1_EMULATOR_TOKEN",
] as const;

const FILE = join(".web1on1", "env");

/** The nearest `.web1on1/env` in a folder or above it, if only its owner can read and write it. */
function findFile(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const file = join(folder, FILE);
    const stats = statSync(file, { throwIfNoEntry: false });
    if (stats?.isFile()) return isPrivate(stats) ? file : undefined;
    if (dirname(folder) === folder) return undefined;
  }
}

// A file that came with somebody else's repository or archive must not choose the backend and the passphrase.
const isPrivate = (stats: { uid: number; mode: number }): boolean =>
  process.platform === "win32" || (stats.uid === process.getuid?.() && (stats.mode & 0o077) === 0);

/**
 * Fills what the environment leaves out from `.web1on1/env`, which `npm start` of this repository writes so that commands typed
 * afterwards find the same state, passphrase and emulator. Returns the file when it gave anything.
 */
export function applyLocalEnvironment(cwd: string, env: NodeJS.ProcessEnv): string | undefined {
  const file = findFile(cwd);
  if (!file) return undefined;
  const values = parseEnv(readFileSync(file, "utf8"));
  let used = false;
  for (const name of LOCAL_VARIABLES) {
    const value = values[name];
    if (value === undefined || env[name] !== undefined) continue;
    if (name === "PULUMI_CONFIG_PASSPHRASE_FILE" && env.PULUMI_CONFIG_PASSPHRASE !== undefined) continue;
    env[name] = value;
    used = true;
  }
  return used ? file : undefined;
}
