// Turns schemas/tenant.schema.json into one schema that editors complete tenant files with: nothing outside it is referred to, since
// editors follow references by $id to addresses that do not exist (redhat-developer/yaml-language-server#1228), and it has what a file may
// say and the tenant that is read from it has not: defaults, and values of configuration.
import { readFileSync } from "node:fs";
import { join } from "node:path";

type Node = Record<string, unknown>;

/** The kinds of objects that `defaults` may speak of: the parts of the tenant's schema that are objects of their own. */
const KINDS = ["organization", "category", "group", "user", "bot", "botInstance", "service", "form", "field"];

const DEFAULTS =
  "What all objects of a kind have that do not say otherwise: they count for every object below this place, in this organization and in those " +
  "under it, and not for this organization itself. A property of the object wins, then the defaults of the nearest organization, then those " +
  "above it. Maps are merged key by key; lists and single values are replaced as a whole; null is a value.";
const VALUE =
  `A value from elsewhere, alone or inside a text: \${config:key} of the stack's configuration, \${env:NAME} of the environment, \${secret:key} of ` +
  "the configuration, which makes the whole text a secret. $${ stands for ${. Where no text is wanted write !!int, !!float or !!bool before it.";
const COMMENT = "Made by `npm run gen` from tenant.schema.json: change that, not this file.";

/** What is for this package and for the API, and not for editors. */
const LEFT_OUT = new Set(["$id", "$schema", "$comment"]);
/** Keywords that a value from elsewhere cannot meet before it is known. */
const STRICT = ["enum", "const", "format", "pattern"];
const NO_TEXT = ["integer", "number", "boolean"];

/** The text of schemas/tenant-file.schema.json. */
export async function makeTenantSchema(root: string): Promise<string> {
  const files = new Map<string, Node>();
  const read = (name: string): Node => {
    const file = files.get(name) ?? JSON.parse(readFileSync(join(root, "schemas", name), "utf8"));
    files.set(name, file);
    return file;
  };
  const own = "tenant.schema.json";
  const { $defs, ...tenant } = read(own);
  const bundler = new Bundler(read, own);
  const definitions = Object.fromEntries(Object.entries(asNode($defs)).map(([name, node]) => [name, bundler.copy(asNode(node), own)]));
  const defaults = { $ref: "#/definitions/defaults" };
  const copied = bundler.copy(tenant, own);
  asNode(copied.properties).defaults = defaults;
  asNode(asNode(definitions.organization).properties).defaults = defaults;
  // Only the token's own organization is named by its id.
  for (const kind of KINDS) delete asNode(asNode(definitions[kind]).properties).id;
  definitions.defaults = {
    type: "object",
    description: DEFAULTS,
    properties: Object.fromEntries(KINDS.map((kind) => [kind, { $ref: `#/definitions/${kind}` }])),
    additionalProperties: false,
  };
  definitions.value = { type: "string", description: VALUE, pattern: "\\$\\{(config|env|secret):[^}]+\\}" };
  // Draft 7, which editors have had for long; nothing here needs a newer one.
  const schema = { $schema: "http://json-schema.org/draft-07/schema#", $comment: COMMENT, ...copied, definitions };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

class Bundler {
  readonly read: (name: string) => Node;
  readonly own: string;

  constructor(read: (name: string) => Node, own: string) {
    this.read = read;
    this.own = own;
  }

  /** The node without references to other files; `file` is where its own references begin. */
  copy(node: Node, file: string): Node {
    const target = typeof node.$ref === "string" ? this.#follow(node.$ref, file) : undefined;
    if (target !== undefined) {
      return target;
    }
    const copied: Node = {};
    for (const [key, value] of Object.entries(node)) {
      if (LEFT_OUT.has(key) || key.startsWith("x-") || key === "required" || ["if", "then", "else"].includes(key)) {
        continue;
      }
      copied[key] = key === "properties" ? this.#properties(asNode(value), file) : this.#value(key, value, file);
    }
    // A condition that only says what is required says nothing here: defaults may give it.
    const then = node.then === undefined ? {} : this.copy(asNode(node.then), file);
    const otherwise = node.else === undefined ? {} : this.copy(asNode(node.else), file);
    if (Object.keys(then).length > 0 || Object.keys(otherwise).length > 0) {
      Object.assign(copied, {
        if: node.if,
        ...(node.then === undefined ? {} : { then }),
        ...(node.else === undefined ? {} : { else: otherwise }),
      });
    }
    return isStrict(copied) ? orValue(copied) : copied;
  }

  /** What the API sets stands in no tenant file but the id of the token's own organization. */
  #properties(properties: Node, file: string): Node {
    const entries = Object.entries(properties).filter(([name, property]) => name === "id" || !this.#isReadOnly(asNode(property), file));
    return Object.fromEntries(entries.map(([name, property]) => [name, this.copy(asNode(property), file)]));
  }

  #isReadOnly(node: Node, file: string): boolean {
    if (typeof node.$ref !== "string" || node.$ref.startsWith("#")) {
      return node.readOnly === true;
    }
    const [name = "", pointer = ""] = node.$ref.split("#");
    return this.#isReadOnly(at(this.read(name), pointer), name || file);
  }

  #value(key: string, value: unknown, file: string): unknown {
    if (key === "items" || (key === "additionalProperties" && typeof value === "object")) {
      return this.copy(asNode(value), file);
    }
    return ["anyOf", "allOf"].includes(key) && Array.isArray(value) ? value.map((part) => this.copy(asNode(part), file)) : value;
  }

  #follow(ref: string, file: string): Node {
    const [name = "", pointer = ""] = ref.split("#");
    if (name === "" && file === this.own) {
      return { $ref: ref.replace("#/$defs/", "#/definitions/") };
    }
    return this.copy(at(this.read(name || file), pointer), name || file);
  }
}

function isStrict(node: Node): boolean {
  return STRICT.some((key) => key in node) || NO_TEXT.includes(String(node.type));
}

function orValue({ description, ...node }: Node): Node {
  return { ...(description === undefined ? {} : { description }), anyOf: [node, { $ref: "#/definitions/value" }] };
}

function at(file: Node, pointer: string): Node {
  return pointer
    .split("/")
    .slice(1)
    .reduce<Node>((node, key) => asNode(node[key]), file);
}

function asNode(value: unknown): Node {
  if (typeof value !== "object" || value === null) throw new Error(`The schemas hold ${JSON.stringify(value)} where an object belongs.`);
  return value as Node;
}
