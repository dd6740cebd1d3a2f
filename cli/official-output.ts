import { execFile } from "node:child_process";
import { delimiter, dirname } from "node:path";
import type { OfficialEngine } from "./official-engine.js";

/** What the official command answered. */
export interface OfficialAnswer {
  isOk: boolean;
  stdout: string;
  /** The last line of what it says about a failure. */
  complaint: string;
}

const MOST_BYTES = 1024 ** 3;

/** Runs the official command for what it prints. @param timeoutMs after which it is ended; 0 for never */
export function askOfficial(engine: OfficialEngine, args: readonly string[], cwd: string, timeoutMs = 30_000): Promise<OfficialAnswer> {
  const { PULUMI_ENABLE_STREAMING_JSON_PREVIEW: _, ...rest } = process.env;
  const env = { ...rest, PATH: `${dirname(engine.path)}${delimiter}${rest.PATH ?? ""}`, PULUMI_SKIP_UPDATE_CHECK: "true" };
  return new Promise((resolve) => {
    execFile(engine.path, args, { cwd, env, maxBuffer: MOST_BYTES, timeout: timeoutMs }, (error, stdout, stderr) => {
      const lines = stderr.trim().split("\n");
      const said = lines.findLast((line) => line.startsWith("error:")) ?? lines.at(-1) ?? "";
      const complaint = said.replace(/^error:\s*/, "") || `pulumi ${args[0]} ended with ${error?.code ?? error?.signal ?? "no answer"}`;
      resolve({ isOk: error === null, stdout, complaint });
    });
  });
}
