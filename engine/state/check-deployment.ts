import { isObject } from "../bounded-json.js";
import { DEPLOYMENT, type Field, type Fields, type SimpleKind } from "./deployment-fields.js";
import type { Deployment } from "./deployment-types.js";

const isText = (value: unknown): boolean => typeof value === "string";
const areTexts = (value: unknown): boolean => Array.isArray(value) && value.every(isText);

const FITS: Record<SimpleKind, (value: unknown) => boolean> = {
  text: isText,
  flag: (value) => typeof value === "boolean",
  texts: areTexts,
  list: Array.isArray,
  map: isObject,
  "lists of texts by name": (value) => isObject(value) && Object.values(value).every((item) => item === null || areTexts(item)),
  anything: () => true,
};

function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : isObject(value) ? "map" : typeof value;
}

/** `deployment.resources[3].urn expected text, got number`, or undefined when the value has its form. */
function findProblem(value: unknown, field: Field, path: string): string | undefined {
  if (field.kind === "record") return findInRecord(value, field.fields, path);
  if (field.kind !== "records") return FITS[field.kind](value) ? undefined : `${path} expected ${field.kind}, got ${describe(value)}`;
  if (!Array.isArray(value)) return `${path} expected list, got ${describe(value)}`;
  for (const [index, item] of value.entries()) {
    const found = findInRecord(item, field.fields, `${path}[${index}]`);
    if (found) return found;
  }
  return undefined;
}

function findInRecord(value: unknown, fields: Fields, path: string): string | undefined {
  if (!isObject(value)) return `${path} expected map, got ${describe(value)}`;
  const items = new Map<string, unknown>(Object.entries(value));
  for (const [name, field] of Object.entries(fields)) {
    const item = items.get(name);
    if (!field.always && (item === undefined || item === null)) continue;
    const found = findProblem(item, field, `${path}.${name}`);
    if (found) return found;
  }
  return undefined;
}

/** The first place where a value lacks the form of a deployment; undefined when it has it. */
export const deploymentProblem = (value: unknown): string | undefined => findInRecord(value, DEPLOYMENT, "deployment");

export const isDeployment = (value: unknown): value is Deployment => deploymentProblem(value) === undefined;
