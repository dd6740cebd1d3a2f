/** A failure to start or run the emulator, told in one sentence to whoever started it. */
export class EmulatorError extends Error {
  override readonly name = "EmulatorError";
}

/** A request that the API refuses: the status and the message of its answer. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** A message as the API words it on the wire. */
export function toErrorBody(message: string): { error: { message: string } } {
  return { error: { message } };
}
