import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What a Node process said of itself when it ended. */
export interface ProcessReport {
  readonly role: "engine" | "program" | "provider" | "loop" | "other";
  readonly pid: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

/** The environment that has every Node process started under it leave its report in a folder. */
export const meterEnvironment = (folder: string, nodeOptions: readonly string[] = []): Record<string, string> => ({
  BENCH_METER: folder,
  NODE_OPTIONS: [`--require ${JSON.stringify(join(import.meta.dirname, "meter.cjs"))}`, ...nodeOptions].join(" "),
});

export const readReports = (folder: string): ProcessReport[] =>
  readdirSync(folder)
    .filter((name) => /^[a-z]+-\d+\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
