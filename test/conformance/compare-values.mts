import { canonicalText, compareText, isObject, type Json, type JsonObject, textAt } from "./json.mts";

/** One place where two values differ; undefined is "not there". */
export interface Mismatch {
  path: string;
  expected: Json | undefined;
  got: Json | undefined;
}

/** All places where two values differ, keys in any order. */
export function compareValues(expected: Json | undefined, got: Json | undefined, path: string): Mismatch[] {
  if (Array.isArray(expected) && Array.isArray(got)) {
    return range(Math.max(expected.length, got.length)).flatMap((index) => compareValues(expected[index], got[index], `${path}[${index}]`));
  }
  if (isObject(expected) && isObject(got)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(got)])].sort(compareText);
    return keys.flatMap((key) => compareValues(expected[key], got[key], at(path, key)));
  }
  const isSame = expected === undefined || got === undefined ? expected === got : canonicalText(expected) === canonicalText(got);
  return isSame ? [] : [{ path, expected, got }];
}

const range = (length: number): number[] => Array.from({ length }, (_, index) => index);

/** The path of a key, in JavaScript form. */
export function at(path: string, key: string): string {
  if (/^[A-Za-z_$][\w$]*$/.test(key)) return path === "" ? key : `${path}.${key}`;
  return `${path}[${JSON.stringify(key)}]`;
}

/** Compares lists of which every item has a name: first the names in order, then, when those agree, the items. */
export function compareSequence(expected: JsonObject[], got: JsonObject[], nameOf: (item: JsonObject) => string, path: string): Mismatch[] {
  const names = compareValues(expected.map(nameOf).join("\n"), got.map(nameOf).join("\n"), path);
  if (names.length === 0) return compareValues(expected, got, path);
  return [{ path, expected: expected.map(nameOf), got: got.map(nameOf) }];
}

/** Compares lists whose order says nothing: items of the same name with each other. */
export function compareSet(expected: JsonObject[], got: JsonObject[], nameOf: (item: JsonObject) => string, path: string): Mismatch[] {
  return compareValues(byName(expected, nameOf), byName(got, nameOf), path);
}

function byName(items: JsonObject[], nameOf: (item: JsonObject) => string): JsonObject {
  const result: JsonObject = {};
  // Items of the same name are put into an order that does not come from the list.
  for (const item of [...items].sort((a, b) => compareText(canonicalText(a), canonicalText(b)))) {
    const name = nameOf(item);
    let key = name;
    for (let count = 2; key in result; count++) key = `${name} #${count}`;
    result[key] = item;
  }
  return result;
}

/** `update Item::a`: an operation or a plan step in two words. */
export function operationName(item: JsonObject): string {
  return `${textAt(item, "op") ?? "?"} ${shortUrn(textAt(item, "urn") ?? "?")}`;
}

/** A URN without the stack and the project. */
export function shortUrn(urn: string): string {
  return urn.split("::").slice(2).join("::") || urn;
}
