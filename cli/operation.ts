import { resolve } from "node:path";
import type { EngineEvent, Operation, OperationOptions, OperationResult, Stack } from "../engine/index.js";
import type { CommandContext } from "./context.js";
import { LiveDisplay } from "./display/live-display.js";
import { LoggedDisplay, openEventLog } from "./display/logged-display.js";
import { JsonDisplay, LineDisplay, type OperationDisplay } from "./display/operation-display.js";
import { hasChanges } from "./display/summary.js";
import { EXIT } from "./exit-codes.js";
import type { ApprovalFlags, OperationFlags } from "./options.js";
import { keepHeapSmall, leave } from "./small-heap.js";

export function engineOptions({ debug }: CommandContext, flags: OperationFlags & ApprovalFlags): OperationOptions {
  const {
    parallel,
    message,
    refresh,
    continueOnError,
    target,
    targetDependents,
    exclude: excludes,
    excludeDependents,
    replace,
    targetReplace,
  } = flags;
  const [targets, replaces] = [concat(target, targetReplace), concat(replace, targetReplace)];
  const selection = { targets, targetDependents, excludes, excludeDependents, replaces };
  return { parallel, message, refresh, continueOnError, debug, clearPendingCreates: flags.clearPendingCreates, ...selection };
}

const concat = (left?: string[], right?: string[]): string[] | undefined =>
  left || right ? [...(left ?? []), ...(right ?? [])] : undefined;

/** The display that fits where the output goes. */
export function createDisplay(context: CommandContext, flags: OperationFlags, title: string, expected?: number): OperationDisplay {
  // First: a terminal is drawn on from when its display is made, and given back when that is closed.
  const log = flags.eventLog === undefined ? undefined : openEventLog(resolve(context.cwd, flags.eventLog));
  const display = createPlainDisplay(context, flags, title, expected);
  return log === undefined ? display : new LoggedDisplay(display, log);
}

function createPlainDisplay(context: CommandContext, flags: OperationFlags, title: string, expected?: number): OperationDisplay {
  const options = { paint: context.paint, diff: flags.diff === true, debug: context.debug };
  if (flags.json) return new JsonDisplay(process);
  if (context.isLive) return new LiveDisplay(process.stdout, { ...options, title, expected });
  return new LineDisplay(process, options);
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs an operation to its end and shows what it does. Ctrl-C once lets the steps under way finish and be saved; twice ends the
 * process.
 *
 * @param start called when a signal can no longer end the process with the stack locked
 */
export async function runOperation(
  start: () => Operation,
  display: OperationDisplay,
  onEvent: (event: EngineEvent) => void = () => undefined,
): Promise<OperationResult> {
  keepHeapSmall();
  let isCanceled = false;
  const interrupt = (): void => {
    if (isCanceled) {
      display.close();
      void leave(EXIT.interrupted);
      return;
    }
    isCanceled = true;
    display.note("Interrupted: the steps under way finish and are saved, no new ones begin. Ctrl-C again ends at once.");
    operation.cancel();
  };
  for (const signal of SIGNALS) process.on(signal, interrupt);
  // Signals are told between turns of the event loop, so never before this is done.
  const operation = start();
  try {
    for await (const event of operation) {
      onEvent(event);
      display.show(event);
    }
    return await operation.result;
  } finally {
    display.close();
    for (const signal of SIGNALS) process.off(signal, interrupt);
  }
}

/** The exit code of a finished operation, with the sentence on stderr that `--expect-no-changes` asks for. */
export function exitCodeOf(result: OperationResult, flags: OperationFlags, planning: boolean): number {
  if (result.result === "failed") return EXIT.error;
  if (!flags.expectNoChanges || !hasChanges(result.changes)) return EXIT.ok;
  process.stderr.write(`error: --expect-no-changes was given, and there ${planning ? "would be" : "were"} changes.\n`);
  return EXIT.unexpectedChanges;
}

/** `dealer-group/dev`, how a stack is called in headings. */
export const stackTitle = (stack: Stack): string => `${stack.project.name}/${stack.name}`;
