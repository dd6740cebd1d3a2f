import { openSync, writeSync } from "node:fs";

/** Names the file that requests are logged to; several processes append to it. */
export const LOG_FILE_VARIABLE = "WEB1ON1_LOG_FILE";
/** `debug` logs requests to stderr where no file is named. */
const LOG_VARIABLE = "WEB1ON1_LOG";

/** One request in the log, with all its tries. Nothing in it is secret. */
interface LoggedRequest {
  /** When it began. */
  readonly time: string;
  readonly correlationId: string;
  readonly method: string;
  readonly path: string;
  /** HTTP status; absent where no answer came. */
  readonly status?: number;
  /** Why no answer came. */
  readonly code?: string;
  readonly tries: number;
  /** From its beginning to its end, waits included. */
  readonly ms: number;
  /** For its turn in the budget, and before it was sent again. */
  readonly waitedMs: number;
  readonly requestId?: string;
}

export type RequestLog = (request: LoggedRequest) => void;

const OWNER_ONLY = 0o600;

/** Opens a log file to append to, made for its owner alone. */
export function openLogFile(path: string): number {
  return openSync(path, "a", OWNER_ONLY);
}

/** The log that the environment asks for, if it does: one JSON object per line, and one write per line, so that those of several processes do not tear. */
export function createRequestLog(env: NodeJS.ProcessEnv): RequestLog | undefined {
  const path = env[LOG_FILE_VARIABLE];
  if (path) {
    return createFileLog(path);
  }
  return env[LOG_VARIABLE] === "debug" ? (request) => process.stderr.write(toLine(request)) : undefined;
}

/** A log is not worth an answer: where the disk is full, the requests go on without it. */
function createFileLog(path: string): RequestLog | undefined {
  let isBroken = false;
  const attempt = <T>(act: () => T): T | undefined => {
    try {
      return act();
    } catch (error) {
      isBroken = true;
      console.error(`${LOG_FILE_VARIABLE} names ${path}, which cannot be written to (${codeOf(error)}): requests are not logged.`);
      return undefined;
    }
  };
  const file = attempt(() => openLogFile(path));
  return file === undefined ? undefined : (request) => (isBroken ? undefined : attempt(() => writeSync(file, toLine(request))));
}

const toLine = (request: LoggedRequest): string => `${JSON.stringify(request)}\n`;

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
