import type { PropertyDiffKind } from "../events.js";
import { propertyChanges } from "../values/changes.js";
import { parsePropertyPath, pathCovers } from "../values/property-path.js";
import { isEqual } from "../values/property-value.js";
import type { ResourceState } from "./resource-state.js";
import type { Reasons } from "./steps.js";

/** What a comparison of old and new says is to be done. */
export interface Difference {
  changed: boolean;
  replace: boolean;
  deleteBeforeReplace: boolean;
  reasons: Reasons;
}

export const replacedBecause = (key: string): Difference => ({
  changed: true,
  replace: true,
  deleteBeforeReplace: false,
  reasons: { replaceKeys: [key] },
});

/** The engine's own comparison, which alone knows where `replaceOnChanges` applies. */
export function compareInputs(difference: Difference, old: ResourceState, next: ResourceState, replaceOnChanges: readonly string[]): void {
  const changes = propertyChanges(old.inputs, next.inputs);
  difference.changed = !isEqual(old.inputs, next.inputs);
  difference.reasons.changedKeys = [...new Set(changes.map(({ path }) => String(parsePropertyPath(path)[0])))];
  const patterns = replaceOnChanges.map(parsePropertyPath);
  difference.reasons.detailedDiff = Object.fromEntries(
    changes.map(({ path, kind }) => {
      const steps = parsePropertyPath(path);
      const replaces = patterns.some((pattern) => pathCovers(pattern, steps) || pathCovers(steps, pattern));
      if (replaces) difference.replace = true;
      return [path, replaces ? replacing(kind) : kind];
    }),
  );
}

const replacing = (kind: PropertyDiffKind): PropertyDiffKind =>
  kind === "add" ? "add-replace" : kind === "delete" ? "delete-replace" : "update-replace";
