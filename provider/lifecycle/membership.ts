import type { CreateResult, ReadResult } from "@pulumi/pulumi/dynamic";
import { isNotFound } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { createBatch } from "./batch.js";
import type { Props, ResourceDefinition, Verbs } from "./definition.js";
import { deleteAt } from "./delete.js";
import { isRecordAlone, noteFoundInPlace } from "./found-in-place.js";
import { liveRecord } from "./live/live-objects.js";
import { mayBeOfOne } from "./may-be-of-one.js";
import { partPlace } from "./part.js";
import { GONE } from "./read.js";
import { createSerial } from "./serial.js";
import { perSession, type Session } from "./session.js";
import { managedPart, withoutProvider } from "./state.js";

/** What one session knows of memberships; the keys are the paths of the lists. */
const membershipsOf = perSession((session) => ({
  /** Whether the member was in the list before. */
  add: createBatch<string, boolean>(session.serially, (list, members) => addAll(session, list, members)),
  isIn: createBatch<string, boolean>(createSerial(), async (list, members) => {
    const all = await readMembers(session, list);
    return members.map(async (member) => all.has(member));
  }),
}));

/**
 * The verbs of an object that is nothing but an id in a list of ids, such as the member of a group. Its own id is the parents' and
 * its own with slashes between them. What is asked for of one list at the same time goes into one request.
 *
 * @param member the property with the id in the list
 * @param idFrom the definition's own: parents first, then the member
 */
export function membershipVerbs(member: string, idFrom: (inputs: Props) => string): Pick<Verbs, "create" | "read" | "delete"> {
  return {
    create: async (session, definition, inputs): Promise<CreateResult<Props>> => {
      const [list, id] = [fillPath(definition.collection, inputs), idFrom(inputs)];
      if (await membershipsOf(session).add(list, String(inputs[member]))) {
        noteFoundInPlace(session, definition, id);
      }
      return { id, outs: withoutProvider(inputs) };
    },

    read: async (session, definition, id, state): Promise<ReadResult<Props>> => {
      const props = { ...fromId(definition, member, id), ...withoutProvider(state) };
      try {
        if ((await isShownByOwner(session, definition, id, props, member)) || (await isInList(session, definition, props, member))) {
          return { id, props, ...(member in state ? {} : { inputs: managedPart(definition, props) }) };
        }
      } catch (error) {
        if (!isNotFound(error)) {
          throw error;
        }
      }
      return GONE;
    },

    delete: async (session, definition, id, state): Promise<void> => {
      if (isRecordAlone(session, definition, id)) {
        return;
      }
      const list = fillPath(definition.collection, state);
      await session.serially(list, () => deleteAt(session, list + fillPath("/{member}", { member: state[member] })));
    },
  };
}

/** Whether the list of the owners tells of the member; that it does not may be its way to show them. */
async function isShownByOwner(
  session: Session,
  definition: ResourceDefinition,
  id: string,
  props: Props,
  member: string,
): Promise<boolean> {
  const place = partPlace(definition.collection);
  const owner = place && props[place.by];
  if (place === undefined || typeof owner !== "string") {
    return false;
  }
  const { [place.property]: shown } = await liveRecord(session, { definition, id }, place.owners, owner, () => true);
  return Array.isArray(shown) && shown.includes(props[member]);
}

function isInList(session: Session, { collection }: ResourceDefinition, props: Props, member: string): Promise<boolean> {
  return membershipsOf(session).isIn(fillPath(collection, props), String(props[member]));
}

async function addAll(session: Session, list: string, members: readonly string[]): Promise<Promise<boolean>[]> {
  const client = await session.client();
  const present = await readMembers(session, list);
  const missing = [...new Set(members)].filter((member) => !present.has(member));
  const failures = new Map<string, unknown>();
  if (missing.length > 0) {
    try {
      await client.add(list, missing);
    } catch (error) {
      if (missing.length === 1 || !mayBeOfOne(error)) {
        throw error;
      }
      // The refusal may be of one of them, and says nothing of the others.
      for (const member of missing) {
        await client.add(list, [member]).catch((own: unknown) => failures.set(member, own));
      }
    }
  }
  return members.map(async (member) => {
    if (failures.has(member)) {
      throw failures.get(member);
    }
    return present.has(member);
  });
}

async function readMembers(session: Session, list: string): Promise<ReadonlySet<unknown>> {
  const client = await session.client();
  return new Set(await client.list(list));
}

/** The properties that an id tells, for one that is read without a state. */
function fromId({ parents }: ResourceDefinition, member: string, id: string): Props {
  const parts = id.split("/");
  const keys = [...parents, member];
  return Object.fromEntries(keys.map((key, index) => [key, parts[index]]).filter(([, value]) => value !== undefined));
}
