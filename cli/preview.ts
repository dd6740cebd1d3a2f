import type { EngineEvent, Operation, OperationResult, Stack } from "../engine/index.js";
import type { CommandContext } from "./context.js";
import type { Finding } from "./delete-guard/guard.js";
import { findingJson, findingText } from "./delete-guard/report.js";
import { QuietDisplay } from "./display/operation-display.js";
import { outputChangeLines } from "./display/outputs.js";
import { planLines } from "./display/plan-tree.js";
import { previewJson } from "./display/preview-json.js";
import { summaryLines } from "./display/summary.js";
import { createDisplay, runOperation, stackTitle } from "./operation.js";
import type { OperationFlags } from "./options.js";

export interface PreviewSubject {
  stack: Stack;
  /** `Previewing update`, `Previewing destroy`. */
  heading: string;
  operation: Operation;
  showOutputs: boolean;
}

/** Runs an operation that only previews, and prints its plan as a tree. */
export async function showPreview(context: CommandContext, flags: OperationFlags, subject: PreviewSubject): Promise<OperationResult> {
  const { stack, heading, operation, showOutputs } = subject;
  context.print([context.paint("bold", `${heading} of ${stackTitle(stack)}`)]);
  const result = await runOperation(() => operation, createDisplay(context, flags, `${heading} of ${stack.name}`));
  const isWhole = result.result === "succeeded";
  const tree = planLines(result.plan, { paint: context.paint, diff: flags.diff === true, columns: context.columns });
  const outputs = showOutputs && isWhole ? outputChangeLines(await stack.outputs(), result.outputs, context.paint) : [];
  const { changes, durationMs } = result;
  const summary = summaryLines({ changes, durationMs, planning: true, isCutShort: !isWhole }, context.paint);
  context.print([...tree, ...(tree.length > 0 ? [""] : []), ...outputs, ...summary, ""]);
  return result;
}

/** Runs an operation that only previews, and prints the JSON of the official command. */
export async function printPreviewJson(
  operation: Operation,
  judge: (result: OperationResult) => Finding | undefined,
  showSames = false,
): Promise<OperationResult> {
  const events: EngineEvent[] = [];
  const result = await runOperation(
    () => operation,
    new QuietDisplay(),
    (event) => events.push(event),
  );
  const finding = result.result === "succeeded" ? judge(result) : undefined;
  if (finding) events.push({ type: "diagnostic", severity: "warning", message: findingText(finding, [], false), time: Date.now() });
  const json = { ...previewJson(events, result, showSames), ...(finding ? { deletes: findingJson(finding) } : {}) };
  process.stdout.write(`${JSON.stringify(json, undefined, 4)}\n`);
  return result;
}
