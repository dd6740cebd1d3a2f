import { isNotFound } from "../client/error.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { inventoryOf } from "./inventory.js";
import { objectPath } from "./object.js";
import type { Session } from "./session.js";

/** Deletes the object; one that is gone already is as good. */
export async function deleteObject(session: Session, definition: ResourceDefinition, id: string, state: Props): Promise<void> {
  const client = await session.client();
  try {
    await client.delete(objectPath(definition, id, state));
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
  inventoryOf(session).noteGone(definition, state, id);
}
