import { countChanges } from "../engine/change-summary.js";
import type { Operation, OperationOptions, OperationResult, Stack } from "../engine/index.js";
import { ALLOW_DELETES_VARIABLE } from "../provider/delete-config.js";
import { type CommandContext, openStack } from "./context.js";
import { openDeleteGuard, refuseInRun, tellFinding } from "./delete-guard/embedded.js";
import type { DeleteGuard } from "./delete-guard/guard.js";
import { QuietDisplay } from "./display/operation-display.js";
import { outputLines } from "./display/outputs.js";
import { planLines } from "./display/plan-tree.js";
import { summaryLines } from "./display/summary.js";
import { EXIT } from "./exit-codes.js";
import { CommandError } from "./failure.js";
import { createDisplay, engineOptions, exitCodeOf, runOperation, stackTitle } from "./operation.js";
import type { ApprovalFlags, OperationFlags } from "./options.js";
import { ensurePassphrase } from "./passphrase.js";
import { showPreview } from "./preview.js";
import { ask, isYes } from "./prompt.js";

export type ChangeFlags = OperationFlags & ApprovalFlags;

/** A command that changes a stack: up, refresh or destroy. */
export interface Change {
  name: string;
  /** As in `Previewing update` and `perform this update`. */
  noun: string;
  /** `Updating` */
  heading: string;
  operation(stack: Stack, options: OperationOptions): Operation;
  showOutputs?: boolean;
  /** Whether objects may go only as far as is allowed, or all of them are meant to; undefined where none goes. */
  deletes?: "counted" | "meant";
  /** What to say after it went well. */
  closing?(stack: Stack): string | undefined;
}

/** Shows what is coming, asks, does it, and sums up. Returns the exit code. */
export async function performChange(context: CommandContext, flags: ChangeFlags, change: Change): Promise<number> {
  requireConfirmable(context, flags, change);
  await ensurePassphrase(context);
  const stack = await openStack(context);
  if (!flags.previewOnly) stack.requireUnlocked();
  const guard = await guardDeletes(flags, change, stack);
  const preview = await plan(context, flags, change, stack, guard);
  const finding = preview?.result === "succeeded" ? guard?.judge(preview.plan) : undefined;
  if (finding) {
    await tellFinding(stack, finding, { isRefusal: !flags.previewOnly, json: flags.json === true, paint: context.paint });
    if (!flags.previewOnly) return EXIT.tooManyDeletes;
  }
  let expected: number | undefined;
  if (preview && isPlanShown(flags)) {
    if (preview.result === "failed") return EXIT.error;
    if (flags.previewOnly) return exitCodeOf(preview, flags, true);
    expected = countChanges(preview.changes);
    if (!flags.yes && expected > 0 && !(await isConfirmed(context, change, stack, preview))) {
      context.print(["Nothing was changed."]);
      return EXIT.error;
    }
  }
  if (!flags.json) context.print([context.paint("bold", `${change.heading} ${stackTitle(stack)}`)]);
  const display = createDisplay(context, flags, `${change.heading} ${stack.name}`, expected);
  let failed = 0;
  const result = await runOperation(
    () => change.operation(stack, { ...engineOptions(context, flags), judgeDeletes: guard && refuseInRun(guard) }),
    display,
    ({ type }) => {
      if (type === "step-failed") failed++;
    },
  );
  if (!flags.json) context.print(closingLines(context, result, failed, change, stack));
  return exitCodeOf(result, flags, false);
}

/** Refuses to begin what could not be confirmed later. */
function requireConfirmable(context: CommandContext, flags: ChangeFlags, { name }: Change): void {
  if (flags.yes || flags.skipPreview || flags.previewOnly || context.isInteractive) return;
  throw new CommandError(
    `${name} asks before it changes anything, and there is no terminal to ask on. Give --yes to go ahead, or --preview-only to see what would change.`,
  );
}

const isPlanShown = (flags: ChangeFlags): boolean => flags.previewOnly === true || (!flags.skipPreview && !flags.json);

/** The guard of a run whose deletes are counted. What it allows goes to the provider too, which so holds back a run that differs from its plan. */
async function guardDeletes(flags: ChangeFlags, { deletes }: Change, stack: Stack): Promise<DeleteGuard | undefined> {
  if (!deletes) return undefined;
  const guard = deletes === "counted" ? await openDeleteGuard(stack, flags.allowDeletes) : undefined;
  process.env[ALLOW_DELETES_VARIABLE] = guard ? guard.allowance : "all";
  return guard;
}

/** The plan of a change: shown, or made for counting alone. One that cannot be made leaves the run to say why, held by the guard. */
async function plan(context: CommandContext, flags: ChangeFlags, change: Change, stack: Stack, guard: DeleteGuard | undefined) {
  if (isPlanShown(flags)) return previewChange(context, flags, change, stack);
  if (!guard?.hasObjects) return undefined;
  const options = { ...engineOptions(context, flags), previewOnly: true };
  return runOperation(() => change.operation(stack, options), new QuietDisplay());
}

function previewChange(context: CommandContext, flags: ChangeFlags, change: Change, stack: Stack): Promise<OperationResult> {
  const operation = change.operation(stack, { ...engineOptions(context, flags), previewOnly: true });
  return showPreview(context, flags, { stack, heading: `Previewing ${change.noun}`, operation, showOutputs: change.showOutputs === true });
}

async function isConfirmed(context: CommandContext, change: Change, stack: Stack, preview: OperationResult): Promise<boolean> {
  const question = context.paint("bold", `Do you want to perform this ${change.noun} of ${stack.name}?`);
  for (;;) {
    const answer = (await ask(`${question} yes / no / details: `)).toLowerCase();
    if (isYes(answer)) return true;
    if (answer === "details" || answer === "d") {
      context.print([...planLines(preview.plan, { paint: context.paint, diff: true, columns: context.columns }), ""]);
    } else if (answer === "no" || answer === "n" || answer === "") return false;
  }
}

function closingLines(context: CommandContext, result: OperationResult, failed: number, change: Change, stack: Stack): string[] {
  const { changes, durationMs, outputs } = result;
  const isCutShort = result.result === "failed";
  const summary = summaryLines({ changes, durationMs, failed, planning: false, isCutShort }, context.paint);
  if (isCutShort) {
    const advice = `What was done is saved; the next "web1on1 ${change.name}" goes on from there.`;
    return ["", ...summary, ...(countChanges(changes) > 0 ? ["", advice] : [])];
  }
  const closing = change.closing?.(stack);
  return ["", ...(change.showOutputs ? outputLines(outputs, context.paint) : []), ...summary, ...(closing ? ["", closing] : [])];
}
