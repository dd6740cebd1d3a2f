import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import type { CommandLine } from "./command-line.js";
import { CommandError } from "./failure.js";
import { handOver } from "./hand-over.js";
import type { OfficialEngine } from "./official-engine.js";
import { officialSettings, type Settings } from "./settings.js";

const OWNER_ONLY = 0o600;

/**
 * Hands `import --file` over to the official command, which cannot read a dynamic resource by its id: a file that names type, name and id
 * only is made whole first. What the official command gets has secrets in clear, so it is its owner's alone and goes afterwards.
 */
export async function handOverImport(engine: OfficialEngine, line: CommandLine, env: NodeJS.ProcessEnv): Promise<number> {
  const file = findFile(line.rest);
  const text = file === undefined ? undefined : readText(resolve(line.cwd, file.path));
  if (file === undefined || text === undefined) return handOver(engine, line.rest, env);
  const { completeImportFile, isShortImportFile } = await import("../provider/import-file.js");
  if (!isShortImportFile(text)) return handOver(engine, line.rest, env);
  const config = await readConfiguration(engine, line, env);
  const folder = mkdtempSync(join(tmpdir(), "web1on1-import-"));
  try {
    const whole = join(folder, "import.json");
    writeFileSync(whole, await completeImportFile(text, config, env), { mode: OWNER_ONLY });
    return await handOver(engine, line.rest.with(file.index, file.flag + whole), env);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where the command line names the file: in the word after the flag, or in the flag's own. */
function findFile(words: readonly string[]): { index: number; flag: string; path: string } | undefined {
  for (const [position, word] of words.entries()) {
    const next = words[position + 1];
    if ((word === "--file" || word === "-f") && next !== undefined) return { index: position + 1, flag: "", path: next };
    if (word.startsWith("--file=")) return { index: position, flag: "--file=", path: word.slice("--file=".length) };
  }
  return undefined;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // The official command says so in its own words.
    return undefined;
  }
}

/** The stack's configuration by full key, secrets in clear, as the official command has it. */
async function readConfiguration(engine: OfficialEngine, line: CommandLine, env: NodeJS.ProcessEnv): Promise<Settings> {
  const args = ["config", "--json", "--show-secrets", "--non-interactive", "--cwd", line.cwd, ...stackFlag(line.rest)];
  const { stdout } = await promisify(execFile)(engine.path, args, { env }).catch((cause: { stderr?: unknown }) => {
    throw new CommandError(`The configuration of the stack could not be read, which the import needs: ${String(cause.stderr).trim()}`, {
      cause,
    });
  });
  return officialSettings(JSON.parse(stdout));
}

function stackFlag(words: readonly string[]): string[] {
  const position = words.findIndex((word) => word === "--stack" || word === "-s");
  const attached = words.find((word) => word.startsWith("--stack=") || /^-s./.test(word));
  const next = words[position + 1];
  return attached !== undefined ? [attached] : position >= 0 && next !== undefined ? ["--stack", next] : [];
}
