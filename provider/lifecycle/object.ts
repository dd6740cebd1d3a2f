import type { Client } from "../client/client.js";
import { Web1on1Error } from "../client/error.js";
import { fillPath } from "../client/path.js";
import { isRecord } from "../schema/path.js";
import type { Props, ResourceDefinition } from "./definition.js";

/** The object as the API answers it now, by a request for it alone. */
export async function readLive(client: Client, definition: ResourceDefinition, id: string, props: Props): Promise<Props> {
  return readAt(client, objectPath(definition, id, props));
}

/** The path of one object below the base address. */
export function objectPath(definition: ResourceDefinition, id: string, props: Props): string {
  return pathIn(fillPath(definition.collection, props), id);
}

/** The path of the object of a list that has the id. */
export function pathIn(list: string, id: string): string {
  return `${list}/${fillPath("{id}", { id })}`;
}

/** The object at a path as the API answers it now. */
export async function readAt(client: Client, path: string): Promise<Props> {
  return readObject(await client.get(path), `GET ${path}`);
}

/** An answer as an object; anything else is not from this API. */
export function readObject(answer: unknown, request: string): Props {
  if (!isRecord(answer)) {
    throw new Web1on1Error(`${request} answered something other than an object. Check that web1on1:url is the address of the API.`);
  }
  return answer;
}
