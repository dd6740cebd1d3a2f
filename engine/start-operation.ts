import { EventQueue } from "./event-queue.js";
import type { EngineEvent } from "./events.js";
import { type OperationKind, type OperationOptions, type OperationResult, type OperationTarget, RunningOperation } from "./operation.js";
import type { Run } from "./run.js";

/**
 * An operation under way, which runs whether or not anybody looks. Its events can be iterated once; `result` settles when it has ended and
 * everything is saved.
 *
 * @example
 * const { result, errors, outputs } = await stack.up().result;
 *
 * @example
 * for await (const event of stack.up()) if (event.type === "step-end") console.log(event.metadata.op, event.metadata.urn);
 */
export interface Operation extends AsyncIterable<EngineEvent> {
  /** Rejects with an EngineError where the operation could not begin, such as on a locked stack; a failed step does not reject it. */
  readonly result: Promise<OperationResult>;
  /** Lets the steps under way finish, saves, and begins nothing more. */
  cancel(): void;
}

export function startOperation(kind: OperationKind, target: OperationTarget, options: OperationOptions): Operation {
  const queue = new EventQueue<EngineEvent>();
  let run: Run | undefined;
  let cancelled = false;
  const operation = new RunningOperation(kind, target, options, (event) => queue.push(event));
  const result = operation
    .execute((started) => {
      run = started;
      if (cancelled) run.cancel();
    })
    .finally(() => queue.end());
  // Whoever iterates the events may never look at the result.
  result.catch(() => undefined);
  return {
    result,
    cancel: () => {
      cancelled = true;
      run?.cancel();
    },
    [Symbol.asyncIterator]: () => withFailure(queue, result),
  };
}

/** Ends the iteration with the operation's own failure, if it had one. */
async function* withFailure(queue: EventQueue<EngineEvent>, result: Promise<OperationResult>): AsyncGenerator<EngineEvent, void, void> {
  yield* queue;
  await result;
}
