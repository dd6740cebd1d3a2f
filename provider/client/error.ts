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

/** Whether the API answered that there is no such object. */
export function isNotFound(error: unknown): boolean {
  return error instanceof Web1on1ApiError && (error.status === 404 || error.status === 410);
}
