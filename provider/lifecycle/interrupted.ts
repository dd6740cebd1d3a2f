import type { ReadResult } from "@pulumi/pulumi/dynamic";
import type { Client } from "../client/client.js";
import { isNotFound, Web1on1Error } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { afterCreateBody } from "./body.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { type Candidate, chooseFitting, describeCandidates, findCandidates, unnamedParents } from "./match.js";
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

interface Question {
  readonly inputs: Props;
  /** In milliseconds by this machine's clock; undefined where the engine does not know. */
  readonly begunAt: number | undefined;
  readonly managed: ReadonlySet<unknown>;
  readonly alike: number;
}

/** Whether a read is the embedded engine's question about an interrupted create. */
export function isInterruptedCreate(id: string, props: Props): boolean {
  return id === "" && INTERRUPTED_KEY in props;
}

/**
 * Looks for the object that an interrupted create may have made: one with its parents and natural key, made since the create began,
 * that the stack does not have. It is answered as a read of it would be.
 *
 * Which of them it is, match.ts decides. One with another content is taken only where the inputs name every parent: else it may be the
 * object of the same name that somebody made in another organization. The next diff brings its content in line.
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
  const begunAt = question.begunAt === undefined ? undefined : question.begunAt + client.serverTime() - Date.now();
  const fitting = chooseFitting(definition, question.inputs, candidates, begunAt);
  if (fitting.candidates.length > question.alike) {
    throw severalFit(fitting.candidates);
  }
  const [found] = fitting.candidates;
  const unnamed = unnamedParents(definition, question.inputs);
  if (found !== undefined && !fitting.isWhole && unnamed.length > 0) {
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
  return findCandidates(definition, question.inputs, items).filter(({ id }) => !question.managed.has(id));
}

/** Whether the second request of the create was sent is not known: without what it carries in the state the next diff makes sure. */
function withoutUpdateOnly(definition: ResourceDefinition, inputs: Props): Props {
  const later = afterCreateBody(definition, inputs);
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => !(key in later)));
}

function severalFit(fitting: readonly Candidate[]): Web1on1Error {
  return new Web1on1Error(
    `its create was interrupted, and ${fitting.length} objects fit that the state does not have: ${describeCandidates(fitting)}. ` +
      "Delete or rename those that it did not make, and run again: the one that is left is taken over.",
  );
}

function isUnsure(found: Candidate, unnamed: readonly string[]): Web1on1Error {
  return new Web1on1Error(
    `its create was interrupted, and whether it made ${describeCandidates([found])} cannot be told: the name is the same and the content ` +
      `is not, and the program does not say ${unnamed.join(" and ")}. Delete or rename that object to have this one made, or give it the ` +
      "content that the program declares to have it taken over, and run again.",
  );
}
