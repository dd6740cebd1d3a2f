import { randomUUID } from "node:crypto";
import { closeSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { LOG_FILE_VARIABLE, openLogFile } from "../provider/client/request-log.js";
import { CORRELATION_VARIABLE } from "../provider/client/telemetry.js";
import { type RequestKind, readTotals, TOTALS_VARIABLE, type Totals } from "../provider/client/totals.js";
import { formatDuration } from "./display/duration.js";
import { CommandError } from "./failure.js";

/**
 * Tells the processes of a run, by their environment, under which name they belong together, where to count their requests and where
 * to log them. The folder of the counts goes with this process.
 *
 * @throws CommandError when the log file cannot be written to
 */
export function accountForRequests(env: NodeJS.ProcessEnv, cwd: string, logFile: string | undefined): void {
  env[CORRELATION_VARIABLE] ||= randomUUID();
  const folder = mkdtempSync(join(tmpdir(), "web1on1-requests-"));
  env[TOTALS_VARIABLE] = folder;
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  if (logFile === undefined) return;
  const path = resolve(cwd, logFile);
  try {
    closeSync(openLogFile(path));
  } catch (cause) {
    throw new CommandError(`--log-file names ${path}, which cannot be written to. Name a file in a folder that exists.`, { cause });
  }
  env[LOG_FILE_VARIABLE] = path;
}

/** What the processes of this run have sent so far; undefined where nobody counts. */
export function requestTotals(env: NodeJS.ProcessEnv = process.env): Totals | undefined {
  const folder = env[TOTALS_VARIABLE];
  try {
    return folder ? readTotals(folder) : undefined;
  } catch {
    return undefined;
  }
}

const WORDS: readonly (readonly [RequestKind, string])[] = [
  ["GET", "GET"],
  ["POST", "POST"],
  ["PATCH", "PATCH"],
  ["DELETE", "DELETE"],
  ["logIn", "log-in"],
];

export const hasRequests = (totals: Totals): boolean => WORDS.some(([kind]) => totals[kind] > 0);

/** `Requests: 12 GET, 3 POST, 1 log-in; 2 of them sent again, 1.2s waited`. */
export function requestsLine(totals: Totals): string {
  const counts = WORDS.filter(([kind]) => totals[kind] > 0).map(([kind, word]) => `${totals[kind]} ${word}`);
  const again = totals.sentAgain > 0 ? [`${totals.sentAgain} of them sent again`] : [];
  const waited = totals.waitedMs > 0 ? [`${formatDuration(totals.waitedMs)} waited`] : [];
  const rest = [...again, ...waited].join(", ");
  return `Requests: ${counts.join(", ") || "none"}${rest === "" ? "" : `; ${rest}`}`;
}
