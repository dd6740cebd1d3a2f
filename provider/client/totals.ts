import { randomUUID } from "node:crypto";
import { openSync, readdirSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Names the folder in which each process of a run keeps its totals, for the command that started them to add up. */
export const TOTALS_VARIABLE = "WEB1ON1_REQUEST_TOTALS";

const KINDS = ["GET", "POST", "PATCH", "DELETE", "logIn"] as const;
export type RequestKind = (typeof KINDS)[number];

/** What a run sent, every attempt counted, and how much of that was sent again. */
export type Totals = Record<RequestKind | "sentAgain" | "waitedMs", number>;

const NAMES = [...KINDS, "sentAgain", "waitedMs"] as const;
/** Room for all numbers: a file of one length is rewritten in one write, and whoever reads it never sees a part. */
const RECORD_LENGTH = 256;
const OWNER_ONLY = 0o600;

const noTotals = (): Totals => ({ GET: 0, POST: 0, PATCH: 0, DELETE: 0, logIn: 0, sentAgain: 0, waitedMs: 0 });

export interface TotalsMeter {
  count(kind: RequestKind, isAgain: boolean): void;
  /** Counts the time of something that waits; of several that wait at once it is counted once. */
  whileWaiting<T>(run: () => Promise<T>): Promise<T>;
  readonly totals: Readonly<Totals>;
}

/** Keeps the totals of this process; in a file of its own too where a folder is given, up to date at every moment, so that a kill costs nothing. */
export function createTotalsMeter(folder: string | undefined): TotalsMeter {
  const totals = noTotals();
  const save = folder === undefined ? () => undefined : createSaver(folder, totals);
  let waiting = 0;
  let waitingSince = 0;
  return {
    totals,
    count: (kind, isAgain) => {
      totals[kind]++;
      totals.sentAgain += isAgain ? 1 : 0;
      save();
    },
    whileWaiting: async (run) => {
      if (waiting++ === 0) {
        waitingSince = performance.now();
      }
      try {
        return await run();
      } finally {
        if (--waiting === 0) {
          totals.waitedMs += Math.round(performance.now() - waitingSince);
          save();
        }
      }
    },
  };
}

/** The file is made with the first request: the folder may be one of a run long gone. */
function createSaver(folder: string, totals: Totals): () => void {
  let file: number | undefined;
  let isBroken = false;
  return () => {
    if (isBroken) {
      return;
    }
    try {
      file ??= openSync(join(folder, `${process.pid}-${randomUUID()}.json`), "wx", OWNER_ONLY);
      writeSync(file, JSON.stringify(totals).padEnd(RECORD_LENGTH), 0);
    } catch {
      // A summary is not worth a roll-out.
      isBroken = true;
    }
  };
}

/** The totals of all processes that kept theirs in a folder. */
export function readTotals(folder: string): Totals {
  const sum = noTotals();
  for (const name of readdirSync(folder)) {
    const totals = parse(readFileSync(join(folder, name), "utf8"));
    for (const key of NAMES) {
      const value: unknown = totals === undefined ? 0 : Reflect.get(totals, key);
      sum[key] += typeof value === "number" && Number.isFinite(value) ? value : 0;
    }
  }
  return sum;
}

function parse(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
