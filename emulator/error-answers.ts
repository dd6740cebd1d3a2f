import type { FastifyInstance } from "fastify";
import { ApiError, toErrorBody } from "./errors.js";
import { describeWrongType, isUploadType, LARGEST_UPLOAD_BYTES } from "./upload-body.js";

/** A body may be this long; the API's own limit is not public. */
export const LARGEST_BODY_BYTES = 1_048_576;

interface Failure {
  status: number;
  message: string;
}

/** Makes every refusal and every fault an answer of the API's own form: {"error": {"message": ...}}. */
export function addErrorAnswers(app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => {
    const [path] = request.url.split("?");
    return reply.code(404).send(toErrorBody(`there is no ${request.method} ${path}`));
  });
  app.setErrorHandler((error, request, reply) => {
    const { status, message } = toFailure(error, request.id, request.headers["content-type"]);
    if (status >= 500) process.stderr.write(`emulator: request ${request.id} failed: ${describeFault(error)}\n`);
    return reply.code(status).send(toErrorBody(message));
  });
}

function toFailure(error: unknown, requestId: string, contentType: string | undefined): Failure {
  if (error instanceof ApiError) return { status: error.status, message: error.message };
  const { code, statusCode } = readFields(error);
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    const limit = isUploadType(contentType) ? LARGEST_UPLOAD_BYTES : LARGEST_BODY_BYTES;
    return { status: 413, message: `the body is larger than ${limit} bytes` };
  }
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") {
    return { status: 415, message: describeWrongType(contentType, "application/json") };
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { status: statusCode, message: error instanceof Error ? error.message : "bad request" };
  }
  if (code === "ERR_SQLITE_ERROR") return { status: 503, message: `the data file cannot be used (request ${requestId})` };
  return { status: 500, message: `a fault of the emulator, please report it with what it printed (request ${requestId})` };
}

function readFields(error: unknown): { code?: unknown; statusCode?: number } {
  if (!(error instanceof Error)) return {};
  const code = "code" in error ? error.code : undefined;
  const statusCode = "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : undefined;
  return { code, ...(statusCode === undefined ? {} : { statusCode }) };
}

function describeFault(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
