import { SECRET_SIGNATURE, SIGNATURE_KEY } from "../../engine/values/signatures.js";
import { secretPaths } from "../../provider/schema/marks.js";
import { isRecord, type Path } from "../../provider/schema/path.js";
import { type SchemaName, schemas } from "../../provider/schema/schemas.js";
import { SECRET_TEXT } from "../audit/model.js";

/** Where neither a mark nor a schema says so: what is called so is one. */
const SECRET_NAME = /pass(?:word|phrase)|secret|token|credential|(?:api|access|private|signing)_?-?key|authorization/i;
/** What is shorter would be found everywhere; longer where only the name of its property says that it is a secret. */
const SHORTEST = { marked: 4, named: 8 };

/** One side of a step as far as secrets go. */
interface Properties {
  type: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  /** `additionalSecretOutputs` of the resource's options. */
  secretOutputs: readonly string[];
}

const schemaNames = new Map(
  Object.keys(schemas)
    .filter(isSchemaName)
    .map((name) => [schemas[name].title, name]),
);

function isSchemaName(name: string): name is SchemaName {
  return Object.hasOwn(schemas, name);
}

/**
 * The properties with `[secret]` for every secret, however the plan was made: what is marked, what the resource's options or its
 * schema name, and what is called like one.
 *
 * @param found is given each text that was in a secret, to be hidden wherever else it stands
 */
export function hideSecrets(side: Properties, found: Set<string>): { inputs: Record<string, unknown>; outputs: Record<string, unknown> } {
  const name = schemaNames.get(side.type);
  const byOptions = side.secretOutputs.map((key): Path => [key]);
  const hide = (map: Record<string, unknown>, isInputs: boolean): Record<string, unknown> => {
    const bySchema = name ? secretPaths(name, map) : [];
    // The options name whole properties; of what the program says the schema knows the very places.
    const isKnown = ([key]: Path): boolean => isInputs && bySchema.some(([top]) => top === key);
    const paths = [...byOptions.filter((path) => !isKnown(path)), ...bySchema];
    return record(
      hideMarked(
        paths.reduce<unknown>((value, path) => hideAt(value, path, found), map),
        found,
      ),
    );
  };
  return { inputs: hide(side.inputs, true), outputs: hide(side.outputs, false) };
}

const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

function hideAt(value: unknown, [segment, ...rest]: Path, found: Set<string>): unknown {
  if (segment === undefined) return value === null || value === undefined ? value : hide(value, found);
  if (segment === "*" && Array.isArray(value)) return value.map((item) => hideAt(item, rest, found));
  if (!isRecord(value) || isMarked(value) || !Object.hasOwn(value, segment)) return value;
  return { ...value, [segment]: hideAt(value[segment], rest, found) };
}

const isMarked = (value: Record<string, unknown>): boolean => SIGNATURE_KEY in value;

function hideMarked(value: unknown, found: Set<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => hideMarked(item, found));
  if (!isRecord(value)) return value;
  if (isMarked(value) && (value[SIGNATURE_KEY] === SECRET_SIGNATURE || value.secret === true)) return hide(value, found);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      typeof item === "string" && key !== SIGNATURE_KEY && SECRET_NAME.test(key)
        ? hide(item, found, SHORTEST.named)
        : hideMarked(item, found),
    ]),
  );
}

function hide(value: unknown, found: Set<string>, shortest = SHORTEST.marked): string {
  collect(value, found, shortest);
  return SECRET_TEXT;
}

function collect(value: unknown, found: Set<string>, shortest: number): void {
  if (typeof value === "string") {
    if (value.length >= shortest && value !== SECRET_TEXT) found.add(value);
  } else if (Array.isArray(value)) for (const item of value) collect(item, found, shortest);
  else if (isRecord(value)) {
    for (const [key, item] of Object.entries(value)) {
      if (key === SIGNATURE_KEY) continue;
      // The plain text of a marked secret is its JSON.
      if (key === "plaintext" && isMarked(value)) collect(parsed(item), found, shortest);
      collect(item, found, shortest);
    }
  }
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
