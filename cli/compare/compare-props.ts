import { isDeepStrictEqual } from "node:util";
import { propertyChanges } from "../../engine/values/changes.js";
import { parsePropertyPath } from "../../engine/values/property-path.js";
import { annotateSecrets, isMap, type PropertyMap, type PropertyValue, unwrapMap } from "../../engine/values/property-value.js";
import { fromStored } from "../../engine/values/stored.js";
import type { ResourceDefinition } from "../../provider/lifecycle/definition.js";
import { type Comparison, differences, isEmpty } from "../../provider/lifecycle/differences.js";
import { isHidden, observe } from "../../provider/lifecycle/observe.js";
import { marksAt } from "../../provider/schema/marks.js";
import { isRecord, valueAt } from "../../provider/schema/path.js";
import { type PropertyFinding, SECRET_TEXT } from "../audit/model.js";
import { redactorOf } from "../audit/redact.js";
import { UNREADABLE } from "../audit/stored-stack.js";

const PLAIN = { encrypt: (text: string) => text, decrypt: (text: string) => text };

interface Given {
  readonly props: PropertyMap;
  /** Whether what it does not say is not there, and not merely nobody's. */
  readonly isWhole: boolean;
}

/**
 * Where two objects differ, by the lifecycle's own comparison in both directions: order of sets, forms of dates, defaults and empty
 * values are no difference. Of two lists of named things those of one name are compared.
 */
export function compareProps({ schema }: ResourceDefinition, one: Given, other: Given): PropertyFinding[] {
  const root = { ...unwrapMap(other.props), ...unwrapMap(one.props) };
  const comparison: Comparison = { schema, root, absentIsEmpty: true };
  const [left, right] = shapeAlike(comparison, one, other);
  const redact = redactorOf(schema, root);
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return keys.flatMap((key) => {
    const [before, after] = [byName(left[key]), byName(right[key])];
    const order = orderOf(comparison, key, left[key], right[key]);
    if (isSame(comparison, key, before.list, after.list)) return order;
    const [from, to] = [mapOf(key, before.shown), mapOf(key, after.shown)];
    const found = propertyChanges(from, to).flatMap(({ path, before: declared, after: live }): PropertyFinding[] => {
      const place = parsePropertyPath(path);
      const values = [from, to].map((map) => valueAt(unwrapMap(map), place));
      if (values.some((value) => JSON.stringify(value)?.includes(UNREADABLE))) return [];
      const isSecret = [declared, live, ...values.map((value) => redact(value, place))].includes(SECRET_TEXT);
      // What one side has and the other keeps to itself says nothing.
      if (isSecret && values.some(isHidden)) return [];
      const sides = { declared: isSecret ? SECRET_TEXT : redact(declared, place), live: isSecret ? SECRET_TEXT : redact(live, place) };
      return [{ path, ...Object.fromEntries(Object.entries(sides).filter(([, value]) => value !== undefined)) }];
    });
    return [...found, ...order];
  });
}

const mapOf = (key: string, value: PropertyValue | undefined): PropertyMap => (value === undefined ? {} : { [key]: value });

/** What one side does not manage is not held against it. */
function shapeAlike(comparison: Comparison, one: Given, other: Given): [PropertyMap, PropertyMap] {
  if (one.isWhole === other.isWhole) return [one.props, other.props];
  const [whole, known] = one.isWhole ? [one, other] : [other, one];
  const seen = observe(comparison, sorted(unwrapMap(known.props)), sorted(unwrapMap(whole.props)), []);
  const asKnown = sorted(known.props);
  const shaped = annotateSecrets(fromStored(isRecord(seen) ? seen : {}, PLAIN), asKnown);
  return one.isWhole ? [shaped, asKnown] : [asKnown, shaped];
}

/** With named things in the order of their names, so that the same stand in the same places. */
const sorted = (map: PropertyMap): PropertyMap =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, byName(value).list ?? null] as const));

function isSame(comparison: Comparison, key: string, one: PropertyValue | undefined, other: PropertyValue | undefined): boolean {
  const [left, right] = [plain(one), plain(other)];
  const filled = marksAt(comparison.schema, [key], comparison.root).default;
  if ([left, right].every((value) => isEmpty(value) || isDeepStrictEqual(value, filled))) return true;
  return differences(comparison, left, right, [key]).length === 0 && differences(comparison, right, left, [key]).length === 0;
}

const plain = (value: PropertyValue | undefined): unknown => (value === undefined ? undefined : unwrapMap({ value }).value);

interface Named {
  readonly list: PropertyValue | undefined;
  /** As a map by name, whose paths say which one is meant. */
  readonly shown: PropertyValue | undefined;
}

function byName(value: PropertyValue | undefined): Named {
  const names = namesOf(value);
  if (names === undefined || !Array.isArray(value)) return { list: value, shown: value };
  const items = value.filter((item) => item !== null).map((item, index) => [names[index] ?? "", withoutId(item)] as const);
  items.sort(([one], [other]) => (one < other ? -1 : 1));
  return { list: items.map(([, item]) => item), shown: Object.fromEntries(items) };
}

/** The API's id of a named thing, which it was not found by. */
function withoutId(item: PropertyValue): PropertyValue {
  if (!isMap(item)) return item;
  const { id: _, ...rest } = item;
  return rest;
}

/** Undefined where not every item has a name of its own. */
function namesOf(value: PropertyValue | undefined): string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = value.filter((item) => item !== null).map((item) => (isMap(item) && typeof item.name === "string" ? item.name : undefined));
  const known = names.filter((name) => name !== undefined);
  return names.length > 0 && known.length === names.length && new Set(known).size === known.length ? known : undefined;
}

/** Two lists of the same names in another order, where the order says something. */
function orderOf(comparison: Comparison, key: string, one: PropertyValue | undefined, other: PropertyValue | undefined): PropertyFinding[] {
  const [left, right] = [namesOf(one), namesOf(other)];
  if (left === undefined || right === undefined || marksAt(comparison.schema, [key], comparison.root).unordered) return [];
  if (isDeepStrictEqual(left, right) || !isDeepStrictEqual(left.toSorted(), right.toSorted())) return [];
  return [{ path: key, declared: left, live: right }];
}
