/** The codes of gRPC that the engine answers with or looks at. */
export const STATUS = {
  ok: 0,
  cancelled: 1,
  unknown: 2,
  failedPrecondition: 9,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
} as const;

/** A call that did not succeed. */
export class CallError extends Error {
  override readonly name = "CallError";
  constructor(
    readonly code: number,
    message: string,
    /** What the other side adds, as a message of type google.rpc.Status. */
    readonly details?: Buffer,
  ) {
    super(message);
  }
}

const PREFIX_BYTES = 5;

/** A message as gRPC sends it: uncompressed, after its length. */
export function frame(message: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(PREFIX_BYTES + message.length);
  framed[0] = 0;
  framed.writeUInt32BE(message.length, 1);
  framed.set(message, PREFIX_BYTES);
  return framed;
}

/** The one message that the parts of a unary call's body are. */
export function unframe(parts: readonly Buffer[]): Buffer {
  const [first] = parts;
  const body = parts.length === 1 && first ? first : Buffer.concat(parts);
  if (body.length < PREFIX_BYTES || body[0] !== 0 || body.readUInt32BE(1) !== body.length - PREFIX_BYTES) {
    throw new CallError(STATUS.internal, "the body of a gRPC call is not one uncompressed message");
  }
  return body.subarray(PREFIX_BYTES);
}

/** Windows large enough for the properties of any object to go in one piece; memory is only taken for what is under way. */
export const SESSION_OPTIONS = {
  settings: { initialWindowSize: 4 * 1024 * 1024 },
  // In megabytes. The default of ten would end the calls of a stack whose many steps run at once.
  maxSessionMemory: 4_000,
};
