import type { Server } from "../shared/emulator-process.mts";
import type { BenchObject } from "../shared/objects.mts";

export const OPERATIONS = ["create", "preview", "preview-change", "refresh", "refresh-drift", "destroy"] as const;
export type OperationName = (typeof OPERATIONS)[number];

export const CONTENDERS = ["web1on1", "bare", "naive", "pulumi", "terraform"] as const;
export type ContenderName = (typeof CONTENDERS)[number];

/** Steps or requests under way at a time, for everybody. */
export const AT_ONCE = 16;

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
}

/** One contender's tenant, from the first create to the destroy. */
export interface Life {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** What an operation runs; undefined where this contender has nothing to do for it. */
  command(operation: OperationName): Command | undefined;
  /** Declares these objects from here on. */
  declare(objects: readonly BenchObject[]): void;
  /** What has to stand in the output of an operation that took `changed` of `count` objects as its own; undefined where nothing says so. */
  expected?(operation: OperationName, count: number, changed: number): RegExp | undefined;
  remove(): void;
}

export interface Contender {
  readonly name: ContenderName;
  /** What the figures call it. */
  readonly title: string;
  /** Its version, where it is not this package's. */
  readonly version?: string;
  /** Another tool than this package's: where it fails, the others are measured all the same. */
  readonly isForeign?: boolean;
  /** Why it cannot be measured here. */
  readonly obstacle?: string;
  begin(server: Server, objects: readonly BenchObject[]): Promise<Life>;
}

/** Runs what a life needs before its first operation. */
export type Prepare = (command: Command, folder: string, env: Readonly<Record<string, string>>) => Promise<void>;
