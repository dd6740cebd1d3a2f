import { request } from "node:http";
import type { Emulator } from "../../../emulator/index.js";

export interface RawReply {
  status?: number;
  headers: NodeJS.Dict<string | string[]>;
  /** What came of the body. */
  text: string;
  /** The code of the error that ended the answer, or came in place of it. */
  fault?: string;
  /** From the first to the last piece of the body. */
  bodyMs: number;
}

/** One request on a connection of its own, with whatever becomes of it. */
export function sendRaw(emulator: Emulator, method: string, path: string, body?: unknown, token = emulator.token): Promise<RawReply> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const reply: RawReply = { headers: {}, text: "", bodyMs: 0 };
    const fail = (error: NodeJS.ErrnoException) => resolve({ ...reply, fault: error.code ?? error.message });
    const sent = request(emulator.url + path, { method, headers, agent: false }, (response) => {
      const began = performance.now();
      Object.assign(reply, { status: response.statusCode, headers: response.headers });
      response.setEncoding("utf8").on("data", (text: string) => {
        reply.text += text;
      });
      response.on("error", fail);
      response.on("end", () => resolve({ ...reply, bodyMs: performance.now() - began }));
    });
    sent.on("error", fail);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
