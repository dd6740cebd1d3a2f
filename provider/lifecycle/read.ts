import type { ReadResult } from "@pulumi/pulumi/dynamic";
import { isNotFound } from "../client/error.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { liveObject } from "./live/live-objects.js";
import type { Session } from "./session.js";
import { isSameState, managedPart, stateAfterRead } from "./state.js";

/** The engine's way to say "gone"; without props it fails with "Unexpected struct type". */
export const GONE: ReadResult<Props> = { id: undefined, props: {} };

/** What the API has now; an empty result where the object is gone. */
export async function read(session: Session, definition: ResourceDefinition, id: string, state: Props): Promise<ReadResult<Props>> {
  let answer: Props;
  try {
    answer = await liveObject(session, definition, id, state);
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
