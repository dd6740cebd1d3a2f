import { ApiError } from "../errors.js";
import { describeValue, type JsonObject } from "../json.js";
import type { Entity, Scope } from "../objects/entity.js";
import { presentObject } from "../objects/lifecycle.js";
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
      const owner = findOwner(kind, params.id ?? "", scope);
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
    const { [property]: _url, ...owner } = findOwner(kind, params.id ?? "", scope);
    scope.store.removeImage({ kind, id: String(owner.id) });
    save(kind, owner, scope);
    return { status: 204 };
  });
}

function findOwner(kind: string, id: string, { store }: Scope): JsonObject {
  const body = store.get(kind, id);
  if (!body) throw new ApiError(404, `there is no ${kind} ${describeValue(id)}`);
  return body;
}

/** Straight into the store, so that it works for a kind that has no routes of its own yet. */
function save(kind: string, body: JsonObject, scope: Scope): JsonObject {
  const { store, now, entities } = scope;
  const saved = { ...body, updatedAt: now };
  store.update(kind, String(body.id), saved);
  const entity = [...entities].find((each: Entity) => each.kind === kind);
  return entity ? presentObject(entity, saved, scope) : saved;
}

function typeOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  const format = FORMATS.find(({ start }) => head.startsWith(start));
  if (!format) throw new ApiError(415, "the file must be a JPEG, GIF or PNG image");
  return format.type;
}
