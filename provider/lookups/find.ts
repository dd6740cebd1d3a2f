import { isNotFound, Web1on1Error } from "../client/error.js";
import { fillPath } from "../client/path.js";
import type { Props, ResourceDefinition } from "../lifecycle/definition.js";
import { readLive } from "../lifecycle/object.js";
import { schemaOf } from "../schema/marks.js";
import { nearest } from "../schema/nearest.js";
import { isRecord } from "../schema/path.js";
import type { Connection } from "./connection.js";
import { readState } from "./read-state.js";

const MOST_SHOWN = 10;

/** Values that the API's filters would read as an operator (`~text` contains, `[a,b]` is one of): compared here instead. */
const OPERATOR = /^[~^<>=![]/;

/**
 * The one object that the arguments name, by its id or by its natural key and parents, as the API has it.
 *
 * @throws Web1on1Error naming what was looked for, with the nearest names where there is none and the ids where there are several
 */
export async function findObject<State extends object>(
  definition: ResourceDefinition,
  connection: Connection,
  args: object,
): Promise<State> {
  const wanted: Props = Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));
  requireText(definition, wanted);
  const { id } = wanted;
  const found =
    typeof id === "string" ? await findById(definition, connection, id, wanted) : await findByKey(definition, connection, wanted);
  return readState(definition, found, wanted);
}

async function findById(definition: ResourceDefinition, connection: Connection, id: string, wanted: Props): Promise<Props> {
  try {
    return await readLive(await connection.client(), definition, id, wanted);
  } catch (error) {
    throw isNotFound(error) ? notFound(definition, wanted, "Check the id.") : error;
  }
}

async function findByKey(definition: ResourceDefinition, connection: Connection, wanted: Props): Promise<Props> {
  const fitting = (await list(definition, connection, wanted)).filter((item) => fits(definition, item, wanted));
  const [found, ...others] = fitting;
  if (found === undefined) {
    const { [definition.naturalKey[0]]: _, ...parents } = wanted;
    throw notFound(definition, wanted, describeNearest(definition, wanted, await list(definition, connection, parents)));
  }
  if (others.length > 0) {
    const more = fitting.length > MOST_SHOWN ? ` and ${fitting.length - MOST_SHOWN} more` : "";
    const candidates = fitting.slice(0, MOST_SHOWN).map((item) => describe(definition, item, wanted));
    throw new Web1on1Error(
      `${nameLookUp(definition)}: ${fitting.length} of them are ${describeWanted(definition, wanted)}: ${candidates.join(", ")}${more}. ` +
        "Look one up by its id, or name its parent.",
    );
  }
  return found;
}

/** The objects of the family as far as the API can tell them apart; it may answer more than was asked for, and never less. */
async function list(definition: ResourceDefinition, connection: Connection, wanted: Props): Promise<Props[]> {
  const { properties } = schemaOf(definition.schema);
  const filters = Object.entries(wanted).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && !properties[entry[0]]?.parent && !OPERATOR.test(entry[1]),
  );
  const client = await connection.client();
  try {
    const items = await client.list(fillPath(definition.collection, wanted), Object.fromEntries(filters));
    return items.filter(isRecord);
  } catch (error) {
    throw isNotFound(error) ? notFound(definition, wanted, "Check the id of what it belongs to.") : error;
  }
}

function fits(definition: ResourceDefinition, item: Props, wanted: Props): boolean {
  const { properties } = schemaOf(definition.schema);
  return Object.entries(wanted).every(([key, value]) => properties[key]?.parent || item[key] === value);
}

function notFound(definition: ResourceDefinition, wanted: Props, remedy: string): Web1on1Error {
  return new Web1on1Error(`${nameLookUp(definition)}: there is no ${definition.type} ${describeWanted(definition, wanted)}. ${remedy}`);
}

function describeNearest(definition: ResourceDefinition, wanted: Props, items: readonly Props[]): string {
  const [key] = definition.naturalKey;
  const names = [...new Set(items.map((item) => item[key]).filter((name) => typeof name === "string"))];
  const meant = nearest(String(wanted[key]), names);
  if (meant !== undefined) {
    return `Did you mean ${JSON.stringify(meant)}?`;
  }
  const more = names.length > MOST_SHOWN ? ` and ${names.length - MOST_SHOWN} more` : "";
  const shown = names.slice(0, MOST_SHOWN).map((name) => JSON.stringify(name));
  return names.length === 0 ? "There is none at all." : `There are ${shown.join(", ")}${more}.`;
}

/** `"Intake" with organization "58bc"`. */
function describeWanted({ naturalKey: [first] }: ResourceDefinition, wanted: Props): string {
  const { [first]: name, id, ...rest } = wanted;
  const scope = Object.entries(rest).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
  return JSON.stringify(id ?? name) + (scope.length === 0 ? "" : ` with ${scope.join(" and ")}`);
}

/** A candidate by its id and by the parents that were not asked for. */
function describe(definition: ResourceDefinition, item: Props, wanted: Props): string {
  const parents = definition.parents.filter((key) => wanted[key] === undefined && typeof item[key] === "string");
  const told = parents.map((key) => `${key} ${String(item[key])}`).join(", ");
  return told === "" ? String(item.id) : `${String(item.id)} (${told})`;
}

/** Arguments come from JavaScript programs too, and an id that is missing would be read as a list. */
function requireText(definition: ResourceDefinition, wanted: Props): void {
  const key = "id" in wanted ? "id" : definition.naturalKey[0];
  for (const name of [key, ...Object.keys(wanted)]) {
    const value = wanted[name];
    if (typeof value !== "string" || value === "") {
      const got = JSON.stringify(value) ?? "nothing";
      throw new Web1on1Error(
        `${nameLookUp(definition)}: ${name} must be a text, got ${got}. Name an id, or ${definition.naturalKey.join(" and ")}.`,
      );
    }
  }
}

function nameLookUp({ type }: ResourceDefinition): string {
  return `get${type}`;
}
