import { toUserId } from "../entities/user-routes.js";
import { ApiError } from "../errors.js";
import type { JsonObject } from "../json.js";
import type { Scope } from "../objects/entity.js";
import { findForChange, presentObject, saveObject } from "../objects/lifecycle.js";
import type { AddRoute, Answer } from "../objects/router.js";
import { isUploadedFile } from "../upload-body.js";
import { IMAGE_PATH } from "./serve.js";

/** An image that objects of one kind have. */
interface ImageDefinition {
  kind: string;
  collection: string;
  /** The property that holds its URL, and the last part of its path. */
  property: string;
}

export const IMAGES: readonly ImageDefinition[] = [
  { kind: "organization", collection: "/organizations", property: "logo" },
  { kind: "user", collection: "/users", property: "avatar" },
];

/** The reference gives no limit. */
const LARGEST_IMAGE_BYTES = 5 * 1_048_576;

const FORMATS: readonly { type: string; start: string }[] = [
  { type: "image/png", start: "\x89PNG\r\n\x1a\n" },
  { type: "image/jpeg", start: "\xff\xd8\xff" },
  { type: "image/gif", start: "GIF87a" },
  { type: "image/gif", start: "GIF89a" },
];

/** Upload and delete of an image. It is kept as it came: nothing is resized or cropped. */
export function addImageRoutes(add: AddRoute, { kind, collection, property }: ImageDefinition): void {
  const path = `${collection}/:id/${property}`;

  add(
    "POST",
    path,
    ({ params, body, scope }): Answer => {
      const owner = findOwner(kind, params.id, scope);
      if (!isUploadedFile(body)) throw new ApiError(400, "the body must be a form with a file");
      const { bytes } = body;
      if (bytes.byteLength > LARGEST_IMAGE_BYTES) throw new ApiError(413, `the image is larger than ${LARGEST_IMAGE_BYTES} bytes`);
      const image = { type: typeOf(bytes), bytes };
      const id = scope.createId();
      scope.store.setImage({ kind, id: String(owner.id) }, id, image);
      const saved = save(kind, { ...owner, [property]: `${scope.baseUrl}${IMAGE_PATH}/${id}` }, scope);
      return { status: 201, body: saved };
    },
    { isUpload: true },
  );

  add("DELETE", path, ({ params, scope }): Answer => {
    const { [property]: _url, ...owner } = findOwner(kind, params.id, scope);
    scope.store.removeImage({ kind, id: String(owner.id) });
    save(kind, owner, scope);
    return { status: 204 };
  });
}

function findOwner(kind: string, id: string | undefined, scope: Scope): JsonObject {
  return findForChange(scope.entities.get(kind), kind === "user" ? toUserId(id, scope) : (id ?? ""), scope);
}

function save(kind: string, body: JsonObject, scope: Scope): JsonObject {
  const entity = scope.entities.get(kind);
  return presentObject(entity, saveObject(entity, body, scope), scope);
}

function typeOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  const format = FORMATS.find(({ start }) => head.startsWith(start));
  if (!format) throw new ApiError(415, "the file must be a JPEG, GIF or PNG image");
  return format.type;
}
