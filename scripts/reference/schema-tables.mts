// Turns a resource's schema into tables of its properties, one for each object in it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { code, table } from "./markdown.mts";

export interface Schema {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly { readonly if: Schema; readonly then: Schema }[];
  readonly readOnly?: boolean;
  readonly [mark: `x-${string}`]: unknown;
}

/** An object with properties and where it stands in the resource. */
interface Part {
  readonly path: string;
  readonly title: string;
  readonly node: Schema;
  readonly file: string;
}

const HEADINGS = ["property", "type", "required", "default", "replaces", "secret", "what it is"];
const TYPES: Readonly<Record<string, string>> = { integer: "whole number", array: "list" };

/** The schemas of one folder and what they say of a resource. */
export class SchemaTables {
  readonly #folder: string;
  readonly #files = new Map<string, Schema>();

  constructor(root: string) {
    this.#folder = join(root, "schemas");
  }

  read(file: string): Schema {
    const known = this.#files.get(file) ?? JSON.parse(readFileSync(join(this.#folder, file), "utf8"));
    this.#files.set(file, known);
    return known;
  }

  /** What a program may set, with a table for each object inside. */
  inputs(file: string): string {
    const root = this.read(file);
    const parts: Part[] = [{ path: "", title: "", node: root, file }];
    const sections: string[] = [];
    for (let part = parts.shift(); part !== undefined; part = parts.shift()) {
      const { path, node } = part;
      const rows = this.#rows(part, (each) => !each.readOnly);
      const heading = path === "" ? "" : `### ${code(path)}${part.title}\n\n`;
      sections.push(`${heading}${table(HEADINGS, rows)}`);
      for (const [name, property] of Object.entries(node.properties ?? {})) {
        if (isShown(this.#resolve(property, part.file).node)) parts.push(...this.#partsIn(joinPath(path, name), property, part.file));
      }
      if (path === "") parts.push(...this.#cases(node, part.file));
    }
    return sections.join("\n");
  }

  /** What only the API sets. */
  outputs(file: string): string {
    const node = this.read(file);
    const rows = Object.entries(node.properties ?? {})
      .map(([name, property]) => ({ name, node: this.#resolve(property, file).node }))
      .filter(({ node: each }) => each.readOnly && each["x-unrecorded"] === undefined)
      .map(({ name, node: each }) => [code(name), this.#typeOf(each, file), each["x-secret"] ? "yes" : "", textOf(each)]);
    return table(["output", "type", "secret", "what it is"], rows);
  }

  #rows({ node, file }: Part, isWanted: (each: Schema) => boolean): string[][] {
    return Object.entries(node.properties ?? {}).flatMap(([name, property]) => {
      const found = this.#resolve(property, file);
      if (!isWanted(found.node) || !isShown(found.node)) return [];
      const { default: fallback } = found.node;
      return [
        [
          code(name),
          this.#typeOf(found.node, found.file),
          node.required?.includes(name) ? "yes" : "",
          fallback === undefined ? "" : code(JSON.stringify(fallback)),
          found.node["x-replace"] === undefined ? "" : "yes",
          found.node["x-secret"] ? "yes" : "",
          textOf(found.node),
        ],
      ];
    });
  }

  #partsIn(path: string, node: Schema, file: string): Part[] {
    const found = this.#resolve(node, file);
    if (found.node.items !== undefined) return this.#partsIn(`${path}[]`, found.node.items, found.file);
    if (found.node.anyOf !== undefined) return found.node.anyOf.flatMap((each) => this.#partsIn(path, each, found.file));
    return found.node.properties === undefined ? [] : [{ path, title: "", ...found }];
  }

  /** Properties whose content depends on another one, as `params` of a Service on `type`. */
  #cases({ allOf = [] }: Schema, file: string): Part[] {
    const cases = new Map<string, { values: unknown[]; parts: Part[] }>();
    for (const { if: condition, then } of allOf) {
      const [[selector, choice] = ["", {}]] = Object.entries<Schema>(condition.properties ?? {});
      for (const [name, node] of Object.entries(then.properties ?? {})) {
        const values = choice.enum ?? [choice.const];
        const key = JSON.stringify([selector, name, node]);
        const before = cases.get(key);
        const parts = before?.parts ?? this.#partsIn(name, node, file).map((part) => ({ ...part, title: selector }));
        cases.set(key, { values: [...(before?.values ?? []), ...values], parts });
      }
    }
    return [...cases.values()].flatMap(({ values, parts }) =>
      parts.map((part) => ({ ...part, title: ` where ${code(part.title)} is ${values.map((each) => code(String(each))).join(", ")}` })),
    );
  }

  #typeOf(node: Schema, file: string): string {
    const found = this.#resolve(node, file);
    if (found.node.enum !== undefined) return found.node.enum.map((value) => code(JSON.stringify(value))).join(", ");
    if (found.node.const !== undefined) return code(JSON.stringify(found.node.const));
    if (found.node.items !== undefined) return `list of ${this.#typeOf(found.node.items, found.file)}`;
    if (found.node.anyOf !== undefined) return found.node.anyOf.map((each) => this.#typeOf(each, found.file)).join(" or ");
    if (found.node.properties !== undefined || found.node.type === "object") return "object";
    const { type = "any value", format } = found.node;
    return `${TYPES[type] ?? type}${format === undefined ? "" : ` (${format})`}`;
  }

  #resolve(node: Schema, file: string): { node: Schema; file: string } {
    if (node.$ref === undefined) return { node, file };
    const [name = "", pointer = ""] = node.$ref.split("#");
    const target = name === "" ? file : (name.split("/").at(-1) ?? file);
    const found = pointer
      .split("/")
      .slice(1)
      .reduce<unknown>((value, key) => (isSchema(value) ? Reflect.get(value, key) : undefined), this.read(target));
    if (!isSchema(found)) throw new Error(`${file} refers to ${node.$ref}, which does not exist.`);
    const { $ref: _ref, ...own } = node;
    const inner = this.#resolve(found, target);
    return { node: { ...inner.node, ...own }, file: inner.file };
  }
}

function isShown(node: Schema): boolean {
  return node["x-unrecorded"] === undefined;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function joinPath(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function textOf(node: Schema): string {
  const [example] = node.examples ?? [];
  const notes = [
    node.description,
    node["x-replace"] === undefined ? undefined : `Replaces: ${String(node["x-replace"])}`,
    node["x-write-once"] ? "Sent on create only, and never compared." : undefined,
    node["x-update-only"] ? "Taken by an update only: a create sends it in a second request." : undefined,
    node["x-unordered"] ? "Order does not count." : undefined,
    node.pattern === undefined ? undefined : `Matches ${code(node.pattern)}.`,
    example === undefined ? undefined : `Example: ${code(JSON.stringify(example))}.`,
  ];
  return notes.filter((note) => note !== undefined).join(" ");
}
