import type { FastifyInstance, FastifyRequest } from "fastify";
import { isJsonObject, type JsonObject } from "./json.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Milliseconds of the monotonic clock. */
    startedAt?: number;
  }
}

/** One request that came in, as it was answered; without its Authorization header, and of a token request without what it carried. */
export interface RequestRecord {
  /** The x-request-id of the answer. */
  id: string;
  /** ISO 8601. */
  time: string;
  method: string;
  /** With /v2, without the query. */
  path: string;
  query: JsonObject;
  /** The parsed body, where there was one of at most 16 KiB. */
  body?: unknown;
  status: number;
  durationMs: number;
}

const MOST_KEPT = 1000;
const LARGEST_BODY = 16_384;
const TOKEN_PATH = /\/auth\/token$/;

/** The last thousand requests. */
export class RequestLog {
  readonly records: RequestRecord[] = [];

  /** Notes every request of a server as its answer is sent, not after it: whoever has the answer finds the request here. */
  attach(app: FastifyInstance, clock: () => number): void {
    app.addHook("onRequest", async (request) => {
      request.startedAt = performance.now();
    });
    app.addHook("onSend", async (request, reply) => {
      if (request.routeOptions.config.isPage === true) return;
      this.#add(createRecord(request, reply.statusCode, new Date(clock())));
    });
  }

  clear(): void {
    this.records.length = 0;
  }

  #add(record: RequestRecord): void {
    this.records.push(record);
    if (this.records.length > MOST_KEPT) this.records.splice(0, this.records.length - MOST_KEPT);
  }
}

function createRecord(request: FastifyRequest, status: number, now: Date): RequestRecord {
  const [path = ""] = request.url.split("?");
  const hasSecrets = TOKEN_PATH.test(path);
  const record: RequestRecord = {
    id: request.id,
    time: now.toISOString(),
    method: request.method,
    path,
    query: isJsonObject(request.query) && !hasSecrets ? { ...request.query } : {},
    status,
    durationMs: performance.now() - (request.startedAt ?? performance.now()),
  };
  const { rawBody, body } = request;
  // Read once more for the log alone: the rules change the body that they work on.
  if (rawBody !== undefined && rawBody.length <= LARGEST_BODY && body !== undefined && !hasSecrets) record.body = JSON.parse(rawBody);
  return record;
}
