/**
 * A failure that the user can act on, told in its message alone.
 *
 * The Pulumi SDK's provider process prints `${error}: ${error.stack}`. So the one is the name and the other the message: that makes the
 * sentence once, without a stack that would bury it.
 */
export class Web1on1Error extends Error {
  override readonly name: string = "Web1on1Error";

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.stack = message;
  }

  override toString(): string {
    return this.name;
  }
}

/** What a failed request is known by, beside its sentence. */
export interface ApiErrorDetails {
  readonly method: string;
  /** Path and query below the base address. */
  readonly path: string;
  /** HTTP status, absent when no answer came. */
  readonly status?: number;
  /** What the API said, from `{"error": {"message": ...}}`. */
  readonly apiMessage?: string;
  readonly requestId?: string;
  /** Node's code of a failed connection, for example `ECONNREFUSED`. */
  readonly code?: string;
}

/** A request to the API that failed: refused, not answered, or answered with something that cannot be used. */
export class Web1on1ApiError extends Web1on1Error implements ApiErrorDetails {
  override readonly name = "Web1on1ApiError";
  readonly method: string;
  readonly path: string;
  readonly status?: number;
  readonly apiMessage?: string;
  readonly requestId?: string;
  readonly code?: string;

  constructor(message: string, details: ApiErrorDetails, options?: { cause?: unknown }) {
    super(message, options);
    this.method = details.method;
    this.path = details.path;
    this.status = details.status;
    this.apiMessage = details.apiMessage;
    this.requestId = details.requestId;
    this.code = details.code;
  }
}

/**
 * A POST of which nobody knows whether the API did what it asks: the answer was lost, or is one that leaves it open. What it may have
 * made has to be looked for before it is sent again.
 */
export class UncertainError extends Web1on1ApiError {
  readonly #begunAt: () => number;

  constructor(failure: Web1on1ApiError, begunAt: () => number) {
    super(failure.message, failure, { cause: failure.cause });
    this.#begunAt = begunAt;
  }

  /**
   * When the first attempt began, in milliseconds since 1970 by the API's clock, which gives whole seconds: up to a second and the way of
   * an answer too early, never too late. Ask after the list came in which the object is looked for: its answer tells the clock.
   */
  get begunAt(): number {
    return this.#begunAt();
  }

  /** The same, where looking failed too. */
  withFailedLook(error: Web1on1ApiError): UncertainError {
    const failure = new Web1on1ApiError(`${this.message} To look for it here failed, too: ${error.message}`, this, { cause: error });
    return new UncertainError(failure, this.#begunAt);
  }
}

/** Whether the API answered that there is no such object. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Web1on1ApiError && (error.status === 404 || error.status === 410);
}
