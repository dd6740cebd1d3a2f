import type { StepMetadata } from "../../engine/index.js";
import { OPERATION_WORDS } from "./operation-words.js";
import { changedKeys, propertyLines } from "./property-diff.js";
import { isRootStack, isWorthShowing, labelOf } from "./resource-label.js";
import type { Paint } from "./style.js";
import { buildTree, type TreeRow } from "./tree.js";
import { padEnd, textWidth, truncate } from "./width.js";

export interface PlanOptions {
  paint: Paint;
  /** Property by property under each resource. */
  diff: boolean;
  /** Cells of the terminal; nothing is cut when undefined. */
  columns?: number;
}

/** The rows of a plan: one per step that a person wants to see, in the order of the plan, with the root stack on top. */
function stepsToShow(plan: readonly StepMetadata[]): StepMetadata[] {
  const steps = plan.filter((step) => step.logical && isWorthShowing(step));
  return [...steps.filter((step) => isRootStack(step.urn)), ...steps.filter((step) => !isRootStack(step.urn))];
}

const parentOf = (step: StepMetadata): string | undefined => (step.new ?? step.old)?.parent;

function rowLines(row: TreeRow<StepMetadata>, widths: { type: number; name: number }, options: PlanOptions): string[] {
  const { paint, diff, columns } = options;
  const step = row.item;
  const words = OPERATION_WORDS[step.op];
  const label = labelOf(step.urn);
  const keys = diff ? [] : changedKeys(step);
  const symbol = paint(words.color, padEnd(words.symbol, 2));
  const type = padEnd(`${row.branches}${label.type}`, widths.type);
  const name = padEnd(label.name, widths.name);
  const note = keys.length > 0 && step.op !== "create" ? `  [${keys.join(", ")}]` : "";
  const protectedNote = step.old?.protect ? "  (protected)" : "";
  const line = `  ${symbol} ${type}  ${name}  ${paint(words.color, words.plan)}${note}${protectedNote}`;
  return [columns ? truncate(line, columns - 1) : line, ...(diff ? propertyLines(step, paint, 8) : [])];
}

/** A plan as a tree of resources, children under their parents. Empty when nothing is to change. */
export function planLines(plan: readonly StepMetadata[], options: PlanOptions): string[] {
  const rows = buildTree(stepsToShow(plan), (step) => step.urn, parentOf);
  if (rows.length === 0) return [];
  const widths = {
    type: Math.max(...rows.map((row) => textWidth(row.branches) + textWidth(labelOf(row.item.urn).type))),
    name: Math.max(...rows.map((row) => textWidth(labelOf(row.item.urn).name))),
  };
  return rows.flatMap((row) => rowLines(row, widths, options));
}
