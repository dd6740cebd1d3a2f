import { Document, isNode, isScalar, Scalar, visit } from "yaml";
import { isSecretPlaceholder } from "../../provider/client/placeholder.js";
import { isRecord } from "../../provider/schema/path.js";
import { COLLECTIONS } from "../../provider/tenant/kinds.js";
import { freeFile } from "../eject/write-program.js";

/** Editors find the schema by this line; only the whole tenant has one. */
const SCHEMA_LINE = " yaml-language-server: $schema=./node_modules/pulumi-web1on1/schemas/tenant-file.schema.json";
/** What no reader of YAML takes for anything but a text. */
const PLAIN = /^[A-Za-z][A-Za-z0-9_]*(([ ./@-]|:\/\/)[A-Za-z0-9_]+)*$/;
const WORDS = /^(true|false|null|yes|no|on|off|y|n|nan|inf|infinity)$/i;

/** Lists of words up to this length stand in one line. */
const MOST_IN_LINE = 100;

/** The files of a tenant in YAML by their path: `tenant.yaml`, and one for each organization under organizations/. */
export function writeYaml(tenant: Readonly<Record<string, unknown>>): Record<string, string> {
  const files: Record<string, string> = {};
  const write = (value: Readonly<Record<string, unknown>>, file: string, folder: string): void => {
    const taken = new Set<string>();
    const inner = Object.entries(isRecord(value.organizations) ? value.organizations : {});
    const includes = inner.map(([name, content]): [string, Scalar] => {
      const stem = freeFile(name, taken);
      write(isRecord(content) ? content : {}, `${folder}${stem}.yaml`, `${folder}${stem}/`);
      const own = file.slice(0, file.lastIndexOf("/") + 1);
      const include = new Scalar(`${folder}${stem}.yaml`.slice(own.length));
      include.tag = "!include";
      return [name, include];
    });
    files[file] = toText(inner.length > 0 ? { ...value, organizations: Object.fromEntries(includes) } : value, file);
  };
  write(tenant, "tenant.yaml", "organizations/");
  return Object.fromEntries(Object.entries(files).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** The text of a file. Each object is made by itself: thousands of them as one document would take hundreds of megabytes. */
function toText(value: Readonly<Record<string, unknown>>, file: string): string {
  const isMap = (key: string) => COLLECTIONS.some((each) => each === key && each !== "organizations");
  const own = Object.fromEntries(Object.entries(value).filter(([key]) => !isMap(key)));
  const maps = Object.entries(value).filter(([key]) => isMap(key));
  const head = file === "tenant.yaml" ? `#${SCHEMA_LINE}\n\n` : "";
  const ownText = Object.keys(own).length === 0 && maps.length > 0 ? "" : documentText(own);
  return head + ownText + maps.map(([key, objects]) => `${key}:\n${mapText(objects)}`).join("");
}

function mapText(objects: unknown): string {
  const entries = Object.entries(isRecord(objects) ? objects : {});
  return entries
    .map(([name, object]) => {
      const text = documentText(isRecord(object) ? object : {});
      return text === "{}\n" ? `  ${name}: {}\n` : `  ${name}:\n${indent(text)}`;
    })
    .join("");
}

/** Of line feeds alone: a text may hold other characters that JavaScript takes for the end of a line. */
function indent(text: string): string {
  const lines = text.split("\n");
  return lines.map((line) => (line === "" ? line : `    ${line}`)).join("\n");
}

function documentText(value: Readonly<Record<string, unknown>>): string {
  const document = new Document(escapeTexts(value), { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_key, node) => {
      if (node.tag !== "!include" && typeof node.value === "string" && !isPlain(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
    Seq: (_key, node) => {
      const texts = node.items.map((item) => (isScalar(item) && !isSecretPlaceholder(item.value) ? JSON.stringify(item.value) : undefined));
      node.flow = !texts.includes(undefined) && texts.join(", ").length <= MOST_IN_LINE;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function isPlain(text: string): boolean {
  return isSecretPlaceholder(text) || (PLAIN.test(text) && !WORDS.test(text));
}

/** The value with `${` written so that no value of configuration is put in its place. */
function escapeTexts(value: unknown): unknown {
  if (typeof value === "string") return isSecretPlaceholder(value) ? value : value.replaceAll("${", () => "$${");
  if (Array.isArray(value)) return value.map(escapeTexts);
  return isRecord(value) && !isNode(value)
    ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, escapeTexts(entry)]))
    : value;
}
