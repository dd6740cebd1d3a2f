import { isSeen, type Viewer } from "../auth/visibility.js";
import { ApiError } from "../errors.js";
import { describeValue, isJsonObject, type JsonObject } from "../json.js";
import type { ObjectKey } from "../store/store.js";

/** A property that names another object. */
export interface Reference {
  /** Where the id stands: `bot`, `members[]`, `categories[].forms[]`. */
  path: string;
  /** The kind of object named. */
  kind: string;
  /** What happens here when that object goes: this object goes too, the element of the list goes, or the id stays as history. */
  whenGone: "remove" | "detach" | "keep";
}

interface Place {
  path: string;
  value: unknown;
}

/**
 * Sees that every object named is one that the principal sees. What `previous` names already passes, in whichever property: an id that is
 * kept as history must not block an update, and a user may choose another one of its organizations.
 *
 * @throws ApiError 400 naming each property whose object does not exist
 */
export function checkReferences(
  references: readonly Reference[],
  body: JsonObject,
  previous: JsonObject | undefined,
  viewer: Viewer,
): void {
  const faults: string[] = [];
  for (const reference of references) {
    const known = previous ? findNamed(references, reference.kind, previous) : new Set();
    for (const { path, value } of findPlaces(body, reference.path)) {
      if (known.has(value) || (typeof value === "string" && isSeen(viewer, reference.kind, value))) continue;
      faults.push(`${path}: there is no ${reference.kind} ${describeValue(value)}`);
    }
  }
  if (faults.length > 0) throw new ApiError(400, faults.join("; "));
}

function findNamed(references: readonly Reference[], kind: string, body: JsonObject): Set<unknown> {
  const paths = references.filter((reference) => reference.kind === kind).map(({ path }) => path);
  return new Set(paths.flatMap((path) => findPlaces(body, path).map((place) => place.value)));
}

/** The ids that an object depends on or lists; those kept as history are none of them. */
export function collectTargets(references: readonly Reference[], body: JsonObject): ObjectKey[] {
  return references
    .filter((reference) => reference.whenGone !== "keep")
    .flatMap(({ kind, path }) => findPlaces(body, path).map((place) => ({ kind, id: String(place.value) })));
}

export function isReferring(reference: Reference, body: JsonObject, { kind, id }: ObjectKey): boolean {
  return reference.kind === kind && findPlaces(body, reference.path).some((place) => place.value === id);
}

/** Takes every element out of the innermost list of the path that names the id: of `partners[].organization`, the partner. */
export function detach(body: JsonObject, path: string, id: string): JsonObject {
  const [name = "", ...rest] = path.split(".");
  const key = name.replace(/\[\]$/, "");
  const value = body[key];
  if (!Array.isArray(value)) return body;
  const inner = rest.join(".");
  const detached = inner.includes("[]")
    ? value.map((item) => (isJsonObject(item) ? detach(item, inner, id) : item))
    : value.filter((item) => (inner === "" ? item : isJsonObject(item) && item[inner]) !== id);
  return { ...body, [key]: detached };
}

function findPlaces(body: unknown, path: string): Place[] {
  let places: Place[] = [{ path: "", value: body }];
  for (const segment of path.split(".")) {
    const key = segment.replace(/\[\]$/, "");
    places = places.flatMap(({ path: at, value }) =>
      isJsonObject(value) ? [{ path: at === "" ? key : `${at}.${key}`, value: value[key] }] : [],
    );
    if (segment.endsWith("[]")) {
      places = places.flatMap(({ path: at, value }) =>
        Array.isArray(value) ? value.map((item: unknown, index) => ({ path: `${at}[${index}]`, value: item })) : [],
      );
    }
  }
  return places.filter((place) => place.value !== undefined && place.value !== null);
}
