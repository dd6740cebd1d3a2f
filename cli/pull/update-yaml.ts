import { existsSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { type Document, isMap, isScalar, parseDocument } from "yaml";
import { Project } from "../../engine/project/project.js";
import { parsePropertyPath } from "../../engine/values/property-path.js";
import { OBJECT_ID } from "../../provider/tenant/check-references.js";
import { COLLECTIONS, KINDS } from "../../provider/tenant/kinds.js";
import { type Finding, SECRET_TEXT } from "../audit/model.js";
import { titleOf } from "../audit/words.js";
import { CommandError } from "../failure.js";
import { keepLines } from "./keep-lines.js";
import { freeName } from "./logical-names.js";
import { PLACES } from "./pulled-tree.js";
import { reconcile } from "./reconcile.js";

/** The tenant file of the project in a folder; undefined where its program is of another kind. */
export function findTenantFile(folder: string): string | undefined {
  const project = Project.find(folder);
  const named = project.config.find(({ key }) => key === "web1on1:tenant")?.value;
  const file = resolve(project.root, typeof named === "string" ? named : "tenant.yaml");
  return /\.ya?ml$/.test(file) && existsSync(file) ? file : undefined;
}

/** An object of a tenant file, where it stands. */
interface Place {
  readonly file: string;
  readonly path: readonly string[];
}

const LOGICAL_NAME = /^[A-Za-z][A-Za-z0-9_-]*$/;

/** A tenant file with those that it includes, which takes findings in. */
export class TenantFiles {
  readonly #documents = new Map<string, Document>();
  /** The text of each file, and what the writer makes of it unchanged. */
  readonly #texts = new Map<string, readonly [source: string, written: string]>();
  readonly #places = new Map<string, Place>();

  /** @param name what the names of all resources begin with */
  constructor(
    private readonly main: string,
    private readonly name: string,
    private readonly read: (path: string) => string,
  ) {
    this.#index({ file: main, path: [] }, []);
  }

  /** Takes a finding in; says what was done, or what a person has to do. Undefined where the files do not declare the object. */
  take(finding: Finding): string[] | undefined {
    const place = this.#places.get(`${finding.type} ${finding.name}`);
    if (place === undefined || finding.urn === undefined) return undefined;
    const where = relative(dirname(this.main), place.file);
    if (finding.kind === "missing") {
      if (place.path.length === 0) return [`${titleOf(finding)} is gone: remove ${where} and what includes it.`];
      this.#open(place.file).deleteIn(place.path);
      return [`${titleOf(finding)}: taken out of ${where}.`];
    }
    if (finding.kind !== "drifted") return undefined;
    const lines: string[] = [];
    const byProperty = new Map<string, { steps: (string | number)[]; live: unknown }[]>();
    for (const { path, live } of finding.properties ?? []) {
      const [property, ...steps] = parsePropertyPath(path);
      const told = refusalOf(String(property), path, live);
      if (told !== undefined) lines.push(`${titleOf(finding)}: ${told}`);
      else byProperty.set(String(property), [...(byProperty.get(String(property)) ?? []), { steps, live }]);
    }
    for (const [property, edits] of byProperty) {
      this.#edit(place, property, edits);
      lines.push(`${titleOf(finding)}: ${property} in ${where}.`);
    }
    return lines;
  }

  /** The files whose text is another one now, with it; lines that nothing changed stay as they are. */
  changed(): [path: string, text: string][] {
    return [...this.#documents].flatMap(([path, document]): [string, string][] => {
      const [source = "", before = ""] = this.#texts.get(path) ?? [];
      const after = write(document, source);
      if (after === before) return [];
      const kept = keepLines(source, before, after);
      return [[path, isSame(kept, after, source) ? kept : after]];
    });
  }

  #edit({ file, path }: Place, property: string, edits: readonly { steps: (string | number)[]; live: unknown }[]): void {
    const document = this.#open(file);
    const isFieldMap = property === "fields";
    const at = [...path, property];
    const node: unknown = document.getIn(at, true);
    const before: unknown = isNodeLike(node) ? node.toJS(document) : undefined;
    let value: unknown = isFieldMap ? toFieldList(before) : before;
    // From the end, so that what is taken out of a list moves nothing that is still to be changed.
    for (const { steps, live } of [...edits].reverse()) value = setAt(value, steps, escapeText(live));
    if (isFieldMap) value = toFieldMap(value);
    if (value === undefined) document.deleteIn(at);
    else document.setIn(at, reconcile(document, node, value));
  }

  #open(file: string): Document {
    const known = this.#documents.get(file);
    if (known !== undefined) return known;
    const text = this.read(file);
    const document = read(text);
    if (document.errors.length > 0) throw new CommandError(`${file} is no valid YAML: correct it with "web1on1 validate" first.`);
    this.#documents.set(file, document);
    this.#texts.set(file, [text, write(document, text)]);
    return document;
  }

  #index(place: Place, names: readonly string[], type = "Organization"): void {
    this.#places.set(`${type} ${[this.name, ...names].join("-")}`, place);
    if (type !== "Organization") return;
    const document = this.#open(place.file);
    for (const collection of COLLECTIONS) {
      const held: unknown = document.getIn([...place.path, collection], true);
      if (!isMap(held)) continue;
      for (const { key, value } of held.items) {
        const name = String(isScalar(key) ? key.value : key);
        const included = isScalar(value) && value.tag === "!include" ? resolve(dirname(place.file), String(value.value)) : undefined;
        const inner = included === undefined ? { file: place.file, path: [...place.path, collection, name] } : { file: included, path: [] };
        this.#index(inner, [...names, name], KINDS[collection].type);
      }
    }
  }
}

const read = (text: string): Document => parseDocument(text, { schema: "core" });

/** Lines of the source stand for lines of the writer by their number alone, which two styles may have in common by chance. */
function isSame(text: string, other: string, source: string): boolean {
  const document = read(text);
  return document.errors.length === 0 && write(document, source) === write(read(other), source);
}

/** A document as text, indented as its source is. */
function write(document: Document, source: string): string {
  const [, { length: indent } = "  "] = /^( +)[^\s#-]/m.exec(source) ?? [];
  return document.toString({ lineWidth: 0, flowCollectionPadding: false, indent });
}

const isNodeLike = (node: unknown): node is { toJS(document: Document): unknown } =>
  typeof node === "object" && node !== null && "toJS" in node && typeof node.toJS === "function";

function refusalOf(property: string, path: string, live: unknown): string | undefined {
  if (live === SECRET_TEXT) return `${path} is a secret that was changed; set it in the stack's configuration.`;
  if (PLACES.includes(property)) return `it stands elsewhere now; move it in the file by hand.`;
  if (holdsId(live)) return `${path} names another object (${JSON.stringify(live)}); write its name there by hand.`;
  return undefined;
}

/** A tenant file names objects by their names. */
function holdsId(value: unknown): boolean {
  if (typeof value === "string") return OBJECT_ID.test(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsId);
}

/** `${` in a tenant file begins a value of the configuration. */
function escapeText(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("${", () => "$${");
  if (Array.isArray(value)) return value.map(escapeText);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, escapeText(entry)]));
}

/** The value with another one at a place, or without what was there. */
function setAt(value: unknown, [step, ...rest]: readonly (string | number)[], live: unknown): unknown {
  if (step === undefined) return live;
  if (typeof step === "number") {
    const items: unknown[] = Array.isArray(value) ? [...value] : [];
    if (rest.length === 0 && live === undefined) items.splice(step, 1);
    else items[step] = setAt(items[step], rest, live);
    return items;
  }
  const entries = typeof value === "object" && value !== null ? { ...value } : {};
  const changed = setAt(Reflect.get(entries, step), rest, live);
  const { [step]: _before, ...others }: Record<string, unknown> = entries;
  return changed === undefined ? others : { ...entries, [step]: changed };
}

/** The fields of a form as the API has them, of a map by name; `key` where the map says the name beside it. */
function toFieldList(map: unknown): unknown {
  if (typeof map !== "object" || map === null) return map;
  return Object.entries(map).map(([key, field]) =>
    Object(field).name === undefined ? { name: key, ...Object(field) } : { key, ...field },
  );
}

function toFieldMap(list: unknown): unknown {
  if (!Array.isArray(list)) return list;
  const map: Record<string, unknown> = {};
  for (const { key, name, ...field } of list.filter((each) => each !== undefined)) {
    const text = String(name);
    const own = LOGICAL_NAME.test(text) ? text : freeName(text, "", "field", (each) => each in map);
    const at = key === undefined ? own : String(key);
    map[at] = at === text ? field : { name: text, ...field };
  }
  return map;
}
