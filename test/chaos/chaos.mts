import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { compare } from "../engine/crash/crash.mts";
import { declarationsOf, keysOf } from "../engine/crash/declarations.mts";
import type { Trap } from "../engine/crash/gate.mts";
import { type Point, seeded, type Victim } from "../engine/crash/points.mts";
import { makeTenant, type Tenant } from "../engine/crash/tenant.mts";
import { run, runUntilKilled } from "../engine/crash/victim.mts";
import type { Declaration } from "../helpers/declared-program.mts";
import { chaosPlan, TIMEOUT_S } from "./faults.mts";

const ORGANIZATIONS = 3;
/** A run and two further ones. */
const MOST_UPS = 3;
/** Requests that the roll-out of the tenant takes at least, so that a kill comes in its course. */
const REQUESTS = 80;
const KILLED = 3;

/** A stack and an API that go back to how they were before each run. */
interface Stage {
  readonly emulator: Emulator;
  readonly tenant: Tenant;
  readonly version: number;
}

/** Where runs take place: one stage with nothing on it, and one with a tenant that is changed into its next version. */
export interface Lane {
  readonly stages: readonly Stage[];
  close(): Promise<void>;
}

export interface ChaosRun {
  readonly seed: number;
  readonly kind: "create" | "change";
  readonly killed: Victim | undefined;
  /** How often each fault was met. */
  readonly faults: Readonly<Record<string, number>>;
  readonly requests: number;
  /** How many runs it took to end well; undefined where three did not suffice. */
  readonly ups: number | undefined;
  readonly duplicates: readonly string[];
  readonly orphans: readonly string[];
  readonly lost: readonly string[];
  /** Whether the next preview without faults has nothing to do. */
  readonly isSettled: boolean;
  readonly seconds: number;
  /** What the runs printed. */
  readonly said: readonly string[];
}

export async function openLane(): Promise<Lane> {
  const empty = await startEmulator();
  const first = makeTenant(empty.url, empty.url, empty.token);
  await prepare(first, empty.token);
  const full = await openFullStage(first, empty);
  const stages = [{ emulator: empty, tenant: first, version: 0 }, full];
  return {
    stages,
    close: async () => {
      for (const { emulator, tenant } of stages) {
        await emulator.close();
        tenant.remove();
      }
    },
  };
}

/** Rolls the tenant out in peace, and takes emulator and state along to a place where they can be had again. */
async function openFullStage(first: Tenant, empty: Emulator): Promise<Stage> {
  first.declare(0, tenantOf(0));
  expectDone(await run(first, "up", "--yes", "--skip-preview", "--stack", "dev"));
  const emulator = await startEmulator({ seed: empty.dump(), token: empty.token });
  const tenant = makeTenant(emulator.url, emulator.url, emulator.token);
  logIn(tenant, emulator.token);
  for (const part of ["state", "home", "Pulumi.dev.yaml"]) cpSync(join(first.folder, part), join(tenant.folder, part), { recursive: true });
  keepState(tenant);
  restoreState(first);
  return { emulator, tenant, version: 1 };
}

async function prepare(tenant: Tenant, token: string): Promise<void> {
  logIn(tenant, token);
  tenant.declare(0, []);
  expectDone(await run(tenant, "stack", "init", "dev"));
  expectDone(await run(tenant, "config", "set", "web1on1:timeout", String(TIMEOUT_S), "--stack", "dev"));
  keepState(tenant);
}

/** A token that ends is replaced only where somebody can log in. */
function logIn({ env }: Tenant, password: string): void {
  Object.assign(env, { WEB1ON1_TOKEN: "", WEB1ON1_EMAIL: "admin@example.com", WEB1ON1_PASSWORD: password });
}

const keepState = ({ folder }: Tenant): void => cpSync(join(folder, "state"), join(folder, "kept"), { recursive: true });

function restoreState({ folder }: Tenant): void {
  rmSync(join(folder, "state"), { recursive: true, force: true });
  cpSync(join(folder, "kept"), join(folder, "state"), { recursive: true });
}

/** 60 objects, no two of one name in one place. */
const tenantOf = (version: number): Declaration[] =>
  declarationsOf(version, ORGANIZATIONS).map((each) =>
    each.args.name === "Twin" ? { ...each, args: { ...each.args, name: `Twin of ${each.name}` } } : each,
  );

/** One run by its seed alone: what is rolled out, which requests meet which fault, and who is killed when. */
export async function runChaos({ stages }: Lane, seed: number): Promise<ChaosRun> {
  const random = seeded(seed * 7_919);
  // Numbers that are near each other begin alike.
  for (let skipped = 0; skipped < 3; skipped++) random();
  const stage = stages[seed % 2] ?? stages[0];
  if (stage === undefined) throw new Error("there is no stage");
  const { emulator, tenant, version } = stage;
  const victim = seed % KILLED === 0 ? (random() < 0.5 ? "engine" : "provider") : undefined;
  const start = performance.now();
  emulator.reset();
  restoreState(tenant);
  tenant.declare(version, tenantOf(version));
  emulator.setFaults(chaosPlan(seed));
  // A change of the tenant deletes and replaces a good part of some types, which is what it is for.
  const flags = ["up", "--yes", "--skip-preview", "--stack", "dev", "--allow-deletes", "all"];
  const said: string[] = [];
  let ups: number | undefined;
  let killed: Victim | undefined;
  for (let count = 1; count <= MOST_UPS && ups === undefined; count++) {
    const request = 1 + Math.floor(random() * REQUESTS);
    const point: Point = {
      kind: "up",
      victim: victim ?? "engine",
      moment: "arrived",
      request,
      delayMs: Math.floor(random() * 20),
      drift: false,
    };
    const isDoomed = count === 1 && victim !== undefined;
    const end = isDoomed
      ? await runUntilKilled(tenant, watch(emulator), point, ...flags)
      : { ...(await run(tenant, ...flags)), isKilled: false };
    said.push(end.said);
    if (end.isKilled) killed = victim;
    if (end.code === 0) ups = count;
  }
  const report = emulator.reportFaults();
  emulator.setFaults();
  const found = await compare(tenant, keysOf(tenantOf(version)));
  const preview = await run(tenant, "preview", "--refresh", "--expect-no-changes", "--stack", "dev");
  said.push(preview.said);
  return {
    seed,
    kind: version === 0 ? "create" : "change",
    killed,
    faults: Object.fromEntries((report?.rules ?? []).map(({ name, hits }) => [name, hits])),
    requests: Math.max(0, ...(report?.rules ?? []).map(({ seen }) => seen)),
    ups,
    duplicates: found.duplicates,
    orphans: found.orphans,
    lost: [...found.missing, ...found.ghosts],
    isSettled: preview.code === 0,
    seconds: (performance.now() - start) / 1000,
    said,
  };
}

export const isFlawless = ({ ups, duplicates, orphans, lost, isSettled }: ChaosRun): boolean =>
  ups !== undefined && isSettled && duplicates.length + orphans.length + lost.length === 0;

/** Springs a trap when the emulator has had so many requests, without a door on the way that would change what comes through it. */
function watch(emulator: Emulator): { set(trap: Trap | undefined): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    set: (trap) => {
      clearInterval(timer);
      if (trap === undefined) return;
      const before = emulator.requests.length;
      timer = setInterval(() => {
        if (emulator.requests.length - before < trap.request) return;
        clearInterval(timer);
        setTimeout(() => trap.spring(), trap.delayMs);
      }, 1);
    },
  };
}

function expectDone({ code, said }: { code: number | null; said: string }): void {
  if (code !== 0) throw new Error(said);
}
