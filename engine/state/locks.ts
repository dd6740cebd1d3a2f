import { randomUUID } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname, userInfo } from "node:os";
import { join } from "node:path";
import { codeOf, EngineError } from "../errors.js";
import { listNames } from "./bucket.js";
import { deleteIfThere, makeFolder, readIfThere, writeFileAtomically } from "./files.js";
import { timestamp } from "./timestamps.js";

/** What a lock file says. */
export interface LockOwner {
  pid: number;
  username: string;
  hostname: string;
  timestamp: string;
  /** Where the process number means something; the official engine's locks lack it. */
  machine?: string;
}

/** Who holds a lock of a stack. */
export interface LockHolder {
  path: string;
  /** Missing when the file cannot be read, as after a crash in the middle of writing it. */
  owner?: LockOwner;
  /** Whether the process still runs; undefined when it belongs to another machine or is unknown. */
  isRunning?: boolean;
}

/** The stack is in use; `holders` says by whom. */
export class StackLockedError extends EngineError {
  constructor(
    stack: string,
    readonly holders: LockHolder[],
  ) {
    super(describeHolders(stack, holders));
  }
}

/** A lock that this process holds. */
export interface StackLock {
  readonly path: string;
  /** Gives the lock back; false when somebody else, such as `cancel`, has deleted it meanwhile. */
  release(): boolean;
}

const YIELD_MS = 20;
const YIELD_LIMIT_MS = 1_000;

/** The locks that stand in a stack's lock folder. */
function findLocks(folder: string): LockHolder[] {
  return listNames(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => readHolder(join(folder, name)))
    .filter((holder) => holder !== undefined);
}

/**
 * Takes a stack's lock the way the official engine does: look, write, look again. Two that write at the same moment see
 * each other; between two embedded engines the one that came first then waits for the other to step back.
 * @throws StackLockedError when somebody holds it.
 */
export function takeLock(folder: string, stack: string): StackLock {
  const holders = findLocks(folder);
  // What a process of this engine and machine left that no longer runs is replaced, once our own lock stands beside it.
  const left = new Set(holders.filter(isLeft).map((holder) => holder.path));
  if (holders.length > left.size) throw new StackLockedError(stack, holders);
  makeFolder(folder);
  const path = join(folder, `${randomUUID()}.json`);
  const owner: LockOwner = {
    pid: process.pid,
    username: userInfo().username,
    hostname: hostname(),
    timestamp: timestamp(),
    machine: machineId(),
  };
  // In one step: whoever looks meanwhile would take half of it for what a crash left.
  writeFileAtomically(path, JSON.stringify(owner), { mode: 0o644 });
  const lock: StackLock = { path, release: () => deleteLock(path) };

  const mine = `${owner.timestamp} ${path}`;
  for (let waited = 0; ; waited += YIELD_MS) {
    const others = findLocks(folder).filter((holder) => holder.path !== path && !left.has(holder.path));
    if (others.length === 0) {
      for (const each of left) deleteLock(each);
      return lock;
    }
    // One that cannot be read may be another engine's that is about to be written.
    const allLater = others.every(({ path: other, owner: by }) => !by || mine < `${by.timestamp} ${other}`);
    if (!allLater || waited >= YIELD_LIMIT_MS) {
      lock.release();
      throw new StackLockedError(stack, others);
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, YIELD_MS);
  }
}

/**
 * Looks only, and makes no lock: whoever takes it later may still find another's.
 * @throws StackLockedError when somebody holds it.
 */
export function requireNoLock(folder: string, stack: string): void {
  const holders = findLocks(folder);
  if (!holders.every(isLeft)) throw new StackLockedError(stack, holders);
}

const isLeft = ({ owner, isRunning: runs }: LockHolder): boolean => runs === false && owner?.machine === machineId();

/** This boot of this machine, and on Linux the namespace that process numbers belong to: two containers may share a host name. */
function machineId(): string {
  try {
    return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()} ${readlinkSync("/proc/self/ns/pid")}`;
  } catch {
    return hostname();
  }
}

/** Deletes every lock of a stack and says whose they were. It stops no process. */
export function deleteLocks(folder: string): LockHolder[] {
  const holders = findLocks(folder);
  for (const { path } of holders) deleteLock(path);
  return holders;
}

function deleteLock(path: string): boolean {
  const wasThere = readIfThere(path) !== undefined;
  deleteIfThere(path);
  // The official engine writes a companion to each of its files.
  deleteIfThere(`${path}.attrs`);
  return wasThere;
}

/** Undefined when the lock was given back meanwhile. */
function readHolder(path: string): LockHolder | undefined {
  const data = readIfThere(path);
  if (!data) return undefined;
  const owner = parseOwner(data.toString("utf8"));
  return { path, owner, isRunning: owner && owner.hostname === hostname() ? isRunning(owner.pid) : undefined };
}

function parseOwner(text: string): LockOwner | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const { pid, username, hostname: host, timestamp: since, machine }: Record<string, unknown> = { ...value };
  if (typeof pid !== "number" || typeof since !== "string") return undefined;
  const owner: LockOwner = { pid, username: String(username ?? "unknown"), hostname: String(host ?? "unknown"), timestamp: since };
  if (typeof machine === "string") owner.machine = machine;
  return owner;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return codeOf(error) === "EPERM";
  }
}

function describeHolders(stack: string, holders: LockHolder[]): string {
  const cancel = `"web1on1 cancel ${stack}"`;
  const sentences = holders.map(({ path, owner, isRunning: runs }) => {
    if (!owner) return `${path} cannot be read; it was left by a process that was stopped.`;
    const since = owner.timestamp.replace(/\.\d+/, "");
    const held = `Process ${owner.pid} of ${owner.username}@${owner.hostname} has held it since ${since}`;
    if (runs === undefined) return `${held}, on another machine.`;
    return runs ? `${held} and still runs.` : `${held} and seems not to run any more.`;
  });
  const remedy = holders.every(({ owner }) => !owner)
    ? `Clear the lock with ${cancel} and run again.`
    : `Wait for it to end; ${cancel} clears the lock when it never will.`;
  return `Stack "${stack}" is locked. ${sentences.join(" ")} ${remedy}`;
}
