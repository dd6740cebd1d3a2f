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
      else if (isNestedDeeper(body, DEEPEST_NESTING)) done(new ApiError(400, `the body is nested deeper than ${DEEPEST_NESTING} levels`));
      else done(null, body);
    });
  });
}

function isNestedDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return levels === 0 || Object.values(value).some((inner) => isNestedDeeper(inner, levels - 1));
}
