import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "./errors.js";

declare module "fastify" {
  interface FastifyRequest {
    /** The text of the body, for the log. */
    rawBody?: string;
  }
}

/** No object of the API comes near it, and what is deeper by thousands would exhaust the stack of whoever walks through it. */
const DEEPEST_NESTING = 100;

/** Reads bodies as JSON and as nothing else. An empty one is no body: clients send the header with a DELETE too. */
export function addJsonBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const parse = app.getDefaultJsonParser("error", "error");
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request: FastifyRequest, text: string, done) => {
    if (text === "") return done(null, undefined);
    request.rawBody = text;
    return parse(request, text, (error, body) => {
      if (error) done(new ApiError(400, "the body is not valid JSON"));
      else done(findFault(body, DEEPEST_NESTING) ?? null, body);
    });
  });
}

/** What could not be stored as it came. JSON.parse makes Infinity of a number that is too large, and that would be stored as null. */
function findFault(value: unknown, levels: number): ApiError | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? undefined : new ApiError(400, "the body has a number that is too large");
  if (typeof value !== "object" || value === null) return undefined;
  if (levels === 0) return new ApiError(400, `the body is nested deeper than ${DEEPEST_NESTING} levels`);
  for (const inner of Object.values(value)) {
    const fault = findFault(inner, levels - 1);
    if (fault) return fault;
  }
  return undefined;
}
