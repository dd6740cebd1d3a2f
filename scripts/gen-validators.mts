// Turns schemas/*.json into the code that checks a resource's args, so that no process compiles schemas when it starts.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { _ } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import addFormats from "ajv-formats";
import ts from "typescript";

interface Schema {
  $id: string;
  readOnly?: boolean;
  properties: Record<string, { "x-unrecorded"?: unknown }>;
}

const HEAD = `// Made by \`npm run gen\` from schemas/: change those, not this file.
// @ts-nocheck
import { fullFormats } from "ajv-formats/dist/formats";
import { formats as own } from "./formats.js";
import { schemas } from "./schemas.js";
import type { Validator } from "./validator.js";

const formats = { ...fullFormats };
for (const [name, { accepts }] of Object.entries(own)) if (accepts !== undefined) formats[name] = accepts;
`;

/** The text of provider/schema/validators.gen.ts. */
export async function makeValidators(root: string): Promise<string> {
  const schemas = readSchemas(join(root, "schemas"));
  const { formats }: typeof import("../provider/schema/formats.js") = await load(join(root, "provider/schema/formats.ts"));
  const { annotationKeywords }: typeof import("../provider/schema/json-schema.js") = await load(
    join(root, "provider/schema/json-schema.ts"),
  );
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    verbose: true,
    // The schemas are checked against their meta-schema by a test
    validateSchema: false,
    keywords: [...annotationKeywords],
    code: { source: true, esm: true, lines: true, formats: _`formats` },
  });
  addFormats.default(ajv, ["email", "uri", "hostname", "date-time"]);
  for (const [name, { accepts }] of Object.entries(formats)) if (accepts !== undefined) ajv.addFormat(name, accepts);
  ajv.addSchema([...schemas.values()]);
  const names = [...schemas.keys()];
  const code = standalone(ajv, Object.fromEntries(names.map((name, index) => [`of${index}`, schemas.get(name)?.$id ?? ""])));
  const functions = new Map([...code.matchAll(/^export const (of\d+) = (\w+);$/gm)].map(([, key, value]) => [key, value]));
  const entries = names.map((name, index) => `  ${JSON.stringify(name)}: ${functions.get(`of${index}`)},\n`).join("");
  const result = `${HEAD}\n${shorten(code, schemas)}\n/** The validator of each resource's args. */\nexport const validators: Readonly<Record<string, Validator>> = {\n${entries}};\n`;
  const left = /^.*\brequire\(.*$/m.exec(result);
  if (left) throw new Error(`The generated validators would load a module when they start: ${left[0]}`);
  return result;
}

/** A source file that imports nothing; by itself Node would take it for CommonJS. */
function load(path: string) {
  const { outputText } = ts.transpileModule(readFileSync(path, "utf8"), {
    compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext },
  });
  return import(`data:text/javascript,${encodeURIComponent(outputText)}`);
}

/** The resources' schemas by name, without what the resources leave out: as `provider/schema/schemas.ts` has them. */
function readSchemas(folder: string): Map<string, Schema> {
  const found = new Map<string, Schema>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(".json") || name.endsWith(".schema.json")) continue;
    const schema: Schema = JSON.parse(readFileSync(join(folder, name), "utf8"));
    if (schema.readOnly) continue;
    const kept = Object.entries(schema.properties).filter(([, property]) => property["x-unrecorded"] === undefined);
    found.set(basename(name, ".json"), { ...schema, properties: Object.fromEntries(kept) });
  }
  return found;
}

/** The same code with the schemas referred to instead of copied, nothing of ajv's own loaded, and errors added in one line. */
function shorten(code: string, schemas: ReadonlyMap<string, Schema>): string {
  const places = new Map<string, string>();
  const note = (node: unknown, place: string): void => {
    if (typeof node !== "object" || node === null || Array.isArray(node)) return;
    const text = JSON.stringify(node);
    if (!places.has(text)) places.set(text, place);
    for (const [key, child] of Object.entries(node)) note(child, `${place}[${JSON.stringify(key)}]`);
  };
  for (const [name, schema] of schemas) note(schema, `schemas[${JSON.stringify(name)}]`);
  return code
    .replace('"use strict";\n', "")
    .replaceAll(/^export const of\d+ = \w+;\n/gm, "")
    .replaceAll(/^(const schema\d+ = )(\{.*\});$/gm, (_line, start: string, json: string) => `${start}${places.get(json) ?? json};`)
    .replace('require("ajv/dist/runtime/ucs2length").default', "(text) => [...text].length")
    .replaceAll(
      /if\(vErrors === null\)\{\nvErrors = \[(err\d+)\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}\n/g,
      "(vErrors ??= []).push($1);\n",
    );
}
