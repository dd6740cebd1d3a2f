import type { Wording } from "../audit/model.js";

export function comparisonWording(one: string, other: string, at: Date): Wording {
  const title = `Comparison of ${one} and ${other}`;
  return {
    command: "web1on1 compare",
    title,
    heading: `${title}, ${at.toISOString()}; matched by name`,
    kinds: { drifted: "different", missing: `only in ${one}`, unmanaged: `only in ${other}`, orphaned: "orphaned" },
    rules: {
      drifted: "An object is not the same on both sides.",
      missing: `An object of ${one} that ${other} lacks.`,
      unmanaged: `An object of ${other} that ${one} lacks.`,
      orphaned: "",
    },
    sides: { declared: one, last: "", live: other },
    clean: `No difference between ${one} and ${other}`,
    rest: "everything else the same on both sides",
    hasLast: false,
  };
}
