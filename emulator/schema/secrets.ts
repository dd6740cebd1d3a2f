import { isJsonObject, type JsonObject } from "../json.js";

/** What stands in place of a secret wherever the emulator shows or keeps something for people to read. */
export const SECRET = "[secret]";

/** Replaces the secrets of a body. @param schema the file in schemas/ without .json; without one, names decide alone */
export type MaskSecrets = (schema: string | undefined, body: unknown) => unknown;

/** Free-form parts (`meta`, parameters of a provider that nobody described) may hold credentials that no schema marks. */
const SECRET_NAME = /pass(?:word|wd|phrase|code)|secret|token|credential|authorization|(?:api|access|private|signing)[-_ ]?key|^otp$/i;

/** Whether what stands under this name is not to be shown. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

const URL_SECRET = /^(?:key|sig|signature|auth|code)$/i;

/** An address without the password and the secret parameters in it: webhooks are often let in by one. */
function maskUrl(text: string): string {
  if (!text.includes("://")) return text;
  return text
    .replace(/:\/\/([^/?#@\s:]*):[^/?#@\s]*@/g, `://$1:${SECRET}@`)
    .replace(/([?&;#]([^=?&;#\s]+)=)[^?&;#\s]+/g, (pair, start, name) =>
      isSecretName(name) || URL_SECRET.test(name) ? `${start}${SECRET}` : pair,
    );
}

/** @param sources the schemas by name; they refer to each other by `$id` */
export function createMaskSecrets(sources: Readonly<Record<string, JsonObject>>): MaskSecrets {
  const marked = new Set(Object.keys(sources).filter((name) => JSON.stringify(sources[name]).includes('"x-secret":true')));
  return (schema, body) => {
    const source = schema === undefined ? undefined : sources[schema];
    if (source === undefined) return mask(body, [UNKNOWN], UNKNOWN);
    return marked.has(schema ?? "") ? mask(body, [source], source) : mask(body, [], source);
  };
}

/** Of a body whose kind is not known only the parameters of services can be secret under any name. */
const UNKNOWN: JsonObject = { properties: { params: { "x-secret": true } } };

/** The value itself where nothing of it is secret. */
function mask(value: unknown, schemas: readonly JsonObject[], root: JsonObject): unknown {
  if (Array.isArray(value)) {
    const items = schemas.flatMap((schema) => expand(schema.items, value, root));
    const masked = value.map((item) => mask(item, items.length > 0 ? items : schemas, root));
    return masked.some((item, index) => item !== value[index]) ? masked : value;
  }
  if (typeof value === "string") return maskUrl(value);
  if (!isJsonObject(value)) return value;
  const applying = schemas.flatMap((schema) => expand(schema, value, root));
  let result = value;
  for (const [name, inner] of Object.entries(value)) {
    const masked = maskProperty(name, inner, applying, root);
    if (masked === inner) continue;
    if (result === value) result = { ...value };
    // Not by assignment: a property may be called __proto__.
    Object.defineProperty(result, name, { value: masked, enumerable: true, configurable: true, writable: true });
  }
  return result;
}

function maskProperty(name: string, value: unknown, schemas: readonly JsonObject[], root: JsonObject): unknown {
  if (value === null || typeof value === "boolean") return value;
  if (isSecretName(name)) return SECRET;
  const inner = schemas.flatMap(({ properties }) =>
    isJsonObject(properties) && Object.hasOwn(properties, name) ? expand(properties[name], value, root) : [],
  );
  return inner.some((schema) => schema["x-secret"] === true) ? SECRET : mask(value, inner, root);
}

/** A schema with those that it refers to and those of its conditions that hold for the value. */
function expand(schema: unknown, value: unknown, root: JsonObject): JsonObject[] {
  if (!isJsonObject(schema)) return [];
  const parts: unknown[] = [followLocal(schema.$ref, root)];
  for (const keyword of ["allOf", "anyOf", "oneOf"]) parts.push(...(Array.isArray(schema[keyword]) ? schema[keyword] : []));
  if (isJsonObject(schema.if) && mayHold(schema.if, value, root)) parts.push(schema.then);
  return [schema, ...parts.flatMap((part) => expand(part, value, root))];
}

/** A condition on a property that the value lacks, or that has a value unknown to the schema, counts as holding: rather too much is hidden. */
function mayHold(condition: JsonObject, value: unknown, root: JsonObject): boolean {
  if (!isJsonObject(condition.properties) || !isJsonObject(value)) return true;
  return Object.entries(condition.properties).every(([name, wanted]) => {
    if (!isJsonObject(wanted) || !("const" in wanted)) return true;
    const property = isJsonObject(root.properties) ? root.properties[name] : undefined;
    const known = isJsonObject(property) && Array.isArray(property.enum) ? property.enum : [];
    return value[name] === wanted.const || !known.includes(value[name]);
  });
}

function followLocal(reference: unknown, root: JsonObject): unknown {
  if (typeof reference !== "string" || !reference.startsWith("#/")) return undefined;
  let found: unknown = root;
  for (const segment of reference.split("/").slice(1)) found = isJsonObject(found) ? found[segment] : undefined;
  return found;
}
