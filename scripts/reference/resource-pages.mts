// One page for each resource, from its definition, its schema and the comment of its class.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ResourceDefinition } from "../../provider/lifecycle/definition.js";
import { type ClassDocs, readClassDocs } from "./class-docs.mts";
import { endpointKey, endpointsOf, UNDOCUMENTED } from "./endpoints.mts";
import { preludeOf, programOf } from "./example-program.mts";
import type { Sources } from "./load-source.mts";
import { anchorOf, code, escapeText, fence, HEAD, kebab, page, table } from "./markdown.mts";
import type { Message } from "./messages.mts";
import { SchemaTables } from "./schema-tables.mts";

const FOLDER = "docs/reference/resources";
const YAML = /^```yaml\n([\s\S]*)\n```$/;
/** What a resource imports that has messages of its own: files beside it, and verbs that only some resources have. */
const OWN_IMPORT = /^\.\/(?!resource\.js)|\/(?:verbs|membership)\.js$/;

export interface ResourcePage {
  readonly type: string;
  readonly path: string;
  readonly what: string;
  readonly text: string;
}

/** The pages of all resources, in the order of the registry. */
export function makeResourcePages(root: string, { registry, SETTINGS }: Sources, messages: readonly Message[]): ResourcePage[] {
  const tables = new SchemaTables(root);
  return registry.map((definition) => {
    const own = docsOf(root, definition.type);
    const files = [fileOf(definition.type), ...own.imports.filter((name) => OWN_IMPORT.test(name)).flatMap(filesOf)];
    const errors = messages.filter(({ file }) => files.includes(file));
    const { what } = own;
    return {
      type: definition.type,
      path: `${FOLDER}/${kebab(definition.type)}.md`,
      what,
      text: pageOf(definition, own, tables, errors, SETTINGS.url.fallback),
    };
  });
}

function pageOf(definition: ResourceDefinition, docs: ClassDocs, tables: SchemaTables, errors: readonly Message[], url: string): string {
  const { type, schema } = definition;
  const programs = docs.examples.filter((text) => !YAML.test(text));
  const [yaml] = docs.examples.flatMap((text) => YAML.exec(text)?.[1] ?? []);
  return page(
    HEAD,
    `# ${type}`,
    docs.what,
    ...docs.surprises,
    "## Example",
    ...programs.flatMap((text) => [preludeOf(text), fence("ts", programOf(text))]),
    yaml === undefined ? "" : "The same in a tenant file ([how they are written](../../tenant-file.md)):",
    yaml === undefined ? "" : fence("yaml", yaml),
    "## Properties",
    "What the program leaves out is neither sent nor compared. `null` clears an optional property.",
    tables.inputs(`${schema}.json`),
    "## Outputs",
    "Every property above is an output too. These are set by the API alone:",
    tables.outputs(`${schema}.json`),
    "## Endpoints",
    `Below the base address (\`web1on1:url\`, by default \`${url}\`).`,
    endpointTable(definition),
    "## Rights",
    rightsOf(tables, `${schema}.json`),
    "## Taking over an object that exists",
    adoptionOf(definition, tables),
    "## Errors",
    errorSection(type, errors),
  );
}

function endpointTable(definition: ResourceDefinition): string {
  return table(
    ["method", "path", "for", ""],
    endpointsOf(definition).map((endpoint) => [
      endpoint.method,
      code(endpoint.path),
      endpoint.use,
      UNDOCUMENTED[endpointKey(endpoint)] ?? "",
    ]),
  );
}

function rightsOf(tables: SchemaTables, file: string): string {
  const schema = tables.read(file);
  const rights = schema["x-rights"];
  return rights === undefined
    ? "Not said by the API's reference. The service refuses with 403 what the token may not do."
    : `${String(rights)} (API ${String(schema["x-rights-source"])}.)`;
}

function adoptionOf(definition: ResourceDefinition, tables: SchemaTables): string {
  const { type, isRepeatable, idFrom } = definition;
  if (isRepeatable && idFrom === undefined) {
    return "Declare it: the upload takes the place of what is there. The option `adopt` and an import are of no use, since the API does not give the bytes.";
  }
  const id = importIdOf(definition, tables);
  const entry = JSON.stringify({ resources: [{ type: `pulumi-nodejs:dynamic/web1on1:${type}`, name: "<name>", id }] });
  return page(
    idFrom === undefined
      ? 'In the program: the option `{ adopt: "<id>" }`. The preview says what will change on the object.'
      : "In the program: declare it. One that is there is taken as it is, and what the program says otherwise is changed.",
    `From a file: \`web1on1 import --file objects.json\`, where the id is ${code(id)}:`,
    fence("json", entry),
    "Afterwards it is deleted like any other object when it goes from the program.",
  );
}

/** What stands in an object's address is in its id. */
function importIdOf({ idFrom, parents, schema, type }: ResourceDefinition, tables: SchemaTables): string {
  const { properties = {} } = tables.read(`${schema}.json`);
  if (idFrom !== undefined) return idFrom(Object.fromEntries(Object.keys(properties).map((name) => [name, `<${name}>`])));
  const address = parents.filter((name) => properties[name]?.["x-parent"]).map((name) => `<${name}>`);
  return [...address, address.length === 0 ? "<id>" : `<${kebab(type).split("-").at(-1)}>`].join("/");
}

function errorSection(type: string, errors: readonly Message[]): string {
  const all = "those of every resource are in the [catalogue](../errors.md#resources)";
  if (errors.length === 0) return `It has none of its own; ${all}.`;
  const links = errors.map(({ text, file }) => `- [${escapeText(text)}](../errors.md#${anchorOf(file)})`);
  return page(`Its own; ${all}. The first words are the resource and its name, such as ${code(`${type} "<name>"`)}.`, links.join("\n"));
}

function docsOf(root: string, type: string): ClassDocs {
  const file = fileOf(type);
  return readClassDocs(readFileSync(join(root, file), "utf8"), type, file);
}

function fileOf(type: string): string {
  return `provider/resources/${kebab(type)}.ts`;
}

/** The file that an import of a resource names, and for the verbs of images those beside it. */
function filesOf(specifier: string): string[] {
  const file = join("provider/resources", specifier).replace(/\.js$/, ".ts");
  return file.endsWith("image/verbs.ts") ? [file, file.replace("verbs.ts", "content.ts")] : [file];
}
