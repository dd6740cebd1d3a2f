import { isJsonObject } from "../json.js";

/** The properties to show: all of one, or some of those inside it. */
export type Selection = Map<string, Selection | "whole">;

/** Puts paths such as `name` and `settings.timezone` together; what is named whole is whole. */
export function createSelection(paths: readonly string[]): Selection {
  const selection: Selection = new Map();
  for (const path of paths) {
    const segments = path.split(".");
    let level = selection;
    for (const [index, segment] of segments.entries()) {
      const next = level.get(segment);
      if (next === "whole") break;
      if (index === segments.length - 1) level.set(segment, "whole");
      else {
        const inner: Selection = next ?? new Map();
        level.set(segment, inner);
        level = inner;
      }
    }
  }
  return selection;
}

/** What is selected of a value, of a list of each of its elements. Ids always come along. */
export function project(value: unknown, selection: Selection): unknown {
  if (Array.isArray(value)) return value.map((item) => project(item, selection));
  if (!isJsonObject(value)) return value;
  const shown = Object.entries(value).flatMap(([name, inner]): [string, unknown][] => {
    const part = name === "id" ? "whole" : selection.get(name);
    if (part === undefined) return [];
    return [[name, part === "whole" ? inner : project(inner, part)]];
  });
  return Object.fromEntries(shown);
}
