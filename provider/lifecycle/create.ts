import type { CreateResult } from "@pulumi/pulumi/dynamic";
import type { Client } from "../client/client.js";
import { type UncertainError, Web1on1Error } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { isRecord } from "../schema/path.js";
import { afterCreateBody, createBody } from "./body.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { HalfMadeError, nameResource } from "./failure.js";
import { inventoryOf } from "./inventory.js";
import { chooseFitting, describeCandidates, findCandidates, hasContent } from "./match.js";
import { objectPath, readLive, readObject } from "./object.js";
import { inOwnPlace } from "./own-organization.js";
import type { Session } from "./session.js";
import { stateAfterRead, stateAfterWrite } from "./state.js";
import { update } from "./update.js";

/**
 * Makes the object; where the API takes a property on update only, a second request sets it. Where the answer was lost, what the request
 * may have made is looked for before it is sent again, and taken over.
 *
 * @throws HalfMadeError when the object was made and the rest failed
 */
export async function create(session: Session, definition: ResourceDefinition, inputs: Props): Promise<CreateResult<Props>> {
  const client = await session.client();
  const collection = fillPath(definition.collection, inputs);
  // What stood there before the request went out, it did not make.
  const wasThere = inventoryOf(session).known(definition, inputs);
  let isFound = false;
  let lookedInVain: UncertainError | undefined;
  const find = async (uncertain: UncertainError) => {
    const found = await findMade(session, client, definition, inputs, wasThere, uncertain);
    isFound = found !== undefined;
    lookedInVain = isFound ? undefined : uncertain;
    return found;
  };
  const answer = readObject(await client.post(collection, createBody(definition, inputs), { find, problemOf }), `POST ${collection}`);
  const id = String(answer.id);
  inventoryOf(session).noteMade(definition, inputs, answer);
  const later = afterCreateBody(definition, inputs);
  const made = Object.fromEntries(Object.entries(inputs).filter(([key]) => !(key in later)));
  if (lookedInVain !== undefined) {
    try {
      await refuseLateTwin(session, definition, inputs, id, wasThere, lookedInVain);
    } catch (error) {
      throw new HalfMadeError(error, id, stateAfterWrite(definition, made, answer));
    }
  }
  const isOther = isFound && !hasContent(definition, inputs, answer);
  if (Object.keys(later).length === 0 && !isOther) {
    return { id, outs: stateAfterWrite(definition, inputs, answer) };
  }
  try {
    if (isOther) {
      return { id, ...(await update(session, definition, id, stateAfterRead(definition, made, answer), inputs)) };
    }
    const path = objectPath(definition, id, inputs);
    const updated = readObject(await client.patch(path, later), `PATCH ${path}`);
    return { id, outs: stateAfterWrite(definition, inputs, updated, answer) };
  } catch (error) {
    throw new HalfMadeError(error, id, isOther ? stateAfterRead(definition, made, answer) : stateAfterWrite(definition, made, answer));
  }
}

function problemOf(value: unknown): string | undefined {
  if (!isRecord(value)) {
    return "something other than an object";
  }
  return typeof value.id === "string" && value.id !== "" ? undefined : "an object without an id";
}

/**
 * What a POST without an answer made: the one object of its parents, its natural key and its content that was not there before and was
 * made since, by the server's clock.
 *
 * @throws Web1on1Error naming the objects where several fit
 */
async function findMade(
  session: Session,
  client: Client,
  definition: ResourceDefinition,
  inputs: Props,
  wasThere: (id: string) => boolean,
  uncertain: UncertainError,
): Promise<Props | undefined> {
  const { fitting, isSure } = await lookAgain(session, definition, inputs, wasThere, uncertain);
  const [found] = fitting.candidates;
  if (found === undefined) {
    return undefined;
  }
  if (fitting.candidates.length > 1 || (!isSure && !fitting.isWhole)) {
    throw new Web1on1Error(
      `${uncertain.message} Since then these were made that may be it: ${describeCandidates(fitting.candidates)}. Delete those that nobody ` +
        "needs and name the other one with `adopt` in the options of the resource.",
      { cause: uncertain },
    );
  }
  console.log(`${nameResource(definition, inputs)}: the answer to its POST was lost. It had made ${found.id}, which is taken over.`);
  // A list may show less of an object than the answer to its POST would have.
  return readLive(client, definition, found.id, inputs);
}

/** What the API has by now that a POST may have made, besides what this run knows as its own. */
async function lookAgain(
  session: Session,
  definition: ResourceDefinition,
  inputs: Props,
  wasThere: (id: string) => boolean,
  uncertain: UncertainError,
) {
  const inventory = inventoryOf(session);
  const items = await inventory.reread(definition, inputs);
  const there = findCandidates(definition, inputs, items).filter(({ id }) => !wasThere(id) && !inventory.isOurs(id));
  const { candidates, isSure } = await inOwnPlace(session, definition, inputs, there);
  return { fitting: chooseFitting(definition, inputs, candidates, uncertain.begunAt), isSure };
}

/**
 * An API that is very slow may do what a POST asks after it was looked for in vain and sent again. Nobody can keep it from that; it is
 * told, with both ids, and the one that was answered stays in the state.
 *
 * @throws Web1on1Error where an object of the same content was made besides the one that was answered
 */
async function refuseLateTwin(
  session: Session,
  definition: ResourceDefinition,
  inputs: Props,
  id: string,
  wasThere: (id: string) => boolean,
  uncertain: UncertainError,
): Promise<void> {
  const { fitting, isSure } = await lookAgain(session, definition, inputs, wasThere, uncertain);
  if (!isSure || !fitting.isWhole) {
    return;
  }
  throw new Web1on1Error(
    `${uncertain.message} Looked for in vain and sent again, it made ${id}; but the first one came to effect late, so that there is ` +
      `${describeCandidates(fitting.candidates)} as well. Delete that, and what this program does not need; the stack keeps ${id}.`,
    { cause: uncertain },
  );
}
