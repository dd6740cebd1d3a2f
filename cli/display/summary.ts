import { countChanges } from "../../engine/change-summary.js";
import type { ChangeSummary, StepOp } from "../../engine/index.js";
import { formatDuration } from "./duration.js";
import { OPERATION_WORDS } from "./operation-words.js";
import type { Paint } from "./style.js";

const ORDER = Object.keys(OPERATION_WORDS).filter(isStepOp);

function isStepOp(text: string): text is StepOp {
  return Object.hasOwn(OPERATION_WORDS, text);
}

/** Says whether a summary counts anything that changes the stack; reads and unchanged resources do not. */
export const hasChanges = (changes: ChangeSummary): boolean => countChanges(changes) > 0;

export interface SummaryFacts {
  changes: ChangeSummary;
  durationMs: number;
  planning: boolean;
  /** Steps that failed. */
  failed?: number;
  /** Whether the operation failed: what it had only looked at by then says nothing. */
  isCutShort?: boolean;
}

/** The closing counts: `+ 61 to create` in a preview, `+ 61 created` afterwards. */
export function summaryLines(summary: SummaryFacts, paint: Paint): string[] {
  const rows: string[] = [];
  for (const op of ORDER) {
    const count = summary.changes[op] ?? 0;
    if (count === 0 || op === "same") continue;
    const words = OPERATION_WORDS[op];
    rows.push(`    ${paint(words.color, `${words.symbol} ${count} ${summary.planning ? `to ${words.plan}` : words.done}`)}`);
  }
  if (summary.failed) rows.push(`    ${paint("red", `x ${summary.failed} failed`)}`);
  const unchanged = summary.changes.same ?? 0;
  const duration = `Duration: ${formatDuration(summary.durationMs)}`;
  if (summary.isCutShort && rows.length === 0) return [duration];
  if (unchanged > 0 || rows.length === 0) rows.push(`    ${unchanged} unchanged`);
  return [paint("bold", "Resources:"), ...rows, "", duration];
}
