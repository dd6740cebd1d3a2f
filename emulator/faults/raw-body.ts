import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";

const MOST_PIECES = 20;

/** Sends the head and half of the body, then ends the connection. Without a body it ends before any answer. */
export function sendHalf(reply: FastifyReply, body: Buffer, kind: "length" | "chunked"): void {
  const { raw, socket } = openRaw(reply);
  if (body.length < 2) {
    socket?.end();
    return;
  }
  if (kind === "length") raw.setHeader("content-length", body.length);
  else raw.removeHeader("content-length");
  raw.flushHeaders();
  // Ended on the socket, below HTTP: a response that is ended in order would not be cut.
  raw.write(body.subarray(0, Math.floor(body.length / 2)), () => socket?.end());
}

/** Sends the body in equal pieces over a time. A client that leaves ends it. */
export function sendSlowly(reply: FastifyReply, body: Buffer, durationMs: number): void {
  const { raw } = openRaw(reply);
  if (body.length > 0) raw.setHeader("content-length", body.length);
  const pieces = Math.max(1, Math.min(MOST_PIECES, body.length));
  const began = performance.now();
  const sendNext = (index: number) => {
    if (raw.destroyed) return;
    raw.write(body.subarray(Math.floor((body.length * (index - 1)) / pieces), Math.floor((body.length * index) / pieces)));
    if (index === pieces) raw.end();
    else schedule(index + 1);
  };
  // Each moment is counted from the beginning, so that what timers are late does not add up.
  const schedule = (index: number) =>
    setTimeout(sendNext, Math.max(0, began + (durationMs * index) / pieces - performance.now()), index).unref();
  raw.flushHeaders();
  schedule(1);
}

/** Takes the answer out of fastify's hands, with the headers it has so far. */
function openRaw(reply: FastifyReply): { raw: ServerResponse; socket: ServerResponse["socket"] } {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  return { raw, socket: raw.socket };
}
