import { writeComment } from "../../../cli/comment/comment.js";
import { readPlan } from "../../../cli/comment/plan.js";

type Properties = Record<string, unknown>;

export interface StepOptions {
  id?: string;
  parent?: string;
  /** What either state holds beside its properties. */
  state?: Properties;
  step?: Properties;
  outputs?: Properties;
}

export const urnOf = (type: string, name: string): string => `urn:pulumi:dev::tenant::pulumi-nodejs:dynamic/web1on1:${type}::${name}`;

/** A step as `preview --json` has it; a side that is undefined is not there. */
export function step(
  op: string,
  type: string,
  name: string,
  before?: Properties,
  after?: Properties,
  options: StepOptions = {},
): Properties {
  const urn = urnOf(type, name);
  const { id = `id-${name}`, parent, state, outputs } = options;
  const side = (inputs: Properties | undefined) =>
    inputs && { urn, custom: true, id, type, inputs, outputs: outputs ?? inputs, parent, ...state };
  return { op, urn, oldState: side(before), newState: side(after), detailedDiff: null, ...options.step };
}

export const previewText = (steps: readonly unknown[], more: Properties = {}): string =>
  JSON.stringify({ steps, duration: 5, changeSummary: { same: 3 }, ...more });

/** The comment for a plan. */
export const commentFor = (steps: readonly unknown[], more: Properties = {}): string =>
  writeComment(readPlan(previewText(steps, more), "preview.json", {})).body;
