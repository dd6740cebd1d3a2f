import type { DeleteLimit, DeleteLimits } from "../../provider/delete-config.js";
import type { DoomedObject } from "./doomed.js";
import type { StoredObject } from "./stored-objects.js";

/** Types that hold a tenant or its people: none goes unless that is allowed. */
const PRECIOUS = new Set(["Organization", "User"]);
const DEFAULT_PERCENT = 20;
const DEFAULT_COUNT = 2;

/** What goes of one type, and whether it may. */
export interface TypeVerdict {
  type: string;
  /** How many the state holds. */
  held: number;
  doomed: readonly DoomedObject[];
  /** How many may go, in words. */
  allowed: string;
  isExcess: boolean;
}

/** How many of a type may go; undefined for any number. */
function mostOf(limit: DeleteLimit | undefined, type: string, held: number): number | undefined {
  if (limit === "all") return undefined;
  if (limit === undefined) return PRECIOUS.has(type) ? 0 : Math.max(DEFAULT_COUNT, partOf(held, DEFAULT_PERCENT));
  return "count" in limit ? limit.count : partOf(held, limit.percent);
}

const partOf = (held: number, percent: number): number => Math.floor((held * percent) / 100 + 1e-9);

function inWords(limit: DeleteLimit | undefined, type: string, isShared: boolean): string {
  if (limit === "all") return "any number";
  if (limit === undefined) return PRECIOUS.has(type) ? "none" : `${DEFAULT_PERCENT} %, or ${DEFAULT_COUNT}`;
  if ("percent" in limit) return `${limit.percent} %`;
  const count = limit.count === 0 ? "none" : String(limit.count);
  return isShared && limit.count > 0 ? `${count} of all types together` : count;
}

const countByType = (objects: readonly StoredObject[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { type, isGone } of objects) if (!isGone) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
};

/** Says of every type of which something goes whether that many may. */
export function judge(doomed: readonly DoomedObject[], objects: readonly StoredObject[], limits: DeleteLimits): TypeVerdict[] {
  const held = countByType(objects);
  const byType = new Map<string, DoomedObject[]>();
  for (const each of doomed) byType.set(each.object.type, [...(byType.get(each.object.type) ?? []), each]);
  const shared = doomed.filter(({ object }) => !limits.types.has(object.type)).length;
  return [...byType].map(([type, going]) => {
    const own = limits.types.get(type);
    const limit = own ?? limits.general;
    const isShared = own === undefined && limit !== undefined && limit !== "all" && "count" in limit;
    const most = mostOf(limit, type, held.get(type) ?? 0);
    const isExcess = most !== undefined && (isShared ? shared : going.length) > most;
    return { type, held: held.get(type) ?? 0, doomed: going, allowed: inWords(limit, type, isShared), isExcess };
  });
}

/** The limits as the provider can count them, for `WEB1ON1_ALLOW_DELETES`: every part of a type is a number. */
export function countableLimits(limits: DeleteLimits, objects: readonly StoredObject[], types: readonly string[]): string {
  const held = countByType(objects);
  const { general } = limits;
  const isCountable = general !== undefined && (general === "all" || "count" in general);
  const entries = types.flatMap((type) => {
    const own = limits.types.get(type);
    if (own === undefined && isCountable) return [];
    return [`${type}=${mostOf(own ?? general, type, held.get(type) ?? 0) ?? "all"}`];
  });
  return [...(isCountable ? [general === "all" ? "all" : String(general.count)] : []), ...entries].join(",");
}
