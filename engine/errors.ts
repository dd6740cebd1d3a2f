/** A failure that the engine explains to the person who ran it: one sentence, no stack trace. */
export class EngineError extends Error {
  override readonly name = "EngineError";
}

/** No stack has the name that was given, or could have it. */
export class NoStackError extends EngineError {}

/** What the system calls a failure, such as `ENOENT`. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
