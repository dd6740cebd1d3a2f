import type { ReadResult } from "@pulumi/pulumi/dynamic";
import type { Client } from "../client/client.js";
import { isNotFound, Web1on1Error } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { schemaOf } from "../schema/marks.js";
import { isRecord } from "../schema/path.js";
import { createBody } from "./body.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { differences } from "./differences.js";
import { observe } from "./observe.js";
import { read } from "./read.js";
import type { Session } from "./session.js";

/** Set in what the engine asks about a create that a crash cut off: when it was begun, in ISO 8601, or an empty text. */
const INTERRUPTED_KEY = "__interrupted";
/** The ids of this type that the stack has in its state: they are nobody's lost object. */
const MANAGED_KEY = "__managed";
/** How many creates with these same inputs were cut off: so many objects may be there without one being too many. */
const ALIKE_KEY = "__alike";

/** The embedded engine's answer for "it was never made"; without it the engine would have to stop and ask a person. */
export const NEVER_MADE: ReadResult<Props> = { id: undefined, props: { [INTERRUPTED_KEY]: "none" } };

/** Clocks are set by hand and by the second, and a Date header has whole seconds only. */
const SKEW_MS = 5_000;
const MOST_SHOWN = 10;

interface Question {
  readonly inputs: Props;
  /** In milliseconds by this machine's clock; undefined where the engine does not know. */
  readonly begunAt: number | undefined;
  readonly managed: ReadonlySet<unknown>;
  readonly alike: number;
}

/** An object of the list that may be what the create made. */
interface Candidate {
  readonly id: string;
  readonly item: Props;
  /** In milliseconds by the server's clock; undefined for objects that do not say it, such as categories. */
  readonly madeAt: number | undefined;
}

/** Whether a read is the embedded engine's question about an interrupted create. */
export function isInterruptedCreate(id: string, props: Props): boolean {
  return id === "" && INTERRUPTED_KEY in props;
}

/**
 * Looks for the object that an interrupted create may have made: one with its parents and natural key, made since the create began,
 * that the stack does not have. It is answered as a read of it would be.
 *
 * One that has the content too is taken before any other. Where there is none, one with another content is taken as well, if it says
 * that it was made since: what was sent and put in other words by the API, or changed by hand after the crash. The next diff brings
 * its content in line, while a second object of the name would stay. That holds only where the inputs name every parent: else it
 * may be the object of the same name that somebody made in another organization.
 *
 * @throws Web1on1Error naming the objects when more fit than creates were interrupted, or it cannot be told whether one does
 */
export async function findInterrupted(session: Session, definition: ResourceDefinition, props: Props): Promise<ReadResult<Props>> {
  if (definition.isRepeatable) {
    return NEVER_MADE;
  }
  const question = readQuestion(props);
  const readFound = definition.verbs?.read ?? read;
  if (definition.idFrom !== undefined) {
    const id = definition.idFrom(question.inputs);
    const result = question.managed.has(id) ? NEVER_MADE : await readFound(session, definition, id, question.inputs);
    return result.id === undefined ? NEVER_MADE : result;
  }
  const client = await session.client();
  const candidates = await listCandidates(client, definition, question);
  const whole = candidates.filter(({ item }) => hasContent(definition, question.inputs, item));
  const fitting = whole.length > 0 ? whole : candidates.filter(({ madeAt }) => question.begunAt !== undefined && madeAt !== undefined);
  if (fitting.length > question.alike) {
    throw severalFit(fitting);
  }
  const [found] = fitting.toSorted((one, other) => (one.madeAt ?? 0) - (other.madeAt ?? 0));
  const unnamed = definition.parents.filter((key) => question.inputs[key] === undefined);
  if (found !== undefined && whole.length === 0 && unnamed.length > 0) {
    throw isUnsure(found, unnamed);
  }
  if (found === undefined) {
    return NEVER_MADE;
  }
  const result = await readFound(session, definition, found.id, withoutUpdateOnly(definition, question.inputs));
  return result.id === undefined ? NEVER_MADE : result;
}

function readQuestion(props: Props): Question {
  const { [INTERRUPTED_KEY]: begun, [MANAGED_KEY]: managed, [ALIKE_KEY]: alike, ...inputs } = props;
  const begunAt = typeof begun === "string" ? Date.parse(begun) : Number.NaN;
  return {
    inputs,
    begunAt: Number.isNaN(begunAt) ? undefined : begunAt,
    managed: new Set(Array.isArray(managed) ? managed : []),
    alike: typeof alike === "number" ? alike : 1,
  };
}

async function listCandidates(client: Client, definition: ResourceDefinition, question: Question): Promise<Candidate[]> {
  let items: unknown[];
  try {
    items = await client.list(fillPath(definition.collection, question.inputs));
  } catch (error) {
    if (isNotFound(error)) {
      // What the list belongs to is gone, and everything in it.
      return [];
    }
    throw error;
  }
  const clockOffset = client.serverTime() - Date.now();
  const since = question.begunAt === undefined ? Number.NEGATIVE_INFINITY : question.begunAt + clockOffset - SKEW_MS;
  return items
    .flatMap((item) => (isRecord(item) ? toCandidate(item) : []))
    .filter(({ id, item }) => !question.managed.has(id) && hasKey(definition, question.inputs, item))
    .filter(({ madeAt, item }) => madeAt === undefined || madeAt >= since || isTakenUp(definition, question.inputs, item, since));
}

/** Whether an object that is older than the create may be what it took up again: it has all of the content, and was changed since. */
function isTakenUp(definition: ResourceDefinition, inputs: Props, item: Props, since: number): boolean {
  return definition.takesUpAgain === true && timeAt(item, "updatedAt") >= since && hasContent(definition, inputs, item);
}

function timeAt(item: Props, key: string): number {
  const text = item[key];
  return typeof text === "string" ? Date.parse(text) : Number.NaN;
}

function toCandidate(item: Props): Candidate[] {
  const { id } = item;
  const madeAt = timeAt(item, "createdAt");
  return typeof id === "string" && id !== "" ? [{ id, item, madeAt: Number.isNaN(madeAt) ? undefined : madeAt }] : [];
}

/** Whether an object has the parents and the natural key of the inputs, as far as these name them. */
function hasKey(definition: ResourceDefinition, inputs: Props, item: Props): boolean {
  const comparison = { schema: definition.schema, root: inputs, absentIsEmpty: true };
  const body = createBody(definition, inputs);
  return [...definition.parents, ...definition.naturalKey].every(
    (key) => !(key in body) || differences(comparison, body[key], item[key], [key]).length === 0,
  );
}

/** Whether an object has all that the create sent; a secret that the API keeps to itself counts as had. */
function hasContent(definition: ResourceDefinition, inputs: Props, item: Props): boolean {
  const comparison = { schema: definition.schema, root: inputs, absentIsEmpty: true };
  const body = createBody(definition, inputs);
  return Object.entries(body).every(([key, value]) => {
    const observed = observe(comparison, value, item[key], [key]);
    return differences(comparison, value, observed, [key]).length === 0;
  });
}

/** Whether the second request of the create was sent is not known: without these in the state the next diff makes sure. */
function withoutUpdateOnly(definition: ResourceDefinition, inputs: Props): Props {
  const { properties } = schemaOf(definition.schema);
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => !properties[key]?.updateOnly));
}

function severalFit(fitting: readonly Candidate[]): Web1on1Error {
  const more = fitting.length > MOST_SHOWN ? ` and ${fitting.length - MOST_SHOWN} more` : "";
  return new Web1on1Error(
    `its create was interrupted, and ${fitting.length} objects fit that the state does not have: ` +
      `${fitting.slice(0, MOST_SHOWN).map(describe).join(", ")}${more}. ` +
      "Delete or rename those that it did not make, and run again: the one that is left is taken over.",
  );
}

function isUnsure(found: Candidate, unnamed: readonly string[]): Web1on1Error {
  return new Web1on1Error(
    `its create was interrupted, and whether it made ${describe(found)} cannot be told: the name is the same and the content is not, and ` +
      `the program does not say ${unnamed.join(" and ")}. Delete or rename that object to have this one made, or give it the content ` +
      "that the program declares to have it taken over, and run again.",
  );
}

function describe({ id, item }: Candidate): string {
  return typeof item.createdAt === "string" ? `${id} (made ${item.createdAt})` : id;
}
