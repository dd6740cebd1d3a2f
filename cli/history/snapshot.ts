import type { Props } from "../../provider/lifecycle/definition.js";
import { isEmpty } from "../../provider/lifecycle/differences.js";
import { isHidden } from "../../provider/lifecycle/observe.js";
import { resultOfRead } from "../../provider/lifecycle/read.js";
import { marksAt } from "../../provider/schema/marks.js";
import { isRecord, type Path } from "../../provider/schema/path.js";
import { SECRET_TEXT } from "../audit/model.js";
import { type Redact, redactorOf } from "../audit/redact.js";
import { compareTexts } from "../compare-texts.js";
import { DEFINITIONS } from "../definitions.js";
import type { LiveObject, LiveTenant } from "../live/live-tenant.js";

/** An object as a snapshot keeps it. */
export interface SnapshotObject {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  /** The id of the organization that it belongs to. */
  readonly organization?: string;
  readonly properties: Props;
  /** Who and when, which alone make no new snapshot of an object. */
  readonly updatedAt?: string;
  readonly updatedBy?: string;
}

/**
 * The objects of a tenant as they are kept: what a program could say of each, with `[secret]` for secrets, keys and sets in order, and
 * without what is empty, which the API at times leaves out and at times does not. Parts (fields, categories, members) stand in what they
 * belong to.
 */
export function toSnapshot({ objects }: LiveTenant): SnapshotObject[] {
  const kept = objects.flatMap((object): SnapshotObject[] => {
    const definition = DEFINITIONS.get(object.type);
    if (definition === undefined || object.part !== undefined) return [];
    const { id, name, organization, props } = object;
    const { inputs = {} } = resultOfRead(definition, object.stateId, {}, props);
    const normal = normalise(definition.schema, inputs, redactorOf(definition.schema, inputs));
    return [
      { type: object.type, id, name, ...(organization === undefined ? {} : { organization }), properties: normal, ...stampsOf(props) },
    ];
  });
  return kept.sort((one, other) => compareTexts(one.type, other.type) || compareTexts(one.id, other.id));
}

function normalise(schema: Parameters<typeof marksAt>[0], root: Props, redact: Redact): Props {
  const visit = (value: unknown, path: Path): unknown => {
    const marks = marksAt(schema, path, root);
    if (redact(value, path) === SECRET_TEXT) return isHidden(value) ? undefined : SECRET_TEXT;
    if (Array.isArray(value)) {
      const items = value.map((item, index) => visit(item, [...path, index]) ?? null);
      return marks.unordered ? items.sort((one, other) => compareTexts(JSON.stringify(one), JSON.stringify(other))) : items;
    }
    if (isRecord(value)) {
      const entries = Object.keys(value)
        .sort(compareTexts)
        .map((key) => [key, visit(value[key], [...path, key])] as const);
      return Object.fromEntries(entries.filter(([, entry]) => !isEmpty(entry)));
    }
    return value;
  };
  const normal = visit(root, []);
  return isRecord(normal) ? normal : {};
}

function stampsOf({ updatedAt, updatedBy }: LiveObject["props"]): Pick<SnapshotObject, "updatedAt" | "updatedBy"> {
  return {
    ...(typeof updatedAt === "string" ? { updatedAt } : {}),
    ...(typeof updatedBy === "string" ? { updatedBy } : {}),
  };
}

/** Whether there is a difference beside who and when. */
export function isSameObject(one: SnapshotObject, other: SnapshotObject): boolean {
  return contentOf(one) === contentOf(other);
}

const contentOf = ({ updatedAt: _at, updatedBy: _by, ...content }: SnapshotObject): string => JSON.stringify(content);
