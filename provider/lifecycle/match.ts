import { isRecord } from "../schema/path.js";
import { createBody } from "./body.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { differences, withAnswer } from "./differences.js";
import { observe } from "./observe.js";

/** Clocks are set by hand and by the second, and a Date header has whole seconds only. */
const SKEW_MS = 5_000;
const MOST_SHOWN = 10;

/** An object of a list that has the parents and the natural key of a resource. */
export interface Candidate {
  readonly id: string;
  readonly item: Props;
  /** In milliseconds by the server's clock; undefined for objects that do not say it, such as categories. */
  readonly madeAt: number | undefined;
}

/** Candidates of which one may be what a create made. */
export interface Fitting {
  /** The oldest first. */
  readonly candidates: readonly Candidate[];
  /** Whether they have all that the create sent. */
  readonly isWhole: boolean;
}

/** The objects of a list that a resource with these inputs may be, as far as the inputs name its parents. */
export function findCandidates(definition: ResourceDefinition, inputs: Props, items: readonly unknown[]): Candidate[] {
  const hasKey = keyTester(definition, inputs);
  return items.flatMap((item) => (isRecord(item) && hasKey(item) ? toCandidate(item) : []));
}

/**
 * Those of the candidates that a create may have made which was begun at a time by the server's clock, or at one that nobody knows.
 *
 * Those that have the content too go before any other. Where there are none, those with another content fit as well, if they say that
 * they were made since: what was sent and put in other words by the API, or changed by hand after that.
 */
export function chooseFitting(
  definition: ResourceDefinition,
  inputs: Props,
  candidates: readonly Candidate[],
  begunAt: number | undefined,
): Fitting {
  const since = begunAt === undefined ? Number.NEGATIVE_INFINITY : begunAt - SKEW_MS;
  const recent = candidates.filter(
    ({ madeAt, item }) => madeAt === undefined || madeAt >= since || isTakenUp(definition, inputs, item, since),
  );
  const whole = recent.filter(({ item }) => hasContent(definition, inputs, item));
  const fitting = whole.length > 0 ? whole : recent.filter(({ madeAt }) => begunAt !== undefined && madeAt !== undefined);
  return { candidates: fitting.toSorted((one, other) => (one.madeAt ?? 0) - (other.madeAt ?? 0)), isWhole: whole.length > 0 };
}

/** Whether an object has all that a create sends; a secret that the API keeps to itself counts as had. */
export function hasContent(definition: ResourceDefinition, inputs: Props, item: Props): boolean {
  const comparison = withAnswer(definition.schema, inputs);
  const body = createBody(definition, inputs);
  return Object.entries(body).every(([key, value]) => {
    const observed = observe(comparison, value, item[key], [key]);
    return differences(comparison, value, observed, [key]).length === 0;
  });
}

/** The parents that the inputs leave to the API. */
export function unnamedParents({ parents }: ResourceDefinition, inputs: Props): string[] {
  return parents.filter((key) => inputs[key] === undefined);
}

/** `5f0c (made 2030-05-01T12:00:00.000Z by 58bc), 5f0d (...)`: objects as messages name them. */
export function describeCandidates(candidates: readonly Candidate[]): string {
  const more = candidates.length > MOST_SHOWN ? ` and ${candidates.length - MOST_SHOWN} more` : "";
  return candidates.slice(0, MOST_SHOWN).map(describe).join(", ") + more;
}

function describe({ id, item }: Candidate): string {
  const by = authorOf(item.createdBy);
  const facts = [...(typeof item.createdAt === "string" ? [item.createdAt] : []), ...(by === undefined ? [] : [`by ${by}`])];
  return facts.length === 0 ? id : `${id} (made ${facts.join(" ")})`;
}

/** The API gives the id of a user, or the user. */
function authorOf(author: unknown): string | undefined {
  const known = isRecord(author) ? (author.email ?? author.id) : author;
  return typeof known === "string" && known !== "" ? known : undefined;
}

function toCandidate(item: Props): Candidate[] {
  const { id } = item;
  const madeAt = timeAt(item, "createdAt");
  return typeof id === "string" && id !== "" ? [{ id, item, madeAt: Number.isNaN(madeAt) ? undefined : madeAt }] : [];
}

/** Whether an object that is older than the create may be what it took up again: it has all of the content, and was changed since. */
function isTakenUp(definition: ResourceDefinition, inputs: Props, item: Props, since: number): boolean {
  return definition.takesUpAgain === true && timeAt(item, "updatedAt") >= since && hasContent(definition, inputs, item);
}

function timeAt(item: Props, key: string): number {
  const text = item[key];
  return typeof text === "string" ? Date.parse(text) : Number.NaN;
}

function keyTester(definition: ResourceDefinition, inputs: Props): (item: Props) => boolean {
  const comparison = withAnswer(definition.schema, inputs);
  const body = createBody(definition, inputs);
  const keys = [...definition.parents, ...definition.naturalKey].filter((key) => key in body);
  return (item) => keys.every((key) => body[key] === item[key] || differences(comparison, body[key], item[key], [key]).length === 0);
}
