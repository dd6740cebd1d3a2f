import { isNotFound } from "../client/error.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { inventoryOf } from "./inventory.js";
import { objectPath } from "./object.js";
import type { Session } from "./session.js";

/** Deletes the object; one that is gone already is as good. */
export async function deleteObject(session: Session, definition: ResourceDefinition, id: string, state: Props): Promise<void> {
  await deleteAt(session, objectPath(definition, id, state));
  inventoryOf(session).noteGone(definition, state, id);
}

/** Deletes what stands at a path; what is gone already is as good. */
export async function deleteAt(session: Session, path: string): Promise<void> {
  const client = await session.client();
  try {
    await client.delete(path);
  } catch (error) {
    if (!isNotFound(error)) {
      throw error;
    }
  }
}
