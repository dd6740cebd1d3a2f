import type { FastifyInstance, FastifyRequest } from "fastify";
import { isJsonObject, type JsonObject } from "./json.js";

declare module "fastify" {
  interface FastifyRequest {
    /** Milliseconds of the monotonic clock. */
    startedAt?: number;
    /** What the log notes of this request. */
    record?: RequestRecord;
  }
}

/**
 * One request that came in, noted as it came and completed as its answer is sent; without its Authorization header, and of a token request
 * without what it carried.
 */
export interface RequestRecord {
  /** The x-request-id of the answer. */
  id: string;
  /** When it came, ISO 8601. */
  time: string;
  method: string;
  /** With /v2, without the query. */
  path: string;
  query: JsonObject;
  /** The parsed body, where there was one of at most 16 KiB. */
  body?: unknown;
  /** 0 until it is answered, and where the connection was reset instead. */
  status: number;
  /** Until the answer is sent. */
  durationMs: number;
  /** Which fault of the plan it met. */
  fault?: string;
}

const MOST_KEPT = 1000;
const LARGEST_BODY = 16_384;
const TOKEN_PATH = /\/auth\/token$/;

/** The last thousand requests, in the order they came. */
export class RequestLog {
  readonly records: RequestRecord[] = [];

  /** Notes every request of a server as it comes, but for those of the page, which would show itself. */
  noteArrivals(app: FastifyInstance, clock: () => number): void {
    app.addHook("onRequest", async (request) => {
      if (request.routeOptions.config.isPage === true) return;
      request.startedAt = performance.now();
      request.record = createRecord(request, new Date(clock()));
      this.#add(request.record);
    });
  }

  /** Completes its record as the answer is sent, not after it: whoever has the answer finds it here. */
  noteAnswers(app: FastifyInstance): void {
    app.addHook("onSend", async (request, reply) => completeRecord(request, reply.statusCode));
  }

  clear(): void {
    this.records.length = 0;
  }

  #add(record: RequestRecord): void {
    this.records.push(record);
    if (this.records.length > MOST_KEPT) this.records.splice(0, this.records.length - MOST_KEPT);
  }
}

/** @param status 0 where the request gets no answer */
export function completeRecord(request: FastifyRequest, status: number): void {
  const { record, rawBody, body } = request;
  if (!record) return;
  record.status = status;
  record.durationMs = performance.now() - (request.startedAt ?? performance.now());
  // Read once more for the log alone: the rules change the body that they work on.
  if (rawBody !== undefined && rawBody.length <= LARGEST_BODY && body !== undefined && !TOKEN_PATH.test(record.path)) {
    record.body = JSON.parse(rawBody);
  }
}

function createRecord(request: FastifyRequest, now: Date): RequestRecord {
  const [path = ""] = request.url.split("?");
  const query = isJsonObject(request.query) && !TOKEN_PATH.test(path) ? { ...request.query } : {};
  return { id: request.id, time: now.toISOString(), method: request.method, path, query, status: 0, durationMs: 0 };
}
