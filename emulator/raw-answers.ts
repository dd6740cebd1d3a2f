import { randomUUID } from "node:crypto";
import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { toErrorBody } from "./errors.js";

const CONTENT_TYPE = "application/json; charset=utf-8";
const PARSER_STATUS: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers where fastify finds no route to hand the request to, as with an address that cannot be decoded. */
export function answerOnRaw(status: number, message: string, requestId: string, response: ServerResponse): void {
  response.writeHead(status, { "content-type": CONTENT_TYPE, "x-request-id": requestId });
  response.end(JSON.stringify(toErrorBody(message)));
}

/** Answers what is no HTTP at all, on the bare socket: there is no request to answer. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = PARSER_STATUS[error.code ?? ""] ?? 400;
  const reason = STATUS_CODES[status] ?? "Bad Request";
  const body = JSON.stringify(toErrorBody(`not a valid HTTP request: ${reason.toLowerCase()}`));
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    `Content-Type: ${CONTENT_TYPE}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${randomUUID()}`,
    "Connection: close",
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}
