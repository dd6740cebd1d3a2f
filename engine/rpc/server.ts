import { createServer, type ServerHttp2Session, type ServerHttp2Stream } from "node:http2";
import { CallError, frame, SESSION_OPTIONS, STATUS, unframe } from "./status.js";

/** What answers a unary call: bytes of a message to bytes of a message. A CallError is answered as it says. */
export type Handler = (message: Buffer) => Promise<Uint8Array>;

/** Handlers by method, such as `/pulumirpc.Engine/Log`. */
export type Service = Readonly<Record<string, Handler>>;

/** A message class of the SDK's. */
export interface MessageType<Message> {
  deserializeBinary(bytes: Uint8Array): Message;
}

/** A handler of the SDK's own message classes. */
export const handle =
  <Request>(type: MessageType<Request>, handler: (request: Request) => Promise<{ serializeBinary(): Uint8Array }>): Handler =>
  async (message) =>
    (await handler(type.deserializeBinary(message))).serializeBinary();

/** The engine's gRPC server on loopback; programs and providers are told its address. */
export interface EngineServer {
  readonly address: string;
  close(): void;
}

/**
 * See `grpc-client.ts` for why this is no `@grpc/grpc-js`.
 * @param service what is answered, or what will be: calls wait for it
 */
export async function startServer(service: Service | Promise<Service>): Promise<EngineServer> {
  const server = createServer(SESSION_OPTIONS);
  const sessions = new Set<ServerHttp2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("close", () => sessions.delete(session));
    // A program that is ended resets its connection.
    session.on("error", () => undefined);
  });
  server.on("stream", (stream, headers) => {
    stream.on("error", () => undefined);
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", async () => {
      const handlers = await service;
      void serve(stream, handlers[headers[":path"] ?? ""] ?? unknownMethod, parts);
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  return {
    address: `127.0.0.1:${port}`,
    close: () => {
      server.close();
      for (const session of sessions) session.destroy();
    },
  };
}

const unknownMethod: Handler = async () => {
  throw new CallError(STATUS.unimplemented, "the embedded engine does not have this method");
};

const CONTENT = { ":status": 200, "content-type": "application/grpc" };

async function serve(stream: ServerHttp2Stream, handler: Handler, parts: readonly Buffer[]): Promise<void> {
  try {
    const answer = frame(await handler(unframe(parts)));
    if (stream.destroyed || stream.closed) return;
    stream.respond(CONTENT, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": STATUS.ok }));
    stream.end(answer);
  } catch (error) {
    if (stream.destroyed || stream.closed) return;
    const code = error instanceof CallError ? error.code : STATUS.unknown;
    const message = error instanceof Error ? error.message : String(error);
    const details = error instanceof CallError && error.details ? { "grpc-status-details-bin": error.details.toString("base64") } : {};
    stream.respond(
      { ...CONTENT, "grpc-status": code, "grpc-message": encodeURI(Buffer.from(message).toString()), ...details },
      { endStream: true },
    );
  }
}
