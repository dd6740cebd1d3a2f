import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { join } from "node:path";
import { machine } from "../report.mts";
import type { Contender } from "./contender.mts";

/** Where, when and with what figures were taken. */
export interface RunInfo extends ReturnType<typeof machine> {
  /** How busy the machine was over the last quarter of an hour, the bench included. */
  readonly load: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly contenders: readonly { readonly name: string; readonly title: string; readonly obstacle?: string }[];
}

export function readRunInfo(root: string, contenders: readonly Contender[]): RunInfo {
  const versions: Record<string, string> = {};
  for (const [name, path] of [
    ["pulumi-web1on1", "package.json"],
    ["@pulumi/pulumi", "node_modules/@pulumi/pulumi/package.json"],
    ["axios", "node_modules/axios/package.json"],
  ] as const) {
    versions[name] = JSON.parse(readFileSync(join(root, path), "utf8")).version;
  }
  for (const { title, version } of contenders) if (version !== undefined) versions[title] = version;
  return {
    ...machine(),
    load: Number((loadavg()[2] ?? 0).toFixed(1)),
    versions,
    contenders: contenders.map(({ name, title, obstacle }) => ({ name, title, obstacle })),
  };
}
