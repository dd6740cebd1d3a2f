import { type Emulator, startEmulator } from "pulumi-web1on1/emulator";
import { declarationsOf, keysOf } from "./declarations.mts";
import { type Gate, startGate } from "./gate.mts";
import type { Point } from "./points.mts";
import { makeTenant, type Tenant } from "./tenant.mts";
import { run, runUntilKilled } from "./victim.mts";

/** A tenant, the API it is at, and the door between them; it goes from one point to the next as a stack does through its life. */
export interface Scene {
  readonly emulator: Emulator;
  readonly gate: Gate;
  readonly tenant: Tenant;
  version: number;
}

/** What the one run after a kill left behind; all but `said` has to be as here: killed, 0, and empty lists. */
export interface Outcome {
  readonly isKilled: boolean;
  /** Processes that outlived the killed run. */
  readonly left: readonly number[];
  /** Exit codes of the run after it and of a preview that reads everything. */
  readonly codes: readonly (number | null)[];
  readonly duplicates: readonly string[];
  /** Objects at the API that the state does not have. */
  readonly orphans: readonly string[];
  readonly missing: readonly string[];
  /** Ids in the state without an object. */
  readonly ghosts: readonly string[];
  /** What people were told: by the killed run, then by the next ones. */
  readonly said: { readonly killed: string; readonly next: string; readonly preview: string };
}

export const FLAWLESS = { isKilled: true, left: [], codes: [0, 0], duplicates: [], orphans: [], missing: [], ghosts: [] };

export async function makeScene(): Promise<Scene> {
  const emulator = await startEmulator();
  const gate = await startGate(emulator.url);
  const tenant = makeTenant(gate.url, emulator.url, emulator.token);
  const scene = { emulator, gate, tenant, version: 0 };
  tenant.declare(scene.version);
  const { code, said } = await run(tenant, "stack", "init", "dev");
  if (code !== 0) throw new Error(said);
  return scene;
}

export async function closeScene({ emulator, gate, tenant }: Scene): Promise<void> {
  gate.close();
  await emulator.close();
  tenant.remove();
}

/** Has the point's process killed and looks at what the next run makes of it. */
export async function crashAt(scene: Scene, point: Point): Promise<Outcome> {
  const { tenant, gate } = scene;
  if (point.kind === "update") tenant.declare(++scene.version);
  if (point.drift) await tenant.drift();
  const command = point.kind === "update" ? "up" : point.kind;
  // What the next version of the tenant leaves out goes: it is the kill that is looked at, not the guard.
  const allowed = point.kind === "update" ? ["--allow-deletes", "all"] : [];
  const killed = await runUntilKilled(tenant, gate, point, command, "--yes", "--skip-preview", ...allowed);
  const isDestroy = point.kind === "destroy";
  // What was done by hand is put right only by a run that looks for it.
  const flags = ["--yes", "--skip-preview", ...(point.drift ? ["--refresh"] : []), ...(isDestroy ? [] : ["--allow-deletes", "all"])];
  const next = await run(tenant, isDestroy ? "destroy" : "up", ...flags);
  const found = await compare(tenant, isDestroy ? [] : keysOf(declarationsOf(scene.version)));
  const preview = isDestroy ? { code: 0, said: "" } : await run(tenant, "preview", "--refresh", "--expect-no-changes");
  const { isKilled, left } = killed;
  return {
    isKilled,
    left,
    codes: [next.code, preview.code],
    ...found,
    said: { killed: killed.said, next: next.said, preview: preview.said },
  };
}

/** What the API and the state have that the other, or the program, does not. */
export async function compare(tenant: Tenant, declared: readonly string[]) {
  const live = await tenant.live();
  const inState = tenant.stateIds();
  const keys = live.map(({ key }) => key);
  return {
    duplicates: beyond(keys, declared),
    missing: beyond(declared, keys),
    orphans: live.filter(({ id }) => !inState.includes(id)).map(({ key, id }) => `${key} (${id})`),
    ghosts: beyond(
      inState,
      live.map(({ id }) => id),
    ),
  };
}

/** What a list has more often than another one. */
function beyond(list: readonly string[], other: readonly string[]): string[] {
  const rest = [...other];
  return list.filter((each) => {
    const place = rest.indexOf(each);
    if (place >= 0) rest.splice(place, 1);
    return place < 0;
  });
}

/** The lines by which the run after a kill says what it found. */
export function findings(said: string): string[] {
  return said.split("\n").flatMap((line) => {
    const found = /(The last operation on this stack was stopped.*|Taken over from.*|Begun by the interrupted.*|error: .*)/.exec(line);
    return found?.[0] ? [found[0]] : [];
  });
}

/** Whether the process died while a call that changes something was under way, so that the next run has something to tell. */
export const mustTell = ({ kind, victim, moment }: Point): boolean => kind !== "refresh" && victim !== "program" && moment !== "answered";
