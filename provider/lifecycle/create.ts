import type { CreateResult } from "@pulumi/pulumi/dynamic";
import { Web1on1Error } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { afterCreateBody, createBody } from "./body.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { HalfMadeError } from "./failure.js";
import { objectPath, readObject } from "./read.js";
import type { Session } from "./session.js";
import { stateAfterWrite } from "./state.js";

/** Makes the object; where the API takes a property on update only, a second request sets it. */
export async function create(session: Session, definition: ResourceDefinition, inputs: Props): Promise<CreateResult<Props>> {
  const client = await session.client();
  const collection = fillPath(definition.collection, inputs);
  const answer = readObject(await client.post(collection, createBody(definition, inputs)), `POST ${collection}`);
  const { id } = answer;
  if (typeof id !== "string" || id === "") {
    throw new Web1on1Error(
      `POST ${collection} answered an object without an id. It was probably made: look for it before you run again, so that there are not two.`,
    );
  }
  const later = afterCreateBody(definition, inputs);
  if (Object.keys(later).length === 0) {
    return { id, outs: stateAfterWrite(definition, inputs, answer) };
  }
  try {
    const path = objectPath(definition, id, inputs);
    const updated = readObject(await client.patch(path, later), `PATCH ${path}`);
    return { id, outs: stateAfterWrite(definition, inputs, updated, answer) };
  } catch (error) {
    const made = Object.fromEntries(Object.entries(inputs).filter(([key]) => !(key in later)));
    throw new HalfMadeError(error, id, stateAfterWrite(definition, made, answer));
  }
}
