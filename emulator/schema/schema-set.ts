import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { ApiError } from "../errors.js";
import { isJsonObject, type JsonObject } from "../json.js";
import { dereference } from "./dereference.js";
import { addAllFormats } from "./formats.js";
import { collectOwnKeywords, type Purpose, prepareSchema, UNSET_BY_NULL } from "./prepare.js";
import { toSchemaName } from "./sources.js";
import { describeViolations } from "./violations.js";

/** What the emulator needs to know of one kind of object. */
export interface ObjectSchema {
  /** As messages name the kind: Form. */
  readonly title: string;
  /** The schema of each property, as `schemas/` has it. */
  readonly properties: Readonly<Record<string, JsonObject>>;
  /** The same with every `$ref` followed, to any depth. */
  readonly wholeProperties: Readonly<Record<string, JsonObject>>;
  /**
   * Checks a body, fills in the server's defaults and takes out what null unsets.
   *
   * @throws ApiError 400 naming every violation
   */
  check(body: JsonObject, purpose: Purpose): void;
}

/** Finds the schema of one kind of object by the name of its file. */
export type ShapeOf = (schema: string) => ObjectSchema;

/** Prepares the schemas, which name each other by `$id`; each is compiled when it is first checked against. */
export function prepareSchemas(sources: Readonly<Record<string, JsonObject>>): ShapeOf {
  const byFile = findByFile(sources);
  const validators = { create: createAjv(sources, "create"), update: createAjv(sources, "update") };
  const shapes = new Map(
    Object.entries(sources).map(([name, source]) => [name, createShape(source, dereference(source, byFile), validators)]),
  );
  return (name) => {
    const shape = shapes.get(name);
    if (!shape) throw new Error(`there is no schema ${name}`);
    return shape;
  };
}

function createAjv(sources: Readonly<Record<string, JsonObject>>, purpose: Purpose): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, useDefaults: true, verbose: true, strictTypes: false, strictRequired: false });
  addAllFormats(ajv);
  ajv.addVocabulary([...collectOwnKeywords(Object.values(sources))]);
  // An answer has what was set and what the server fills in: a property that a body sets to null is gone, or its default again.
  ajv.addKeyword({ keyword: UNSET_BY_NULL, type: "object", before: "properties", modifying: true, errors: false, validate: unsetNulls });
  for (const source of Object.values(sources)) ajv.addSchema(prepareSchema(source, purpose, findByFile(sources)));
  return ajv;
}

function findByFile(sources: Readonly<Record<string, JsonObject>>): (file: string) => JsonObject {
  return (file) => sources[toSchemaName(file)] ?? {};
}

function unsetNulls(properties: Readonly<Record<string, JsonObject>>, object: JsonObject): boolean {
  for (const [name, property] of Object.entries(properties)) {
    if (object[name] !== null) continue;
    if ("default" in property) object[name] = structuredClone(property.default);
    else delete object[name];
  }
  return true;
}

function createShape(source: JsonObject, whole: JsonObject, validators: Record<Purpose, Ajv2020>): ObjectSchema {
  return {
    title: String(source.title),
    properties: readProperties(source),
    wholeProperties: readProperties(whole),
    check: (body, purpose) => {
      const validate = findValidator(validators[purpose], source);
      if (!validate(body)) throw new ApiError(400, describeViolations(validate.errors ?? []));
    },
  };
}

function readProperties({ properties }: JsonObject): Record<string, JsonObject> {
  const entries = Object.entries(isJsonObject(properties) ? properties : {});
  return Object.fromEntries(entries.map(([name, property]) => [name, isJsonObject(property) ? property : {}]));
}

function findValidator(ajv: Ajv2020, source: JsonObject): ValidateFunction {
  const validate = ajv.getSchema(String(source.$id));
  if (!validate) throw new Error(`the schema ${String(source.$id)} does not compile`);
  return validate;
}
