import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import tenantSchema from "../../schemas/tenant.schema.json";
import { joinPath } from "../documents/mistakes.js";
import { isJsonObject, type JsonObject } from "../json.js";
import { addAllFormats } from "../schema/formats.js";
import { collectOwnKeywords } from "../schema/prepare.js";
import { SECRET } from "../schema/secrets.js";
import { SCHEMA_SOURCES } from "../schema/sources.js";
import { listViolations } from "../schema/violations.js";
import { COLLECTIONS } from "./kinds.js";
import { LOGICAL_NAME } from "./logical-names.js";

let validate: ValidateFunction | undefined;

/** Everything that is wrong with a tenant by itself: properties, logical names, secrets that were masked. */
export function listTenantFaults(tenant: unknown): string[] {
  validate ??= compile();
  const isValid = validate(tenant);
  const faults = isValid ? [] : listViolations((validate.errors ?? []).map((error) => ({ ...error })));
  if (!isJsonObject(tenant)) return [`the tenant must be an object, got ${Array.isArray(tenant) ? "a list" : typeof tenant}`];
  return [...faults, ...listNameFaults(tenant, ""), ...listMasks(tenant, "")];
}

function compile(): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strictTypes: false, strictRequired: false });
  addAllFormats(ajv);
  const sources = Object.values(SCHEMA_SOURCES);
  ajv.addVocabulary([...collectOwnKeywords([...sources, tenantSchema])]);
  for (const source of sources) ajv.addSchema(source);
  return ajv.compile(tenantSchema);
}

function listNameFaults(node: JsonObject, path: string): string[] {
  const collections = COLLECTIONS.filter((name) => isJsonObject(node[name]));
  return collections.flatMap((collection) => listMapFaults(node[collection], joinPath(path, collection), collection));
}

function listMapFaults(map: unknown, path: string, collection: string): string[] {
  if (!isJsonObject(map)) return [];
  return Object.entries(map).flatMap(([name, value]) => {
    const at = joinPath(path, name);
    const own = LOGICAL_NAME.test(name) ? [] : [`${at}: a logical name begins with a letter and goes on with letters, digits, - and _`];
    if (!isJsonObject(value)) return own;
    if (collection === "organizations") return [...own, ...listNameFaults(value, at)];
    return collection === "forms" ? [...own, ...listMapFaults(value.fields, `${at}.fields`, "fields")] : own;
  });
}

function listMasks(value: unknown, path: string): string[] {
  if (value === SECRET) return [`${path}: the secret is masked; a dump into a file has it`];
  if (Array.isArray(value)) return value.flatMap((item, index) => listMasks(item, joinPath(path, index)));
  return isJsonObject(value) ? Object.entries(value).flatMap(([name, inner]) => listMasks(inner, joinPath(path, name))) : [];
}
