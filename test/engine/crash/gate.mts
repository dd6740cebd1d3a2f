import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Where in the course of a request the process dies: before the API does it, before the answer is sent, or just after that. */
export type Moment = "arrived" | "made" | "answered";

export interface Trap {
  /** The request that springs it, the first one being 1. */
  readonly request: number;
  readonly moment: Moment;
  /** How long after an answer was sent. */
  readonly delayMs: number;
  /** Whether the request is cut off, as it is when the process that sent it dies. */
  readonly cutsOff: boolean;
  spring(): void;
}

/** A door in front of the API through which all requests go, where one of them can spring a trap. */
export interface Gate {
  readonly url: string;
  /** Counts anew from here on. */
  set(trap: Trap | undefined): void;
  close(): void;
}

export async function startGate(api: string): Promise<Gate> {
  let trap: Trap | undefined;
  let seen = 0;

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const sprung = trap?.request === ++seen ? trap : undefined;
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    if (sprung?.moment === "arrived" && isCutOff(sprung, incoming)) return;
    const { method = "GET", url, headers } = incoming;
    const answer = await fetch(api + String(url).replace(/^\/v2/, ""), {
      method,
      headers: { authorization: headers.authorization ?? "", "content-type": headers["content-type"] ?? "application/json" },
      ...(chunks.length > 0 ? { body: Buffer.concat(chunks) } : {}),
    });
    const text = await answer.text();
    if (sprung?.moment === "made" && isCutOff(sprung, incoming)) return;
    const link = answer.headers.get("link");
    outgoing.writeHead(answer.status, { "content-type": "application/json", ...(link ? { link } : {}) });
    outgoing.end(text === "" ? undefined : text);
    if (sprung?.moment === "answered") setTimeout(() => sprung.spring(), sprung.delayMs);
  }

  // A request whose process has died meanwhile has nobody to answer to.
  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing).catch(() => incoming.socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v2`,
    set: (next) => {
      trap = next;
      seen = 0;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Springs the trap; the request of a process that lives on takes its course. */
function isCutOff(trap: Trap, { socket }: IncomingMessage): boolean {
  trap.spring();
  if (trap.cutsOff) socket.destroy();
  return trap.cutsOff;
}
