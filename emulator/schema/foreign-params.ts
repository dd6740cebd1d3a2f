import { isJsonObject, type JsonObject } from "../json.js";

/**
 * The schema of a service that takes the parameters of the other types beside those of its own, and keeps them as they come: the
 * reference's example of a smartsupp service carries those of gbm too. What no type has is still refused.
 */
export function takeForeignParams(service: JsonObject): JsonObject {
  const definitions = isJsonObject(service.$defs) ? service.$defs : {};
  const propertiesOf = (definition: unknown): JsonObject =>
    isJsonObject(definition) && isJsonObject(definition.properties) ? definition.properties : {};
  const foreign = Object.fromEntries(
    Object.values(definitions).flatMap((definition) =>
      Object.entries(propertiesOf(definition)).map(([name, schema]) => [name, loosen(schema)]),
    ),
  );
  const widened = Object.entries(definitions).map(([name, definition]) => [
    name,
    isJsonObject(definition) && definition.additionalProperties === false
      ? { ...definition, properties: { ...foreign, ...propertiesOf(definition) } }
      : definition,
  ]);
  return { ...service, $defs: Object.fromEntries(widened) };
}

/** A foreign parameter stays a secret, and has no default here. */
function loosen(schema: unknown): JsonObject {
  return isJsonObject(schema) && schema["x-secret"] === true ? { "x-secret": true } : {};
}
