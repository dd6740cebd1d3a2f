import { isDeepStrictEqual } from "node:util";
import type { PropertyChange } from "../../engine/index.js";
import { changeLines } from "./property-diff.js";
import type { Paint } from "./style.js";
import { valueText } from "./value-text.js";

type Outputs = Readonly<Record<string, unknown>>;

/** The stack's outputs, one per line; nothing when there are none. */
export function outputLines(outputs: Outputs, paint: Paint): string[] {
  const entries = Object.entries(outputs);
  if (entries.length === 0) return [];
  const width = Math.max(...entries.map(([name]) => name.length));
  return [paint("bold", "Outputs:"), ...entries.map(([name, value]) => `    ${name.padEnd(width)}: ${valueText(value, 4)}`), ""];
}

/** What a preview says about the stack's outputs: only what changes. */
export function outputChangeLines(before: Outputs, after: Outputs, paint: Paint): string[] {
  const changes: PropertyChange[] = [];
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!Object.hasOwn(before, name)) changes.push({ path: name, kind: "add", after: after[name] });
    else if (!Object.hasOwn(after, name)) changes.push({ path: name, kind: "delete", before: before[name] });
    else if (!isDeepStrictEqual(before[name], after[name]))
      changes.push({ path: name, kind: "update", before: before[name], after: after[name] });
  }
  return changes.length > 0 ? [paint("bold", "Outputs:"), ...changeLines(changes, paint), ""] : [];
}
