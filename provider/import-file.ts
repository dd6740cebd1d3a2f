import { Web1on1Error } from "./client/error.js";
import { resolveClientOptions } from "./config.js";
import { PROVIDER_KEY, type Props, type ResourceDefinition } from "./lifecycle/definition.js";
import { createProvider } from "./lifecycle/provider.js";
import { createSession, type Session } from "./lifecycle/session.js";
import { managedPart, withoutProvider } from "./lifecycle/state.js";
import { registry } from "./resources/registry.js";
import { providerString, typeToken } from "./resources/resource.js";
import { schemaOf, secretProperties } from "./schema/marks.js";
import { isRecord } from "./schema/path.js";
import { violations } from "./schema/violations.js";

/** How a secret is written in an import file; the engine encrypts what stands in it. */
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

interface ShortEntry {
  readonly index: number;
  readonly definition: ResourceDefinition;
  readonly entry: Props;
}

/** Whether an import file has resources of this package without their outputs. */
export function isShortImportFile(text: string): boolean {
  return shortEntries(parse(text)).length > 0;
}

/**
 * An import file whose resources name only what they are (type, name, id) made whole with the inputs and outputs that an engine needs to
 * take a dynamic resource over, read from the API. What stands in an address beside the id is given as `inputs`
 * (`{"organization": ...}`), or in the id (`<organization>/<category>`). Further inputs say which properties the program manages; without
 * them it is all that the API answers.
 *
 * @param get the stack's configuration, by full key
 * @returns the text of the whole file; secrets are in it in clear, so it must not be kept
 * @throws Web1on1Error naming every resource that cannot be read, or what is missing to read any
 */
export async function completeImportFile(text: string, get: (key: string) => string | undefined, env: NodeJS.ProcessEnv): Promise<string> {
  const file = parse(text);
  const short = shortEntries(file);
  if (!isRecord(file) || !Array.isArray(file.resources) || short.length === 0) {
    return text;
  }
  const options = resolveClientOptions(get, env);
  const session = createSession(() => options);
  session.configure(() => undefined);
  const results = await Promise.allSettled(short.map((entry) => completeEntry(session, entry)));
  const problems = results.flatMap((result, position) =>
    result.status === "rejected" ? [`resources[${short[position]?.index}]: ${messageOf(result.reason)}`] : [],
  );
  if (problems.length > 0) {
    throw new Web1on1Error(`The import file: ${problems.join("\n")}`);
  }
  const resources: unknown[] = [...file.resources];
  for (const [position, result] of results.entries()) {
    resources[short[position]?.index ?? 0] = result.status === "fulfilled" ? result.value : undefined;
  }
  return JSON.stringify({ ...file, resources });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine says what is wrong with it.
    return undefined;
  }
}

function shortEntries(file: unknown): ShortEntry[] {
  const resources = isRecord(file) && Array.isArray(file.resources) ? file.resources : [];
  return resources.flatMap((entry: unknown, index): ShortEntry[] => {
    const definition =
      isRecord(entry) && entry.outputs === undefined ? registry.find(({ type }) => typeToken(type) === entry.type) : undefined;
    return isRecord(entry) && definition !== undefined ? [{ index, definition, entry }] : [];
  });
}

async function completeEntry(session: Session, { definition, entry }: ShortEntry): Promise<Props> {
  if (entry.provider !== undefined) {
    throw new Web1on1Error("it names a provider, whose address and token are not known here. Give its inputs and outputs.");
  }
  const { id, inputs: given } = readAddress(definition, entry);
  const { props = {} } = await createProvider(definition, session).read(id, given);
  return { ...entry, id, ...importedProps(definition, validPart(definition, props), withoutProvider(props)) };
}

/** Inputs and outputs of an object as an engine takes them over: with the provider string, and secrets marked as such. */
export function importedProps(definition: ResourceDefinition, inputs: Props, outputs: Props): { inputs: Props; outputs: Props } {
  const provider = { [PROVIDER_KEY]: providerString(definition) };
  return { inputs: hide(definition, { ...inputs, ...provider }), outputs: hide(definition, { ...outputs, ...provider }) };
}

/** The id, and what else the object's address needs. */
function readAddress(definition: ResourceDefinition, { id, inputs }: Props): { id: string; inputs: Props } {
  if (typeof id !== "string" || id === "") {
    throw new Web1on1Error("id must be the id of an object. Give the one to take over.");
  }
  const given = isRecord(inputs) ? withoutProvider(inputs) : {};
  if (definition.idFrom !== undefined) {
    return { id, inputs: given };
  }
  const { properties } = schemaOf(definition.schema);
  const address = definition.parents.filter((key) => properties[key]?.parent);
  const parts = id.split("/");
  const values = parts.slice(0, -1);
  const named = Object.fromEntries(address.map((key, position) => [key, values[position] ?? given[key]]));
  const missing = address.filter((key) => typeof named[key] !== "string");
  if (missing.length > 0 || values.length > address.length) {
    const form = [...address, definition.type].map((part) => `<${part}>`).join("/");
    throw new Web1on1Error(
      `the address of a ${definition.type} needs ${missing.join(" and ") || "no more than its id"}. Write the id as ${form}.`,
    );
  }
  return { id: parts.at(-1) ?? id, inputs: { ...given, ...named } };
}

/** What a program could have written to get the object; what the schema refuses, since the API is ahead of it, is left unmanaged. */
function validPart(definition: ResourceDefinition, state: Props): Props {
  const inputs = managedPart(definition, state);
  const refused = new Set(violations(definition.schema, inputs).map(({ property }) => property));
  return Object.fromEntries(Object.entries(inputs).filter(([key]) => !refused.has(key)));
}

function hide(definition: ResourceDefinition, props: Props): Props {
  const secret = secretProperties(definition.schema, props).filter((key) => props[key] !== undefined);
  return { ...props, ...Object.fromEntries(secret.map((key) => [key, { ...SECRET, plaintext: JSON.stringify(props[key]) }])) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
