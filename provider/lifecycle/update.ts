import type { UpdateResult } from "@pulumi/pulumi/dynamic";
import { Web1on1Error } from "../client/error.js";
import { secretPaths } from "../schema/marks.js";
import { formatPath, valueAt } from "../schema/path.js";
import { isNested, overlay, patchable } from "./body.js";
import type { Props, ResourceDefinition } from "./definition.js";
import { changedPaths, topLevel } from "./diff.js";
import { withAnswer } from "./differences.js";
import { inventoryOf } from "./inventory.js";
import { objectNow } from "./live/live-objects.js";
import { tellOverwritten } from "./lost-update.js";
import { objectPath, readLive, readObject } from "./object.js";
import { isMasked } from "./observe.js";
import type { Session } from "./session.js";
import { stateAfterWrite, withoutProvider } from "./state.js";

/**
 * Sends what changed, and nothing else; nothing at all where only a half-made object is confirmed. The object is read just before: what
 * somebody else changed on it since is told, or kept where the program does not manage it.
 */
export async function update(
  session: Session,
  definition: ResourceDefinition,
  id: string,
  olds: Props,
  news: Props,
): Promise<UpdateResult<Props>> {
  const inputs = withoutProvider(news);
  const changed = changedPart(definition, olds, inputs);
  if (Object.keys(changed).length === 0) {
    return { outs: stateAfterWrite(definition, inputs, {}, olds) };
  }
  const client = await session.client();
  const path = objectPath(definition, id, inputs);
  const live = await readBefore(session, definition, id, olds, inputs, changed);
  tellOverwritten(definition, id, olds, live, inputs, Object.keys(changed));
  const answer = readObject(await client.patch(path, completeNested(definition, inputs, changed, live)), `PATCH ${path}`);
  inventoryOf(session).noteChanged(definition, inputs, id, answer);
  return { outs: stateAfterWrite(definition, inputs, answer, olds) };
}

/** What an update changes, as far as a PATCH takes it. */
export function changedPart(definition: ResourceDefinition, olds: Props, inputs: Props): Props {
  return patchable(definition, inputs, new Set(topLevel(changedPaths(definition, olds, inputs))));
}

/**
 * The object as it is just before the write. Where the write takes nothing of it along, one request serves all who ask at the same
 * time; what is sent whole with its neighbours is read alone, for a list may show less of it.
 */
async function readBefore(
  session: Session,
  definition: ResourceDefinition,
  id: string,
  olds: Props,
  inputs: Props,
  changed: Props,
): Promise<Props> {
  if (Object.values(changed).some(isNested)) {
    return readLive(await session.client(), definition, id, inputs);
  }
  const managed = Object.keys(changed).filter((key) => olds[key] !== undefined);
  return objectNow(session, definition, id, inputs, (item) => managed.every((key) => item[key] !== undefined));
}

/**
 * PATCH merges at the top level only and replaces nested objects and lists (wire-facts). So they are sent
 * whole as they were read just before, with the program's part laid over them: what somebody else set beside it survives.
 */
export function completeNested(definition: ResourceDefinition, inputs: Props, changed: Props, live: Props): Props {
  if (!Object.values(changed).some(isNested)) {
    return changed;
  }
  const comparison = withAnswer(definition.schema, inputs);
  const whole = Object.fromEntries(
    Object.entries(changed).map(([key, value]) => [key, isNested(value) ? overlay(comparison, key, live[key], value) : value]),
  );
  guardHiddenSecrets(definition, inputs, whole);
  return whole;
}

/** @throws Web1on1Error where a secret that the program leaves out would be overwritten with the stars that the API shows for it */
function guardHiddenSecrets(definition: ResourceDefinition, inputs: Props, whole: Props): void {
  const path = secretPaths(definition.schema, inputs).find(
    (secret) => isMasked(valueAt(whole, secret)) && valueAt(inputs, secret) === undefined,
  );
  if (path !== undefined) {
    throw new Web1on1Error(
      `${formatPath(path)} is set and the API shows stars in its place, so that it cannot be sent again with the rest of ${String(path[0])}. ` +
        "Set it in the program too.",
    );
  }
}
