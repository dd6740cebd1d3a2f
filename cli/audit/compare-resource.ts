import { propertyChanges } from "../../engine/values/changes.js";
import { keepPrevious, parsePropertyPath } from "../../engine/values/property-path.js";
import { annotateSecrets, maskMap, type PropertyMap, type PropertyValue, Secret, unwrapMap } from "../../engine/values/property-value.js";
import { fromStored } from "../../engine/values/stored.js";
import type { Props } from "../../provider/lifecycle/definition.js";
import { isHidden } from "../../provider/lifecycle/observe.js";
import { createProvider } from "../../provider/lifecycle/provider.js";
import { valueAt } from "../../provider/schema/path.js";
import { type PropertyFinding, SECRET_TEXT, type Uncompared } from "./model.js";
import { redactorOf, secretPlaces } from "./redact.js";
import type { Snapshot } from "./snapshot-session.js";
import { type StoredResource, UNREADABLE } from "./stored-stack.js";

/** What became of an object that the stack manages. */
export type Compared =
  | { readonly kind: "same" | "missing"; readonly uncompared: readonly PlaceWithout[] }
  | { readonly kind: "drifted"; readonly properties: readonly PropertyFinding[]; readonly uncompared: readonly PlaceWithout[] };

type PlaceWithout = Pick<Uncompared, "path" | "why">;

/**
 * What a refresh of the resource and a preview after it would show, by the same code: its provider reads the object, which moves
 * the state, and says of the moved state and the declared inputs whether they differ; the engine's own comparison says where.
 *
 * @param declared the inputs of the program, as checked; by default those that the stack has
 */
export async function compareResource(
  snapshot: Snapshot,
  resource: StoredResource,
  declared: PropertyMap = resource.inputs,
): Promise<Compared> {
  const { definition, id, inputs, outputs } = resource;
  const provider = createProvider(definition, snapshot.session);
  const read = await provider.read(id, unwrapMap(outputs));
  if (read.id === undefined) return { kind: "missing", uncompared: [] };
  const live = read.inputs === undefined ? inputs : annotateSecrets(toPropertyMap(read.inputs), inputs);
  const wanted = resource.ignoreChanges.reduce((next, path) => keepPrevious(next, live, parsePropertyPath(path)), declared);
  const plainWanted = unwrapMap(wanted);
  const uncompared = findUncompared(snapshot, resource, plainWanted);
  const { changes, replaces = [] } = await provider.diff(id, read.props ?? {}, plainWanted);
  if (!changes) return { kind: "same", uncompared };
  const redact = redactorOf(definition.schema, plainWanted);
  const [before, last] = [maskMap(live), maskMap(inputs)];
  const all = propertyChanges(live, wanted, replaces);
  const properties = all
    .filter(({ path }) => !isUnreadable(valueIn(wanted, path)))
    .map(({ path, after }): PropertyFinding => {
      const place = parsePropertyPath(path);
      const sides = { declared: after, last: valueAt(last, place), live: valueAt(before, place) };
      const shown = Object.entries(sides).filter(([, value]) => value !== undefined);
      return {
        path,
        ...Object.fromEntries(shown.map(([side, value]) => [side, isMasked(sides) ? SECRET_TEXT : redact(value, place)])),
      };
    });
  const isAllUnreadable = all.length > 0 && properties.length === 0;
  return isAllUnreadable ? { kind: "same", uncompared } : { kind: "drifted", properties, uncompared };
}

/** A secret on one side is one on all of them: what a person put in its place may be the next password. */
function isMasked(sides: { declared?: unknown; last?: unknown; live?: unknown }): boolean {
  return Object.values(sides).includes(SECRET_TEXT);
}

function toPropertyMap(props: Props): PropertyMap {
  const noCipher = { encrypt: (text: string) => text, decrypt: (text: string) => text };
  return fromStored(props, noCipher);
}

function findUncompared(snapshot: Snapshot, { definition, id, inputs }: StoredResource, declared: Props): PlaceWithout[] {
  const object = snapshot.find(definition.type, id)?.props;
  const encrypted = unreadablePlaces(inputs, "").map((path) => ({ path, why: "encrypted" }) as const);
  const hidden = secretPlaces(definition.schema, declared)
    .filter((path) => !encrypted.some((each) => each.path === path))
    .filter((path) => isHidden(valueAt(object, parsePropertyPath(path))))
    .map((path) => ({ path, why: "hidden" }) as const);
  return [...encrypted, ...hidden].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Where a secret stands that could not be decrypted. */
function unreadablePlaces(value: PropertyValue, path: string): string[] {
  if (isUnreadable(value)) return [path];
  if (value instanceof Secret) return unreadablePlaces(value.value, path);
  if (Array.isArray(value)) return value.flatMap((item, index) => unreadablePlaces(item, `${path}[${index}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => unreadablePlaces(item, path === "" ? key : `${path}.${key}`));
}

const isUnreadable = (value: PropertyValue | undefined): boolean =>
  value === UNREADABLE || (value instanceof Secret && isUnreadable(value.value));

/** The value at a path of the engine's comparison, which does not look into secrets. */
function valueIn(map: PropertyMap, path: string): PropertyValue | undefined {
  let value: PropertyValue | undefined = map;
  for (const step of parsePropertyPath(path)) {
    if (value instanceof Secret) return value;
    if (Array.isArray(value)) value = value[Number(step)];
    else value = typeof value === "object" && value !== null ? value[step] : undefined;
  }
  return value;
}
