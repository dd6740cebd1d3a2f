import type { FastifyInstance, FastifyRequest } from "fastify";
import { ApiError } from "./errors.js";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Whether the route takes a file and no JSON. */
    isUpload?: boolean;
  }
}

/** A file out of a form, in its field `file` (reference, User Avatar and Organization Logo). */
export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

const UPLOAD_TYPE = "multipart/form-data";
const FIELD = "file";
/** An image may be this long with what a form puts around it; the API's own limit is not public. */
export const LARGEST_UPLOAD_BYTES = 6 * 1_048_576;

/** Reads forms with a file, on the routes that take one and on no other. */
export function addUploadBody(app: FastifyInstance): void {
  app.addHook("preParsing", async (request) => {
    const isUpload = request.routeOptions.config.isUpload === true;
    const type = request.headers["content-type"];
    if (isUpload && request.method === "POST" && !isUploadType(type)) throw new ApiError(415, describeWrongType(type, UPLOAD_TYPE));
    if (!isUpload && isUploadType(type)) throw new ApiError(415, describeWrongType(type, "application/json"));
  });
  const options = { parseAs: "buffer" as const, bodyLimit: LARGEST_UPLOAD_BYTES };
  app.addContentTypeParser(UPLOAD_TYPE, options, (request: FastifyRequest, body: Buffer) => readForm(request, body));
}

export function isUploadType(contentType: string | undefined): boolean {
  return contentType?.toLowerCase().startsWith(UPLOAD_TYPE) === true;
}

export function describeWrongType(given: string | undefined, wanted: string): string {
  return `the content type ${JSON.stringify(given?.split(";")[0] ?? "")} is not supported: send ${wanted}`;
}

async function readForm(request: FastifyRequest, body: Buffer): Promise<UploadedFile> {
  const headers = { "content-type": request.headers["content-type"] ?? "" };
  const form = await new Response(new Uint8Array(body), { headers }).formData().catch(() => {
    throw new ApiError(400, "the body is not a valid multipart form");
  });
  const file = form.get(FIELD);
  if (!(file instanceof Blob)) throw new ApiError(400, `${FIELD} is required: a form with the image in a field of this name`);
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

export function isUploadedFile(body: unknown): body is UploadedFile {
  return typeof body === "object" && body !== null && "bytes" in body && body.bytes instanceof Uint8Array;
}
