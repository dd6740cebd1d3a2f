import { CATEGORY_SLOTS } from "../resources/limits.js";
import { isLater } from "../resources/sources.js";
import { nearest } from "../schema/nearest.js";
import { isRecord } from "../schema/path.js";
import { showValue } from "../schema/show.js";
import { UNKNOWN_VALUE } from "../schema/unknown.js";
import { findViolations } from "../schema/violations.js";
import { checkOptions } from "./check-options.js";
import { OBJECT_ID } from "./check-references.js";
import { isOfResource, ROOT_PROPERTIES, type TenantKind } from "./kinds.js";
import type { TenantProblem } from "./problem.js";
import { pathInTenant, placeProperty, type Refer, resourceArgs } from "./resource-args.js";
import { readMap, type TenantObject } from "./tree.js";

/** How the schemas' own check begins a sentence on a key that nothing has. */
const UNKNOWN_KEY = /^must be (a property of|one of the properties|the property) /;

/** What a dump puts in place of a secret that it was not asked for. */
const MASK = "[secret]";

/** What is wrong with one object by itself. */
export function checkObject(object: TenantObject, refer: Refer, problems: TenantProblem[]): void {
  const { kind, path, body, owner } = object;
  checkKeys(body, owner === undefined ? ROOT_PROPERTIES : kind.properties, owner === undefined ? "the tenant" : kind.type, path, problems);
  checkMasks(kind, body, path, problems);
  checkOptions(object, problems);
  checkImages(object, problems);
  checkSlots(object, problems);
  if (kind.collection === "forms") {
    readMap(body.fields, [...path, "fields"], problems);
  }
  if (owner === undefined) {
    checkRoot(object, refer, problems);
  } else if (isLookedUp(object)) {
    checkLookedUp(object, problems);
  } else {
    checkArgs(object, refer, problems);
  }
}

/** Whether the object is only used, and not managed. */
export function isLookedUp({ body }: TenantObject): boolean {
  return isRecord(body.pulumi) && body.pulumi.lookUp !== undefined;
}

/** The properties of the tenant that are those of the token's own organization. */
export function rootProperties({ kind, body }: TenantObject): string[] {
  const isOwn = (key: string) => key !== "id" && isOfResource(kind, key) && ROOT_PROPERTIES.includes(key);
  return Object.keys(body).filter((key) => body[key] !== undefined && isOwn(key));
}

function checkArgs(object: TenantObject, refer: Refer, problems: TenantProblem[]): void {
  const args = asKnown(resourceArgs(object, refer));
  const place = object.owner === undefined ? {} : { [placeProperty(object)]: UNKNOWN_VALUE };
  for (const { segments, expected, got, remedy } of findViolations(object.kind.schema, { ...place, ...args })) {
    const code = UNKNOWN_KEY.test(expected) ? "unknown-property" : "invalid";
    problems.push({ path: pathInTenant(object, segments), expected, got, ...(remedy && { remedy }), code });
  }
}

function checkRoot(root: TenantObject, refer: Refer, problems: TenantProblem[]): void {
  const { id, me } = root.body;
  if (me !== undefined && typeof me !== "string") {
    problems.push({ path: ["me"], expected: "must be the logical name of a user", got: showValue(me), code: "invalid" });
  } else if (me !== undefined) {
    refer(me, "users", ["me"]);
  }
  const properties = rootProperties(root);
  if (id !== undefined && !(typeof id === "string" && OBJECT_ID.test(id))) {
    const remedy = "Write the id of the token's own organization, which `getMe` tells, or leave it out with the properties that need it.";
    problems.push({
      path: ["id"],
      expected: "must be an id of 24 hexadecimal digits",
      got: isLater(id) ? "an output" : showValue(id),
      remedy,
      code: "invalid",
    });
  } else if (id === undefined) {
    for (const key of [...properties, ...["categories", "logoFile"].filter((each) => root.body[each] !== undefined)]) {
      const remedy = "Add the id of the token's own organization, which is then taken over and never deleted, or remove this.";
      problems.push({
        path: [key],
        expected: "must be left out of a tenant without id",
        got: showValue(key),
        remedy,
        code: "root-without-id",
      });
    }
  } else if (properties.length > 0) {
    checkArgs(root, refer, problems);
  }
}

function checkLookedUp({ kind, path, body }: TenantObject, problems: TenantProblem[]): void {
  const needed = kind.key.property;
  const isByName = isRecord(body.pulumi) && body.pulumi.lookUp === true;
  if (isByName && needed === "email" && body.email === undefined) {
    const remedy = "Add email: it is how the user is found.";
    problems.push({ path: [...path, "email"], expected: "must be set", got: "nothing", remedy, code: "invalid" });
  }
  for (const key of Object.keys(body)) {
    if (body[key] !== undefined && key !== needed && (isOfResource(kind, key) || key.endsWith("File")) && kind.properties.includes(key)) {
      const expected = "must be left out of an object that is only looked up";
      const remedy = "Remove it; to manage the object as well, write adopt with its id in place of lookUp.";
      problems.push({ path: [...path, key], expected, got: showValue(key), remedy, code: "option" });
    }
  }
}

function checkKeys(
  body: Readonly<Record<string, unknown>>,
  known: readonly string[],
  type: string,
  path: readonly string[],
  problems: TenantProblem[],
): void {
  for (const key of Object.keys(body).filter((each) => body[each] !== undefined && !known.includes(each))) {
    const meant = nearest(key, known);
    problems.push({
      path: [...path, key],
      expected: `must be a property of ${type}`,
      // The name, never the value: a misspelled password is still a password.
      got: showValue(key),
      remedy: meant === undefined ? "Remove it." : `Did you mean ${meant}?`,
      code: "unknown-property",
    });
  }
}

function checkImages({ path, body }: TenantObject, problems: TenantProblem[]): void {
  for (const [key, file] of [
    ["logo", "logoFile"],
    ["avatar", "avatarFile"],
  ] as const) {
    const given = body[file];
    if (given !== undefined && (typeof given !== "string" || given === "")) {
      problems.push({ path: [...path, file], expected: "must be the path of an image", got: showValue(given), code: "invalid" });
    }
    if (given !== undefined && body[key] !== undefined) {
      const expected = `must be left out where ${key} is given`;
      problems.push({ path: [...path, file], expected, got: "both", remedy: "Remove one of them.", code: "invalid" });
    }
  }
}

function checkSlots({ path, body }: TenantObject, problems: TenantProblem[]): void {
  const count = isRecord(body.categories) ? Object.values(body.categories).filter((value) => value !== undefined).length : 0;
  if (count > CATEGORY_SLOTS) {
    problems.push({
      path: [...path, "categories"],
      expected: `must have at most ${CATEGORY_SLOTS} entries`,
      got: `${count} entries`,
      remedy: `An organization has ${CATEGORY_SLOTS} slots for categories: declare no more.`,
      code: "invalid",
    });
  }
}

/** Objects in maps of an organization are looked at by themselves. */
function checkMasks(kind: TenantKind, body: Readonly<Record<string, unknown>>, path: readonly string[], problems: TenantProblem[]): void {
  for (const [key, value] of Object.entries(body).filter(([each]) => isOfResource(kind, each))) {
    for (const at of findMasks(value, [...path, key])) {
      const remedy = "It was masked in a dump: write the secret from configuration.";
      problems.push({ path: at, expected: "must be a value", got: MASK, remedy, code: "masked-secret" });
    }
  }
}

function findMasks(value: unknown, path: (string | number)[]): (string | number)[][] {
  if (value === MASK) {
    return [path];
  }
  if (Array.isArray(value)) {
    return value.flatMap((entry, index) => findMasks(entry, [...path, index]));
  }
  return isRecord(value) && !isLater(value) ? Object.entries(value).flatMap(([key, entry]) => findMasks(entry, [...path, key])) : [];
}

/** The values of an object with those that are to come later as not known. */
function asKnown(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, withoutLater(value)]));
}

function withoutLater(value: unknown): unknown {
  if (isLater(value)) {
    return UNKNOWN_VALUE;
  }
  if (Array.isArray(value)) {
    return value.map(withoutLater);
  }
  return isRecord(value) ? asKnown(value) : value;
}
