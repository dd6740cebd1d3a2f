import type { DiffResult } from "@pulumi/pulumi/dynamic";
import { isNotFound } from "../client/error.js";
import { refusePlaceholders } from "../client/placeholder.js";
import { marksAt } from "../schema/marks.js";
import { type Path, valueAt } from "../schema/path.js";
import { isUnknown } from "../schema/unknown.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { differences } from "./differences.js";
import { readLive } from "./object.js";
import type { Session } from "./session.js";
import { withoutProvider } from "./state.js";

/** What an update or replacement would change: only what the program manages; a key that it no longer names is left alone. */
export async function diff(session: Session, definition: ResourceDefinition, id: string, olds: Props, news: Props): Promise<DiffResult> {
  const inputs = withoutProvider(news);
  const changed = changedPaths(definition, olds, inputs);
  const replacing = changed.filter((path) => isReplacing(definition, path, inputs));
  const unsettled = changed.filter((path) =>
    replacing.includes(path) ? isNewlyNamed(path, olds, inputs) : isNewlyCleared(path, olds, inputs),
  );
  const dismissed = unsettled.length === 0 ? [] : await findUnchanged(session, definition, id, { ...olds, ...inputs }, unsettled);
  const replaces = topLevel(replacing.filter((path) => !dismissed.includes(path)));
  const sent = topLevel(changed.filter((path) => !dismissed.includes(path)));
  refusePlaceholders(replaces.length > 0 ? inputs : Object.fromEntries(sent.map((key) => [key, inputs[key]])));
  return {
    changes: changed.length > dismissed.length,
    replaces,
    deleteBeforeReplace: replaces.length > 0 && wouldStandInTheWay(definition, olds, inputs),
  };
}

/** Where the inputs of a program differ from the state, as paths. */
export function changedPaths(definition: ResourceDefinition, olds: Props, inputs: Props): Path[] {
  const comparison = { schema: definition.schema, root: inputs, absentIsEmpty: false };
  return Object.entries(inputs).flatMap(([key, value]) => differences(comparison, value, olds[key], [key]));
}

/** The resource's own properties that the paths lead into. */
export function topLevel(paths: readonly Path[]): string[] {
  return [...new Set(paths.map(([property]) => String(property)))];
}

/** Whether a change at the path takes another object. */
export function isReplacing(definition: ResourceDefinition, path: Path, inputs: Props): boolean {
  return path.some((_, index) => marksAt(definition.schema, path.slice(0, index + 1), inputs).replace !== undefined);
}

/** Whether the program names a property that it left to the API before, so that state does not tell what it is. */
function isNewlyNamed([property]: Path, olds: Props, inputs: Props): boolean {
  return property !== undefined && olds[property] === undefined && !isUnknown(inputs[property]);
}

/** Whether the program clears what it left to the API before: whether there is anything to clear, state does not tell. */
function isNewlyCleared(path: Path, olds: Props, inputs: Props): boolean {
  return valueAt(inputs, path) === null && valueAt(olds, path) === undefined;
}

/**
 * Those of the paths whose live value is what the program says. Naming the organization or type that an object has anyway must not
 * replace it, nor is it a change to clear what is not set, and only the API knows; this is the one request that a preview makes.
 */
async function findUnchanged(
  session: Session,
  definition: ResourceDefinition,
  id: string,
  props: Props,
  paths: readonly Path[],
): Promise<Path[]> {
  let live: Props;
  try {
    live = await readLive(await session.client(), definition, id, props);
  } catch (error) {
    if (isNotFound(error)) {
      return [];
    }
    throw error;
  }
  return paths.filter((path) => {
    const declared = valueAt(props, path);
    const marks = marksAt(definition.schema, path, props);
    if (marks.secret && declared === null) {
      // An answer without a secret does not say that there is none.
      return false;
    }
    const comparison = { schema: definition.schema, root: props, absentIsEmpty: declared === null };
    // A default that the API applies without saying so is in the schema.
    const actual = valueAt(live, path) ?? marks.default;
    return differences(comparison, declared, actual, path).length === 0;
  });
}

/** Whether old and new would be two of one name in one place for a while: a second bot of the name would answer customers twice. */
function wouldStandInTheWay(definition: ResourceDefinition, olds: Props, inputs: Props): boolean {
  return [...definition.parents, ...definition.naturalKey].every((key) => inputs[key] === olds[key]);
}
