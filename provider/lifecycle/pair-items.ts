import { isRecord } from "../schema/path.js";

// The last one tells the partners of an organization apart, and the memberships of a user.
const IDENTITY_KEYS = ["id", "name", "key", "organization"] as const;

/** For each item the one of the other list that has the same id, name, key or organization, or undefined where there is no such thing. */
export function pairItems(items: readonly unknown[], others: readonly unknown[]): (readonly [item: unknown, counterpart: unknown])[] {
  return items.map((item) => {
    for (const key of IDENTITY_KEYS) {
      const counterpart = others.find((other) => hasSame(key, item, other));
      // A key that several items share tells none of them apart.
      if (counterpart !== undefined && countSame(key, item, items) === 1 && countSame(key, item, others) === 1) {
        return [item, counterpart] as const;
      }
    }
    return [item, undefined] as const;
  });
}

function countSame(key: string, item: unknown, list: readonly unknown[]): number {
  return list.filter((other) => hasSame(key, item, other)).length;
}

function hasSame(key: string, one: unknown, other: unknown): boolean {
  return isRecord(one) && isRecord(other) && typeof one[key] === "string" && one[key] === other[key];
}
