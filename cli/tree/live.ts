import { createClient } from "../../provider/client/client.js";
import { Web1on1ApiError } from "../../provider/client/error.js";
import { resolveClientOptions } from "../../provider/config.js";
import { asRecord } from "../as-record.js";
import { KINDS } from "./kinds.js";
import { type FlatObject, ownId } from "./model.js";
import { partsOf, textOf } from "./resources.js";

/** What the API has, as far as the token sees it, and which lists it may not read. */
export interface LiveObjects {
  objects: FlatObject[];
  notes: string[];
}

/**
 * Reads the lists of the API, all pages of each.
 *
 * @throws Web1on1Error where there is no token, and where a list fails for another reason than the token's rights
 */
export async function readLive(config: (key: string) => string | undefined, env: NodeJS.ProcessEnv): Promise<LiveObjects> {
  const client = createClient({ ...resolveClientOptions(config, env), readsOnly: true });
  const notes: string[] = [];
  const lists = await Promise.all(
    Object.entries(KINDS).flatMap(([kind, { list, many }]) =>
      list === undefined
        ? []
        : [
            client.list(list).then(
              (items) =>
                items
                  .map(asRecord)
                  .filter(isOwnObject)
                  .map((item) => toObject(kind, item)),
              (error: unknown): FlatObject[] => {
                if (!(error instanceof Web1on1ApiError) || error.status !== 403) throw error;
                notes.push(`The token may not list ${many}: they are left out.`);
                return [];
              },
            ),
          ],
    ),
  );
  return { objects: lists.flat(), notes };
}

/** A bot is also a user, of the address `bot+<id>@...` (wire-facts, bots); it stands in the tree as the bot. */
const isOwnObject = ({ email }: Record<string, unknown>): boolean => !textOf(email)?.startsWith("bot+");

function toObject(kind: string, item: Record<string, unknown>): FlatObject {
  const { names = [], place = "" } = KINDS[kind] ?? {};
  const id = textOf(item.id);
  // A populated reference is the object itself.
  const named = textOf(item[place]) ?? textOf(asRecord(item[place]).id);
  return {
    kind,
    name: names.map((key) => textOf(item[key])).find((text) => text !== undefined) ?? id ?? "(no name)",
    id,
    places: named === undefined ? [] : [named],
    parts: partsOf(kind, item),
  };
}

/** Gives live objects the names that the stack has for them and the marks of its plan, by their ids; what is to be made is added. */
export function matchLive(live: readonly FlatObject[], planned: readonly FlatObject[]): FlatObject[] {
  const known = new Map(
    planned.flatMap((object) => (object.id === undefined ? [] : [[`${object.kind} ${ownId(object.id)}`, object] as const])),
  );
  const ids = new Map(planned.flatMap(({ urn, id }) => (urn === undefined || id === undefined ? [] : [[urn, id] as const])));
  const match = ({ kind, id }: { kind: string; id?: string }) => {
    const { mark, logicalName } = known.get(`${kind} ${id}`) ?? {};
    return { mark, logicalName };
  };
  const matched = live.map((object) => ({
    ...object,
    ...match(object),
    parts: object.parts.map((part) => ({ ...part, ...match(part) })),
  }));
  const made = planned.filter(({ mark }) => mark === "create");
  return [...matched, ...made.map((object) => ({ ...object, places: object.places.flatMap((key) => [key, ids.get(key) ?? key]) }))];
}
