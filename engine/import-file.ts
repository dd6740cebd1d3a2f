import { isObject, parseGivenJson } from "./bounded-json.js";
import type { ImportedResource } from "./deployment/importing.js";
import { EngineError } from "./errors.js";
import { type Cipher, fromStored } from "./values/stored.js";

/** Reads the file of `import --file`; every problem in it is named at once. */
export function parseImportFile(text: string | undefined, cipher: Cipher): ImportedResource[] {
  if (text === undefined) return [];
  const file = parseGivenJson(text, "The import file");
  if (!isObject(file) || !Array.isArray(file.resources))
    throw new EngineError('The import file: resources expected a list, as in {"resources": [...]}.');
  const nameTable = isObject(file.nameTable) ? file.nameTable : {};
  const problems: string[] = [];
  const resources = file.resources.flatMap((entry: unknown, index) => {
    const found = problemsOf(entry, `resources[${index}]`);
    problems.push(...found);
    return found.length > 0 || !isObject(entry) ? [] : [read(entry, nameTable, cipher)];
  });
  if (problems.length > 0) throw new EngineError(`The import file: ${problems.join("; ")}. Correct the file.`);
  return resources;
}

function problemsOf(entry: unknown, path: string): string[] {
  if (!isObject(entry)) return [`${path} expected an object`];
  const problems = (entry.component === true ? ["type", "name"] : ["type", "name", "id"])
    .filter((key) => typeof entry[key] !== "string" || entry[key] === "")
    .map((key) => `${path}.${key} expected a text`);
  // A component is nothing at any API: it is only what others hang from.
  if (entry.component === true) return problems;
  for (const key of ["inputs", "outputs"]) {
    if (!isObject(entry[key])) problems.push(`${path}.${key} expected an object: a dynamic resource is imported as it is, with both`);
    else if (typeof entry[key].__provider !== "string")
      problems.push(`${path}.${key}.__provider expected the provider string that the program uses`);
  }
  return problems;
}

function read(entry: Record<string, unknown>, nameTable: Record<string, unknown>, cipher: Cipher): ImportedResource {
  const text = (key: string): string | undefined => (typeof entry[key] === "string" && entry[key] !== "" ? entry[key] : undefined);
  const resolve = (name: string | undefined): string | undefined => {
    if (name === undefined) return undefined;
    const urn = nameTable[name];
    return typeof urn === "string" ? urn : name;
  };
  const resource: ImportedResource = {
    type: text("type") ?? "",
    name: text("logicalName") ?? text("name") ?? "",
    fileName: text("name") ?? "",
    id: entry.component === true ? undefined : text("id"),
    inputs: fromStored(isObject(entry.inputs) ? entry.inputs : {}, cipher),
    outputs: fromStored(isObject(entry.outputs) ? entry.outputs : {}, cipher),
  };
  const parent = resolve(text("parent"));
  if (parent !== undefined) resource.parent = parent;
  const provider = resolve(text("provider"));
  if (provider !== undefined) resource.provider = provider;
  return resource;
}
