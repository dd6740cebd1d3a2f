import { randomUUID } from "node:crypto";
import { createNotices, type Notice } from "./notices.js";
import { createRequestLog, type RequestLog } from "./request-log.js";
import { createTotalsMeter, TOTALS_VARIABLE, type TotalsMeter } from "./totals.js";

/** Names the run of which this process is a part; goes out with every request and stands in the log. */
export const CORRELATION_VARIABLE = "WEB1ON1_CORRELATION_ID";

/** How a process tells what it sends. */
export interface Telemetry {
  readonly correlationId: string;
  readonly meter: TotalsMeter;
  /** Absent where no log is asked for. */
  readonly log?: RequestLog;
  readonly notice: Notice;
}

/** What can stand in a header and in a log, and is no essay. */
const CORRELATION_ID = /^[\w.:-]{1,128}$/;

export function createTelemetry(env: NodeJS.ProcessEnv, print?: (line: string) => void): Telemetry {
  const given = env[CORRELATION_VARIABLE] ?? "";
  return {
    correlationId: CORRELATION_ID.test(given) ? given : randomUUID(),
    meter: createTotalsMeter(env[TOTALS_VARIABLE] || undefined),
    log: createRequestLog(env),
    notice: createNotices(print),
  };
}

let ofProcess: Telemetry | undefined;

/** The one that all clients of this process share. */
export function processTelemetry(): Telemetry {
  ofProcess ??= createTelemetry(process.env);
  return ofProcess;
}
