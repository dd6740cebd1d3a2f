import autocannon from "autocannon";
import type { Server } from "../shared/emulator-process.mts";

/** One kind of request; a new body for each, where it has one. */
export interface Operation {
  name: string;
  method: "GET" | "POST" | "PATCH";
  path: string;
  body?: (count: number) => unknown;
}

/** What one load of requests came to; times in milliseconds. */
export interface Load {
  operation: string;
  connections: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  /** Answers that were not 2xx, broken connections and time-outs. */
  failures: number;
  requests: number;
}

/** Loads a server over a number of connections, each sending its next request when it has the answer to the last. */
export async function load(server: Server, operation: Operation, connections: number, seconds: number): Promise<Load> {
  const { name, method, path, body } = operation;
  let count = 0;
  const result = await autocannon({
    url: server.url + path,
    connections,
    duration: seconds,
    requests: [
      {
        method,
        headers: { authorization: `Bearer ${server.token}`, ...(body ? { "content-type": "application/json" } : {}) },
        setupRequest: (request) => (body ? { ...request, body: JSON.stringify(body(count++)) } : request),
      },
    ],
  });
  return {
    operation: name,
    connections,
    perSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    maxMs: result.latency.max,
    failures: result.non2xx + result.errors + result.timeouts,
    requests: result.requests.total,
  };
}
