import { isJsonObject, type JsonObject } from "../json.js";
import { createMaskSecrets } from "../schema/secrets.js";
import { SCHEMA_SOURCES } from "../schema/sources.js";
import { ENTITIES } from "./registry.js";

const maskSecrets = createMaskSecrets(SCHEMA_SOURCES);
const SCHEMAS: ReadonlyMap<string, string> = new Map(ENTITIES.map(({ kind, schema }) => [kind, schema]));

/** A stored object without its secrets. */
export function maskObject(kind: string, body: JsonObject): JsonObject {
  const masked = maskSecrets(SCHEMAS.get(kind), body);
  return isJsonObject(masked) ? masked : {};
}

/** The body of a request without its secrets, as far as its path tells what it is; of an unknown path rather too much is hidden. */
export function maskRequestBody(path: string, body: unknown): unknown {
  const [, , collection, , rest] = path.split("/");
  const entity = rest === undefined ? ENTITIES.find((each) => each.collection === `/${collection}`) : undefined;
  return maskSecrets(entity?.schema, body);
}
