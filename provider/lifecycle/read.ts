import type { ReadResult } from "@pulumi/pulumi/dynamic";
import type { Client } from "../client/client.js";
import { isNotFound, Web1on1Error } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { isRecord } from "../schema/path.js";
import type { Props, ResourceDefinition } from "./definition.js";
import type { Session } from "./session.js";
import { isSameState, managedPart, stateAfterRead } from "./state.js";

/** The engine's way to say "gone"; without props it fails with "Unexpected struct type". */
export const GONE: ReadResult<Props> = { id: undefined, props: {} };

/** What the API has now; an empty result where the object is gone. */
export async function read(session: Session, definition: ResourceDefinition, id: string, state: Props): Promise<ReadResult<Props>> {
  let answer: Props;
  try {
    answer = await readLive(await session.client(), definition, id, state);
  } catch (error) {
    if (isNotFound(error)) {
      return GONE;
    }
    throw error;
  }
  return resultOfRead(definition, id, state, answer);
}

/** What a read hands to the engine, given the state before and the object as the API answers it. */
export function resultOfRead(definition: ResourceDefinition, id: string, state: Props, answer: Props): ReadResult<Props> {
  const props = stateAfterRead(definition, state, answer);
  // Without drift the inputs in state stand; with it they follow, so that the next preview compares the program with what is there.
  return isSameState(state, props) ? { id, props } : { id, props, inputs: managedPart(definition, props) };
}

/** The object as the API answers it now. */
export async function readLive(client: Client, definition: ResourceDefinition, id: string, props: Props): Promise<Props> {
  const path = objectPath(definition, id, props);
  return readObject(await client.get(path), `GET ${path}`);
}

/** The path of one object below the base address. */
export function objectPath(definition: ResourceDefinition, id: string, props: Props): string {
  return `${fillPath(definition.collection, props)}/${fillPath("{id}", { id })}`;
}

/** An answer as an object; anything else is not from this API. */
export function readObject(answer: unknown, request: string): Props {
  if (!isRecord(answer)) {
    throw new Web1on1Error(`${request} answered something other than an object. Check that web1on1:url is the address of the API.`);
  }
  return answer;
}
