import { compareDiagnostics } from "./compare-diagnostics.mts";
import { at, compareSequence, compareSet, compareValues, type Mismatch, operationName, shortUrn } from "./compare-values.mts";
import { isObject, type Json, type JsonObject, objectAt, objectsAt, textAt } from "./json.mts";
import { PARTS, type Part } from "./recording.mts";

/** One thing that a run did otherwise than the recording. */
export interface Difference extends Mismatch {
  scenario: string;
  /** Index in scenario.json; -1 for what comes before the first step. */
  step: number;
  part: Part | "setup";
  /** What the command said, where that helps. */
  note?: string;
}

const SHOWN_LENGTH = 300;

/** Everything that a run did otherwise at one step, compared part by part as far as the recording says something. */
export function compareStep(scenario: string, step: number, ordered: boolean, expected: JsonObject, got: JsonObject): Difference[] {
  return PARTS.filter((part) => part in expected).flatMap((part) =>
    comparePart(part, ordered, expected, got).map((mismatch) => ({ scenario, step, part, ...mismatch })),
  );
}

function comparePart(part: Part, ordered: boolean, expected: JsonObject, got: JsonObject): Mismatch[] {
  switch (part) {
    case "ops":
      return (ordered ? compareSequence : compareSet)(
        lastSorted(objectsAt(expected, part)),
        lastSorted(objectsAt(got, part)),
        operationName,
        part,
      );
    case "mutations":
      return compareMutations(objectAt(expected, part), objectAt(got, part));
    case "events":
      return compareEvents(objectAt(expected, part), objectAt(got, part), part);
    case "plan":
      return comparePlan(objectAt(expected, part), objectAt(got, part), ordered);
    case "state":
      return compareState(objectAt(expected, part), objectAt(got, part));
    default:
      return compareValues(expected[part], got[part], part);
  }
}

/**
 * The stack and its providers are deleted last, without a call and in no order: recordings 08 and 18 have them the
 * other way round. Here they are sorted by text.
 */
function lastSorted(operations: JsonObject[]): JsonObject[] {
  const isRecordOnly = (item: JsonObject): boolean => /^delete pulumi:(pulumi|providers):/.test(operationName(item));
  const first = operations.findIndex((_, index) => operations.slice(index).every(isRecordOnly));
  if (first < 0) return operations;
  const last = operations.slice(first).sort((a, b) => (operationName(a) < operationName(b) ? -1 : 1));
  return [...operations.slice(0, first), ...last];
}

function compareEvents(expected: JsonObject, got: JsonObject, path: string): Mismatch[] {
  const { diagnostics: _expected, ...expectedRest } = expected;
  const { diagnostics: _got, ...gotRest } = got;
  return [
    ...compareValues(expectedRest, gotRest, path),
    ...compareDiagnostics(objectsAt(expected, "diagnostics"), objectsAt(got, "diagnostics"), at(path, "diagnostics")),
  ];
}

function comparePlan(expected: JsonObject, got: JsonObject, ordered: boolean): Mismatch[] {
  const { steps: _expected, ...expectedRest } = expected;
  const { steps: _got, ...gotRest } = got;
  const compareSteps = ordered ? compareSequence : compareSet;
  return [
    ...compareSteps(objectsAt(expected, "steps"), objectsAt(got, "steps"), operationName, "plan.steps"),
    ...compareEvents(expectedRest, gotRest, "plan"),
  ];
}

function compareState(expected: JsonObject, got: JsonObject): Mismatch[] {
  const resourceName = (item: JsonObject): string => `${shortUrn(textAt(item, "urn") ?? "?")}${item.delete === true ? " (delete)" : ""}`;
  const pendingName = (item: JsonObject): string => `${textAt(item, "type")} ${resourceName(objectAt(item, "resource"))}`;
  const lists = [
    ["resources", resourceName],
    ["pending_operations", pendingName],
  ] as const;
  const read = (state: JsonObject, key: string): JsonObject[] => objectsAt(state, key).map(withoutEmptyDependencies);
  return lists.flatMap(([key, nameOf]) => compareSet(read(expected, key), read(got, key), nameOf, `state.${key}`));
}

/**
 * A property that depends on nothing says so by an empty list or not at all. The official engine drops these lists in
 * a refresh and brings them back in the next update; this engine leaves a state alone in which nothing has changed.
 */
function withoutEmptyDependencies(item: JsonObject): JsonObject {
  const { propertyDependencies, ...rest } = item;
  if (isObject(item.resource)) return { ...rest, resource: withoutEmptyDependencies(item.resource) };
  if (!isObject(propertyDependencies)) return item;
  const filled = Object.entries(propertyDependencies).filter(([, urns]) => !Array.isArray(urns) || urns.length > 0);
  return filled.length > 0 ? { ...rest, propertyDependencies: Object.fromEntries(filled) } : rest;
}

function compareMutations(expected: JsonObject, got: JsonObject): Mismatch[] {
  const expectedList = textsAt(expected, "list");
  const list = textsAt(got, "list");
  const isOrdered = expected.ordered === true;
  const mismatches = isOrdered
    ? compareValues(expectedList.join("\n"), list.join("\n"), "").map(() => ({ path: "mutations.list", expected: expectedList, got: list }))
    : compareValues(expectedList.sort(), [...list].sort(), "mutations.list");
  const broken = pairsAt(expected, "precedes").filter(([first, second]) => !precedes(textsAt(got, "inOrder"), first, second));
  return [
    ...mismatches,
    ...broken.map(([first, second]) => ({
      path: "mutations.precedes",
      expected: [`${first} before ${second}`],
      got: textsAt(got, "inOrder"),
    })),
  ];
}

function precedes(list: string[], first: string, second: string): boolean {
  const isOf = (pair: string) => (mutation: string) => mutation === pair || mutation.startsWith(`${pair} `);
  const begin = list.findIndex(isOf(first));
  const end = list.findLastIndex(isOf(second));
  // What is missing altogether is a difference of the list, not of the order.
  return begin < 0 || end < 0 || begin < end;
}

function textsAt(parent: JsonObject, key: string): string[] {
  const value = parent[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function pairsAt(parent: JsonObject, key: string): [string, string][] {
  const value = parent[key];
  return (Array.isArray(value) ? value : []).map((pair: Json) => {
    const [first, second] = Array.isArray(pair) ? pair : [];
    return [String(first), String(second)];
  });
}

/** `step 1 calls.a[2].method: expected "update", got nothing`. */
export function describeDifference(difference: Difference): string {
  const { step, path, expected, got, note } = difference;
  const where = step < 0 ? "before the first step" : `step ${step}`;
  const said = note ? `; it said: ${note.replaceAll("\n", " | ")}` : "";
  return `${where} ${path}: expected ${show(expected)}, got ${show(got)}${said}`;
}

function show(value: Json | undefined): string {
  if (value === undefined) return "nothing";
  const text = Array.isArray(value) && value.every((item) => typeof item === "string") ? value.join(", ") : JSON.stringify(value);
  const shown = text === "" ? "none" : text;
  return shown.length > SHOWN_LENGTH ? `${shown.slice(0, SHOWN_LENGTH)}…` : shown;
}
