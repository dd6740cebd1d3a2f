import { isRecord } from "../../provider/schema/path.js";
import { SECRET_TEXT } from "../audit/model.js";
import { compareTexts } from "../compare-texts.js";
import { sequenceChanges } from "../sequence.js";

/** One property, or one item of a list, that differs. */
export interface Difference {
  /** `fields["model"].label`, `tags[2]` */
  path: string;
  kind: "add" | "delete" | "update";
  before?: unknown;
  after?: unknown;
}

/** What tells the items of a list apart; the last one the partners of an organization and the memberships of a user. */
const IDENTITY_KEYS = ["id", "name", "key", "organization"] as const;
const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
/** What comes or goes as a whole is told on one line up to this length. */
const SHORT = 100;
/** So begin keys that are between the SDK and providers. */
const INTERNAL_PREFIX = "__";

const under = (path: string, key: string): string =>
  IDENTIFIER.test(key) ? (path ? `${path}.${key}` : key) : `${path}[${JSON.stringify(key)}]`;

/** Property by property, down to the values, what turns one into the other; in the order of the alphabet. */
export function differences(before: Record<string, unknown>, after: Record<string, unknown>): Difference[] {
  const found: Difference[] = [];
  for (const key of keysOf(before, after)) if (!key.startsWith(INTERNAL_PREFIX)) walk(under("", key), before[key], after[key], found);
  return found;
}

const keysOf = (left: object, right: object): string[] => [...new Set([...Object.keys(left), ...Object.keys(right)])].sort(byName);

/** The name first, by which a thing is known; the rest as in the alphabet. */
export const byName = (left: string, right: string): number =>
  Number(right === "name") - Number(left === "name") || compareTexts(left, right);

function walk(path: string, before: unknown, after: unknown, found: Difference[]): void {
  if (before === undefined && after === undefined) return;
  if (textOf(before) === textOf(after)) return;
  const isSecret = before === SECRET_TEXT || after === SECRET_TEXT;
  const whole = before === undefined ? after : after === undefined ? before : undefined;
  if (whole !== undefined && textOf(whole).length <= SHORT) found.push(changeOf(path, before, after));
  else if (!isSecret && isPresent(before, after, isRecord)) {
    const [from, to] = [fieldsOf(before), fieldsOf(after)];
    for (const key of keysOf(from, to)) walk(under(path, key), from[key], to[key], found);
  } else if (!isSecret && isPresent(before, after, Array.isArray)) walkList(path, itemsOf(before), itemsOf(after), found);
  else
    found.push(
      changeOf(path, isSecret && before !== undefined ? SECRET_TEXT : before, isSecret && after !== undefined ? SECRET_TEXT : after),
    );
}

/** Whether each side is of the kind or not there; null is a value like others. */
const isPresent = (before: unknown, after: unknown, is: (value: unknown) => boolean): boolean =>
  [before, after].every((value) => value === undefined || is(value));

const fieldsOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const changeOf = (path: string, before: unknown, after: unknown): Difference =>
  before === undefined
    ? { path, kind: "add", after }
    : after === undefined
      ? { path, kind: "delete", before }
      : { path, kind: "update", before, after };

function walkList(path: string, before: readonly unknown[], after: readonly unknown[], found: Difference[]): void {
  const key = IDENTITY_KEYS.find((each) => tellsApart(each, before) && tellsApart(each, after));
  if (key) {
    walkNamed(path, key, before, after, found);
    return;
  }
  for (const { kind, item, index } of sequenceChanges(before, after, textOf)) {
    if (kind === "removed") found.push({ path: `${path}[${index}]`, kind: "delete", before: item });
    else if (kind === "added") found.push({ path: `${path}[${index}]`, kind: "add", after: item });
  }
}

const nameOf = (item: unknown, key: string): string | undefined => {
  const name = isRecord(item) ? item[key] : undefined;
  return typeof name === "string" ? name : undefined;
};

function tellsApart(key: string, items: readonly unknown[]): boolean {
  const names = items.map((item) => nameOf(item, key));
  return !names.includes(undefined) && new Set(names).size === names.length && !names.includes(SECRET_TEXT);
}

/** Items that have names: each against the one of its name, however they moved. */
function walkNamed(path: string, key: string, before: readonly unknown[], after: readonly unknown[], found: Difference[]): void {
  const byName = (items: readonly unknown[]) => new Map(items.map((item) => [nameOf(item, key) ?? "", item]));
  const [from, to] = [byName(before), byName(after)];
  const [left, right] = [[...from.keys()], [...to.keys()]];
  for (const name of [...left.filter((each) => !to.has(each)), ...right]) {
    const at = `${path}[${JSON.stringify(name)}]`;
    // A whole item that comes or goes is one line, not one for each of its properties.
    if (from.has(name) && to.has(name)) walk(at, from.get(name), to.get(name), found);
    else found.push(changeOf(at, from.get(name), to.get(name)));
  }
  const [stayed, now] = [left.filter((name) => to.has(name)), right.filter((name) => from.has(name))];
  if (stayed.join("\n") !== now.join("\n")) found.push({ path: `${path} (order)`, kind: "update", before: stayed, after: now });
}

/** Equal for values that are equal, in whatever order their keys came. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(textOf).join(",")}]`;
  if (!isRecord(value)) return JSON.stringify(value) ?? "undefined";
  return `{${Object.keys(value)
    .sort(compareTexts)
    .map((key) => `${JSON.stringify(key)}:${textOf(value[key])}`)
    .join(",")}}`;
}
