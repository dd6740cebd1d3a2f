import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { ApiError } from "../errors.js";
import { describeValue } from "../json.js";
import type { Store } from "../store/store.js";

/** Where uploaded images are shown, under /v2. */
export const IMAGE_PATH = "/images";

/** Shows an image to whoever has its address, as cloud storage does: with an ETag and without asking for a token. */
export function addImageRoute(app: FastifyInstance, store: Store): void {
  app.get<{ Params: { id: string } }>(`${IMAGE_PATH}/:id`, (request, reply) => {
    const { id } = request.params;
    const image = store.getImage(id);
    if (!image) throw new ApiError(404, `there is no image ${describeValue(id)}`);
    const etag = `"${createHash("sha256").update(image.bytes).digest("hex")}"`;
    reply.headers({ etag, "cache-control": "public, max-age=31536000, immutable", "x-content-type-options": "nosniff" });
    if (isNamed(request.headers["if-none-match"], etag)) return reply.code(304).send();
    return reply.type(image.type).send(Buffer.from(image.bytes));
  });
}

/** Whether If-None-Match names the image that a client would get: any, or one of a list, however strongly it is compared. */
function isNamed(header: string | undefined, etag: string): boolean {
  const named = (header ?? "").split(",").map((each) => each.trim().replace(/^W\//, ""));
  return named.includes("*") || named.includes(etag);
}
