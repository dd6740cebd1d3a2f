import { createHash } from "node:crypto";
import { compareText, isObject, type Json, type JsonObject, objectsAt, textAt } from "./json.mts";

const LONGEST_TEXT = 1500;
/** A value that is not known before an update has run. */
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;
const PROVIDER_REFERENCE = /^(urn:pulumi:.*::pulumi:providers:.*::)([0-9a-f-]{36})$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal codes are control characters
const TERMINAL_CODES = /\u001b\[[0-9;?]*[A-Za-z]|<\{%[^%]*%\}>|\r/g;

const STATE_FIELDS_LEFT_OUT = ["created", "modified", "sourcePosition", "stackTrace"];
const SETS = ["dependencies", "aliases", "additionalSecretOutputs"];

/** A text for people without what differs from run to run: terminal codes, times, paths, numbers of processes and ports. */
export function normaliseText(text: string): string {
  return text
    .replace(TERMINAL_CODES, "")
    .replace(/(^|\n)(\s+at .*(\n|$))+/g, "$1<stack>\n")
    .replace(UUID, (uuid) => (uuid === UNKNOWN ? uuid : "<uuid>"))
    .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)/g, "<time>")
    .replace(/\b(127\.0\.0\.1|localhost):\d+/g, "$1:<port>")
    .replace(/\bpid \d+/g, "pid <n>")
    .replace(/(file:\/\/)?\/(?:[\w.@+-]+\/)+[\w.@+-]*/g, "<path>");
}

/** Data without what differs from run to run; the provider's program is dropped or, with `keepProvider`, named. */
export function normaliseData(value: Json, keepProvider: boolean): Json {
  if (typeof value === "string") return normaliseString(value);
  if (Array.isArray(value)) return value.map((item) => normaliseData(item, keepProvider));
  if (!isObject(value)) return value;
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    if (key !== "__provider") result[key] = normaliseData(item, keepProvider);
    else if (keepProvider) result[key] = typeof item === "string" ? "<provider>" : normaliseData(item, keepProvider);
  }
  return result;
}

function normaliseString(text: string): string {
  if (text.length > LONGEST_TEXT) {
    return `<string length=${text.length} sha256=${createHash("sha256").update(text).digest("hex")}>`;
  }
  const reference = PROVIDER_REFERENCE.exec(text);
  if (reference && reference[2] !== UNKNOWN) return `${reference[1]}<provider-id>`;
  return text.replace(UUID, (uuid) => (uuid === UNKNOWN ? uuid : "<uuid>"));
}

/** Resources and pending operations of an exported stack. */
export function normaliseState(deployment: JsonObject): JsonObject {
  const resources = objectsAt(deployment, "resources").map(normaliseResource).sort(compareResources);
  const pending = objectsAt(deployment, "pending_operations").map((operation) => {
    const { resource, ...rest } = operation;
    return isObject(resource) ? { ...rest, resource: normaliseResource(resource) } : rest;
  });
  return pending.length > 0 ? { resources, pending_operations: pending } : { resources };
}

function normaliseResource(resource: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(resource)) {
    if (STATE_FIELDS_LEFT_OUT.includes(key)) continue;
    result[key] = normaliseData(value, true);
    if (SETS.includes(key) && Array.isArray(value)) result[key] = sortedTexts(value);
    if (key === "propertyDependencies" && isObject(value)) {
      result[key] = Object.fromEntries(Object.entries(value).map(([name, urns]) => [name, Array.isArray(urns) ? sortedTexts(urns) : urns]));
    }
  }
  if (textAt(resource, "type")?.startsWith("pulumi:providers:") && "id" in result) result.id = "<provider-id>";
  return result;
}

function compareResources(a: JsonObject, b: JsonObject): number {
  const byUrn = compareText(String(a.urn), String(b.urn));
  return byUrn || Number(a.delete === true) - Number(b.delete === true) || compareText(String(a.id), String(b.id));
}

/** The resources in the order of the file, without the part of the URN that is the same in all. */
export function stateOrder(deployment: JsonObject): string[] {
  return objectsAt(deployment, "resources").map((resource) => {
    const name = (textAt(resource, "urn") ?? "").split("::").slice(2).join("::");
    return resource.delete === true ? `${name} (delete)` : name;
  });
}

export function sortedTexts(list: readonly Json[]): Json[] {
  return [...list].sort((a, b) => compareText(String(a), String(b)));
}
