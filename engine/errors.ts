/** A failure that the engine explains to the person who ran it: one sentence, no stack trace. */
export class EngineError extends Error {
  override readonly name = "EngineError";
}
