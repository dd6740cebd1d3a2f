import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

/** An address in front of the API that can keep answers back, so that a test sees steps while they are under way. */
export interface HeldApi {
  readonly url: string;
  /** From now on answers to POSTs of paths like this one wait. The API has done its part by then. */
  hold(path: RegExp): void;
  /** Lets the waiting answers and all later ones through. */
  release(): void;
  /** Waits until this many answers wait. */
  untilHeld(count: number): Promise<void>;
  close(): Promise<void>;
}

export async function startHeldApi(api: string): Promise<HeldApi> {
  let pattern: RegExp | undefined;
  let held: (() => void)[] = [];
  let onHeld: () => void = () => undefined;
  const answer = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const { method = "GET", url = "/", headers } = incoming;
    const forwarded = request(new URL(url, api), { method, headers }, (response) => {
      const pass = (): void => {
        outgoing.writeHead(response.statusCode ?? 502, response.headers);
        response.pipe(outgoing);
      };
      if (method !== "POST" || !pattern?.test(url)) return pass();
      held.push(pass);
      onHeld();
    });
    incoming.pipe(forwarded);
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the held API has no port");
  return {
    url: `http://127.0.0.1:${address.port}${new URL(api).pathname}`,
    hold: (path) => {
      pattern = path;
    },
    release: () => {
      pattern = undefined;
      const waiting = held;
      held = [];
      for (const pass of waiting) pass();
    },
    untilHeld: (count) =>
      new Promise((resolve) => {
        onHeld = () => {
          if (held.length >= count) resolve();
        };
        onHeld();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
