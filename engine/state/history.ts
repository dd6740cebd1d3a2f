import { arch, platform } from "node:os";
import { join } from "node:path";
import { copyWithAttributes, listNames, writeWithAttributes } from "./bucket.js";
import { readIfThere } from "./files.js";
import type { Layout } from "./layout.js";
import { toLine } from "./serialize-deployment.js";
import type { StackReference } from "./stack-reference.js";
import { nanoseconds } from "./timestamps.js";

/** One operation in a stack's history. */
export interface UpdateRecord {
  kind: "update" | "refresh" | "destroy" | "resource-import";
  /** In seconds since 1970, as `endTime`. */
  startTime: number;
  message: string;
  /** Where the operation ran: `exec.kind`, `pulumi.version` and the like. */
  environment: Record<string, string>;
  /** The configuration, its secrets encrypted: `ResolvedConfig.record`. */
  config: Record<string, unknown>;
  result: "succeeded" | "failed";
  endTime: number;
  /** Counts by operation. */
  resourceChanges?: Record<string, number>;
}

/** Where an operation of this engine runs, under the names of the official one. */
export const runEnvironment = (): UpdateRecord["environment"] => ({
  "exec.kind": "embedded",
  "pulumi.arch": arch(),
  "pulumi.os": platform(),
  "runtime.name": "nodejs",
  "runtime.version": process.version,
});

const sortKeys = <T>(map: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(map).sort(([left], [right]) => (left < right ? -1 : 1)));

/** Adds the pair of files that an operation leaves: what it was, and the state it ended with. */
export function addHistoryFiles(layout: Layout, reference: StackReference, record: UpdateRecord): void {
  const prefix = join(layout.history(reference), `${reference.stack}-${nanoseconds()}`);
  const { kind, startTime, message, environment, config, result, endTime, resourceChanges = {} } = record;
  const entry = {
    kind,
    startTime,
    message,
    environment: sortKeys(environment),
    config: sortKeys(config),
    // Numbered by hosted backends only.
    version: 0,
    result,
    endTime,
    ...(Object.keys(resourceChanges).length > 0 && { resourceChanges: sortKeys(resourceChanges) }),
  };
  writeWithAttributes(`${prefix}.history.json`, toLine(entry));
  copyWithAttributes(layout.checkpoint(reference), `${prefix}.checkpoint.json`);
}

/** The operations of a stack, the latest first; a file that cannot be read is left out. */
export function readHistoryFiles(layout: Layout, reference: StackReference): UpdateRecord[] {
  const folder = layout.history(reference);
  const names = listNames(folder).filter((name) => name.endsWith(".history.json"));
  return names
    .sort()
    .reverse()
    .flatMap((name) => {
      const record = parseRecord(readIfThere(join(folder, name))?.toString("utf8") ?? "");
      return record ? [record] : [];
    });
}

function parseRecord(text: string): UpdateRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is UpdateRecord =>
  typeof value === "object" &&
  value !== null &&
  "kind" in value &&
  "startTime" in value &&
  typeof value.startTime === "number" &&
  "result" in value;

/** Keeps a copy of the state as it is at the end of an operation. */
export function addBackupFile(layout: Layout, reference: StackReference): void {
  copyWithAttributes(layout.checkpoint(reference), join(layout.backups(reference), `${reference.stack}.${nanoseconds()}.json`));
}
