import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from "node:http2";
import { CallError, frame, SESSION_OPTIONS, STATUS, unframe } from "./status.js";

const HEADERS = { ":method": "POST", "content-type": "application/grpc", te: "trailers" };

/**
 * Unary gRPC calls over one connection on this machine. `@grpc/grpc-js` does the same with retries, load balancing, interceptors and
 * filters on every call, which together take three times as long.
 */
export class GrpcClient {
  private readonly session: ClientHttp2Session;
  private open = 0;

  /** `address` is a host and a port. */
  constructor(address: string) {
    this.session = connect(`http://${address}`, SESSION_OPTIONS);
    // Each call under way is told by itself.
    this.session.on("error", () => undefined);
    this.session.unref();
  }

  /** @throws CallError what the other side answers, or that it went away. */
  call(path: string, message: Uint8Array): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.session.closed || this.session.destroyed) return reject(wentAway());
      const stream = this.session.request({ ...HEADERS, ":path": path }, { endStream: false });
      // A process need not go on for a connection, but for a call.
      if (this.open++ === 0) this.session.ref();
      const parts: Buffer[] = [];
      let failure: unknown;
      let answer: IncomingHttpHeaders | undefined;
      const noteStatus = (headers: IncomingHttpHeaders): void => {
        if (headers["grpc-status"] !== undefined) answer = headers;
      };
      // A call that fails at once has its status in the first headers.
      stream.on("response", noteStatus);
      stream.on("trailers", noteStatus);
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("error", (error) => {
        failure = error;
      });
      stream.on("close", () => {
        if (--this.open === 0) this.session.unref();
        try {
          resolve(read(answer, parts, failure));
        } catch (error) {
          reject(error);
        }
      });
      stream.end(frame(message));
    });
  }

  close(): void {
    this.session.destroy();
  }
}

const wentAway = (cause?: unknown): CallError =>
  new CallError(STATUS.unavailable, cause instanceof Error ? cause.message : "the other side went away");

function read(answer: IncomingHttpHeaders | undefined, parts: readonly Buffer[], failure: unknown): Buffer {
  if (!answer) throw wentAway(failure);
  const code = Number(answer["grpc-status"]);
  if (code === STATUS.ok) return readBody(parts);
  const details = answer["grpc-status-details-bin"];
  throw new CallError(
    code,
    decode(String(answer["grpc-message"] ?? "")),
    typeof details === "string" ? Buffer.from(details, "base64") : undefined,
  );
}

/** An answer that cannot be read is as good as none: what was asked for may have been done. */
function readBody(parts: readonly Buffer[]): Buffer {
  try {
    return unframe(parts);
  } catch (error) {
    throw wentAway(error);
  }
}

function decode(message: string): string {
  try {
    return decodeURIComponent(message);
  } catch {
    return message;
  }
}
