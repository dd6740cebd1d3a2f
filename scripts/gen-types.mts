// Turns schemas/*.json into the TypeScript types of a resource's args and state.
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { compile, type JSONSchema } from "json-schema-to-typescript";

/** A value of an enumeration. */
type Value = string | number;

interface Schema {
  [keyword: string]: unknown;
  $id?: string;
  $ref?: string;
  $defs?: Record<string, Schema>;
  title?: string;
  description?: string;
  type?: string;
  const?: Value;
  enum?: Value[];
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  allOf?: { if: Schema; then: Schema }[];
  readOnly?: boolean;
  "x-replace"?: string;
  "x-absent"?: string;
}

/** Which side a type describes: what a program may set, or what is known after apply. */
type Side = "Args" | "State";

const HEAD = "// Made by `npm run gen` from schemas/: change those, not this file.\n";

/** The text of provider/schema/types.gen.ts. */
export async function makeTypes(root: string): Promise<string> {
  return new TypesFile(join(root, "schemas")).make();
}

class TypesFile {
  readonly #files: Map<string, Schema>;
  readonly #made = new Map<string, string>();
  /** The parts that a type names and that are still to be made. */
  readonly #wanted = new Map<string, { node: Schema; file: Schema; side: Side }>();

  constructor(folder: string) {
    // tenant.schema.json is none of a resource: it puts the properties of all of them into one file.
    const names = readdirSync(folder).filter((name) => name.endsWith(".json") && !name.endsWith(".schema.json"));
    this.#files = new Map(names.sort().map((name) => [basename(name, ".json"), readSchema(join(folder, name))]));
  }

  async make(): Promise<string> {
    for (const file of this.#files.values()) {
      // What the API only reads has no args.
      if (!file.readOnly) await this.#addArgs(file);
      await this.#addState(file);
    }
    return `${HEAD}\n${[...this.#made.values()].join("\n")}`;
  }

  async #addArgs(file: Schema): Promise<void> {
    const description = `What a program may set of ${article(file.title)}. ${file.description}`;
    if (file.allOf === undefined) {
      await this.#addInterface(`${file.title}Args`, { ...file, description }, file, "Args");
    } else {
      await this.#addUnion(`${file.title}Args`, { ...file, description }, file);
    }
  }

  /** State is one interface, also where args are a union: each output is read on its own. */
  async #addState(file: Schema): Promise<void> {
    const description = `What is known of ${article(file.title)}${file.readOnly ? "" : " after apply"}. ${file.description}`;
    const properties = { ...file.properties };
    const cases = casesOf(file);
    for (const name of new Set(cases.flatMap(({ special }) => Object.keys(special)))) {
      const anyOf = cases.map(({ special }) => special[name]).filter((part) => part !== undefined);
      properties[name] = { ...properties[name], anyOf };
    }
    const readOnly = Object.keys(properties).filter((key) => properties[key]?.readOnly && properties[key]?.["x-absent"] === undefined);
    const required = [...readOnly, ...(file.required ?? [])];
    await this.#addInterface(`${file.title}State`, { ...file, description, properties, required }, file, "State");
  }

  /** One interface for the properties that every case has, one more for each case, and the union of these. */
  async #addUnion(name: string, schema: Schema, file: Schema): Promise<void> {
    const cases = casesOf(schema);
    const special = new Set(["type", ...cases.flatMap((part) => Object.keys(part.special))]);
    const common = Object.fromEntries(Object.entries(schema.properties ?? {}).filter(([key]) => !special.has(key)));
    const required = (schema.required ?? []).filter((key) => !special.has(key));
    await this.#addInterface(`${name}Base`, { ...schema, properties: common, required }, file, "Args");
    const members: string[] = [];
    for (const { types, isDefault, special } of cases) {
      const member = `${types.length === 1 ? pascal(String(types[0])) : "Other"}${name}`;
      members.push(member);
      const own = { type: { enum: types }, ...special };
      const properties = Object.fromEntries(Object.entries(own).map(([key, part]) => [key, { ...schema.properties?.[key], ...part }]));
      const needed = [...(isDefault ? [] : ["type"]), ...Object.keys(special).filter((key) => schema.required?.includes(key))];
      const description = `${schema.description} Here \`type\` is ${types.join(", ")}${isDefault ? ", or left out" : ""}.`;
      await this.#addInterface(member, { ...schema, description, properties, required: needed }, file, "Args", `${name}Base`);
    }
    const union = members.map((member) => `  | ${member}`).join("\n");
    this.#made.set(name, `/**\n * ${schema.description}\n */\nexport type ${name} =\n${union};\n`);
  }

  async #addInterface(name: string, schema: Schema, file: Schema, side: Side, base?: string): Promise<void> {
    this.#made.set(name, "");
    const shape: JSONSchema = { ...this.#convertObject(schema, file, side), title: name };
    const code = await compile(shape, name, { additionalProperties: false, bannerComment: "", style: { printWidth: 140 } });
    this.#made.set(
      name,
      base === undefined ? code : code.replace(`export interface ${name} {`, `export interface ${name} extends ${base} {`),
    );
    await this.#addMissing();
  }

  /** Makes the parts that the interface just made names. */
  async #addMissing(): Promise<void> {
    for (const [name, { node, file, side }] of [...this.#wanted]) {
      this.#wanted.delete(name);
      if (!this.#made.has(name)) {
        await this.#addInterface(name, node, file, side);
      }
    }
  }

  /** The schema as json-schema-to-typescript takes it: references, marks and the side worked in. */
  #convert(schema: Schema, file: Schema, side: Side): JSONSchema {
    if (schema.$ref !== undefined) {
      const target = this.#follow(schema.$ref, file);
      return target.node.title === undefined || target.node.properties === undefined
        ? this.#convert({ ...target.node, ...schema, $ref: undefined }, target.file, side)
        : { description: describe({ ...target.node, ...schema }), tsType: this.#nameOf(target, side) };
    }
    const description = describe(schema);
    if (schema.enum !== undefined) {
      return { description, enum: schema.enum };
    }
    if (schema.anyOf !== undefined) {
      return { description, anyOf: schema.anyOf.map((part) => ({ ...this.#convert(part, file, side), description: undefined })) };
    }
    if (schema.items !== undefined) {
      return { description, type: "array", items: { ...this.#convert(schema.items, file, side), description: undefined } };
    }
    if (schema.properties !== undefined) {
      return this.#convertObject(schema, file, side);
    }
    return schema.type === "object" ? { description, type: "object", additionalProperties: true } : { description, tsType: typeOf(schema) };
  }

  #convertObject(schema: Schema, file: Schema, side: Side): JSONSchema {
    const properties: Record<string, JSONSchema> = {};
    for (const [key, part] of Object.entries(schema.properties ?? {})) {
      if (side === "State" || !this.#isReadOnly(part, file)) {
        const converted = this.#convert(part, file, side);
        properties[key] = this.#isClearable(part, file) && !schema.required?.includes(key) ? orNull(converted) : converted;
      }
    }
    return { description: describe(schema), type: "object", properties, required: schema.required ?? [], additionalProperties: false };
  }

  /** The name of a part's type; a part without read-only properties is the same on both sides. */
  #nameOf({ node, file }: { node: Schema; file: Schema }, side: Side): string {
    const hasReadOnly = Object.values(node.properties ?? {}).some((part) => this.#isReadOnly(part, file));
    const name = `${node.title}${hasReadOnly && side === "State" ? side : ""}`;
    this.#wanted.set(name, { node, file, side });
    return name;
  }

  #isReadOnly(part: Schema, file: Schema): boolean {
    return part.readOnly === true || (part.$ref !== undefined && this.#follow(part.$ref, file).node.readOnly === true);
  }

  /** Whether null clears an optional property; provider/schema/clearable.ts says when. */
  #isClearable(part: Schema, file: Schema): boolean {
    const marks = { ...(part.$ref === undefined ? {} : this.#follow(part.$ref, file).node), ...part };
    return !(marks.readOnly || marks["x-replace"] || marks["x-parent"] || marks["x-write-once"] || marks.minItems);
  }

  #follow(ref: string, file: Schema): { node: Schema; file: Schema } {
    const [address, pointer = ""] = ref.split("#");
    const target = address ? this.#files.get(basename(address, ".json")) : file;
    const node = pointer
      .split("/")
      .slice(1)
      .reduce<unknown>((value, key) => (isSchema(value) ? value[key] : undefined), target);
    if (target === undefined || !isSchema(node)) {
      throw new Error(`${file.$id} refers to ${ref}, which does not exist.`);
    }
    return { node, file: target };
  }
}

/** One case of a schema's conditions on `type`: the values of `type` and what the properties are then. */
interface Case {
  types: Value[];
  /** Whether it also holds where `type` is left out. */
  isDefault: boolean;
  special: Record<string, Schema>;
}

/** The cases of a schema's conditions, those with the same consequence together. */
function casesOf({ allOf = [] }: Schema): Case[] {
  const consequences = [...new Set(allOf.map(({ then }) => JSON.stringify(then)))];
  const groups = consequences.map((text) => allOf.filter(({ then }) => JSON.stringify(then) === text));
  return groups.map((group) => ({
    types: group.flatMap((part) => part.if.properties?.type?.const ?? []),
    isDefault: group.some((part) => !part.if.required?.includes("type")),
    special: group[0]?.then.properties ?? {},
  }));
}

function orNull(part: JSONSchema): JSONSchema {
  const { description, ...rest } = part;
  if (rest.tsType !== undefined) {
    return { ...part, tsType: `${rest.tsType} | null` };
  }
  if (rest.enum !== undefined) {
    return { ...part, enum: [...rest.enum, null] };
  }
  return { description, anyOf: [...(rest.anyOf ?? [rest]), { type: "null" }] };
}

function typeOf({ type = "unknown" }: Schema): string {
  return type === "integer" ? "number" : type;
}

function describe(schema: Schema): string | undefined {
  const notes = [
    schema.description,
    schema.default === undefined ? undefined : `Default: \`${JSON.stringify(schema.default)}\`.`,
    schema["x-replace"] === undefined ? undefined : `A change replaces the resource. ${schema["x-replace"]}`,
    schema["x-secret"] === true ? "Kept secret in state, plans and logs." : undefined,
  ];
  return notes.filter((note) => note !== undefined).join("\n\n");
}

function readSchema(file: string): Schema {
  const schema: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isSchema(schema)) {
    throw new Error(`${file} holds no schema.`);
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (property["x-unrecorded"] !== undefined) delete schema.properties?.[name];
  }
  return schema;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function article(title = ""): string {
  return `${/^[AEIO]/.test(title) ? "an" : "a"} ${title}`;
}

function pascal(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
