import { UNKNOWN_VALUE } from "../../engine/events.js";
import { parseUrn } from "../../engine/urn.js";
import { asRecord } from "../as-record.js";
import { KINDS, PARTS } from "./kinds.js";
import type { FlatObject, Mark, ObjectPart } from "./model.js";

/** A resource as a state or a plan has it, as far as the tree needs it. */
interface Resource {
  urn: string;
  parent?: string;
  id?: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  propertyDependencies: Record<string, unknown>;
  mark?: Mark;
}

const TYPE_PREFIX = "pulumi-nodejs:dynamic/web1on1:";

const MARKS: Readonly<Record<string, Mark>> = {
  create: "create",
  import: "create",
  update: "update",
  replace: "replace",
  "create-replacement": "replace",
  "delete-replaced": "replace",
  "import-replacement": "replace",
  delete: "delete",
  discard: "delete",
};

/** Steps that change nothing, and still tell of a resource: of one that is only read, the state knows nothing before the first run. */
const UNMARKED = new Set(["read", "read-replacement", "same"]);

export const textOf = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** The objects of a stack as `stack export` gives it, changed as the steps of a `preview --json` say. */
export function stackObjects(deployment: unknown, steps: readonly unknown[], options: { marks: boolean }): FlatObject[] {
  const { resources } = asRecord(deployment);
  const all = new Map<string, Resource>();
  for (const record of Array.isArray(resources) ? resources.map(asRecord) : []) {
    const resource = toResource(record);
    // An old object whose replacement stands already, under the same URN.
    if (resource && record.delete !== true) all.set(resource.urn, resource);
  }
  for (const step of steps.map(asRecord)) applyStep(all, step, options.marks);
  return [...all.values()].flatMap((resource) => toObject(resource, all));
}

function applyStep(all: Map<string, Resource>, step: Record<string, unknown>, keepsMarks: boolean): void {
  const urn = textOf(step.urn);
  const mark = MARKS[String(step.op)];
  if (urn === undefined || (mark === undefined && !UNMARKED.has(String(step.op)))) return;
  const [old, next] = [toResource(asRecord(step.oldState)), toResource(asRecord(step.newState))];
  // Known by another name until now.
  if (old && next && old.urn !== next.urn) all.delete(old.urn);
  if (mark === "delete") {
    const gone = all.get(urn) ?? old;
    if (!keepsMarks) all.delete(urn);
    else if (gone && gone.mark === undefined) all.set(urn, { ...gone, mark });
    return;
  }
  const before = all.get(urn);
  const known = next ?? before ?? old;
  if (!known) return;
  // A replaced object keeps its id until it is gone, so that what stands in it is found.
  const id = before?.id ?? old?.id ?? known.id;
  // A plan does not tell what was read, which the state of an earlier run does.
  const outputs = mark ? known.outputs : { ...before?.outputs, ...known.outputs };
  all.set(urn, {
    ...before,
    ...known,
    id,
    outputs,
    ...(keepsMarks && mark ? { mark: before?.mark === "replace" ? "replace" : mark } : {}),
  });
}

function toResource(record: Record<string, unknown>): Resource | undefined {
  const urn = textOf(record.urn);
  if (urn === undefined) return undefined;
  const { parent, id, inputs, outputs, propertyDependencies } = record;
  return {
    urn,
    parent: textOf(parent),
    // An object that is read by an id not known yet has none.
    id: id === UNKNOWN_VALUE ? undefined : textOf(id),
    inputs: asRecord(inputs),
    outputs: asRecord(outputs),
    propertyDependencies: asRecord(propertyDependencies),
  };
}

function toObject(resource: Resource, all: ReadonlyMap<string, Resource>): FlatObject[] {
  const { urn, id, mark, inputs, outputs } = resource;
  const { type, name: logicalName } = parseUrn(urn);
  const kind = type.startsWith(TYPE_PREFIX) ? type.slice(TYPE_PREFIX.length) : "";
  const words = KINDS[kind];
  if (!words) return [];
  const properties = { ...outputs, ...inputs };
  return [
    {
      kind,
      name: words.names.map((key) => textOf(properties[key])).find((text) => text !== undefined) ?? logicalName,
      logicalName,
      urn,
      id,
      mark,
      places: placesOf(resource, kind, all),
      // What the program declares; outputs repeat fields that are resources of their own.
      parts: partsOf(kind, inputs),
      leadsTo: leadsTo(kind, resource),
    },
  ];
}

/** What the object may belong to: by the id that it names, by where that came from, by what it was declared under. */
function placesOf({ inputs, outputs, parent, propertyDependencies }: Resource, kind: string, all: ReadonlyMap<string, Resource>): string[] {
  const { place = "", in: container = "" } = KINDS[kind] ?? {};
  const named = textOf(inputs[place]) ?? textOf(outputs[place]);
  const origins = propertyDependencies[place];
  const sources = Array.isArray(origins) ? origins.filter((urn): urn is string => typeof urn === "string" && isA(urn, container)) : [];
  const above: string[] = [];
  for (let at = parent, steps = 0; at !== undefined && steps < 100; at = all.get(at)?.parent, steps++)
    if (isA(at, container)) above.push(at);
  return [...(named === undefined ? [] : [named]), ...sources, ...above];
}

const isA = (urn: string, kind: string): boolean => parseUrn(urn).type === TYPE_PREFIX + kind;

function leadsTo(kind: string, { inputs, propertyDependencies }: Resource): string | undefined {
  if (kind !== "OrgGroupMember" && kind !== "UserOrganization") return undefined;
  const origins = propertyDependencies.organization;
  const source: unknown = Array.isArray(origins) ? origins.find((urn) => typeof urn === "string" && isA(urn, "Organization")) : undefined;
  return textOf(source) ?? textOf(inputs.organization);
}

/** The fields of a form, the categories of an organization and the members of a group that are written inside it. */
export function partsOf(kind: string, properties: Record<string, unknown>): ObjectPart[] {
  const part = PARTS[kind];
  const list = part && properties[part.property];
  if (!part || !Array.isArray(list)) return [];
  const names = KINDS[part.kind]?.names ?? [];
  // Null is an empty slot of an organization's ten.
  return list
    .filter((item) => item !== null)
    .map((item): ObjectPart => {
      // A reference to another object, by its id alone.
      if (typeof item === "string") return { kind: part.kind, name: item === UNKNOWN_VALUE ? "(known after apply)" : item, leadsTo: item };
      const own = asRecord(item);
      const name = names.map((key) => textOf(own[key])).find((text) => text !== undefined);
      return { kind: part.kind, name: name ?? "(no name)", id: textOf(own.id) };
    });
}
