import type { ValidateFunction } from "ajv/dist/2020";
import { Ajv2020 } from "ajv/dist/2020";
import addFormats from "ajv-formats";
import { formats } from "./formats.js";
import { annotationKeywords } from "./json-schema.js";
import type { SchemaName } from "./schemas.js";
import { schemas } from "./schemas.js";

let ajv: Ajv2020 | undefined;

/** The validator of a resource's args; it is compiled when first asked for. */
export function validatorOf(name: SchemaName): ValidateFunction {
  ajv ??= createAjv();
  const validate = ajv.getSchema(schemas[name].$id);
  if (validate === undefined) {
    throw new Error(`The schema ${name} is not registered. This is a fault of pulumi-web1on1: please report it.`);
  }
  return validate;
}

function createAjv(): Ajv2020 {
  // The schemas are checked against their meta-schema by a test, not at every start
  const instance = new Ajv2020({ allErrors: true, strict: true, verbose: true, validateSchema: false, keywords: [...annotationKeywords] });
  addFormats(instance, ["email", "uri", "hostname", "date-time"]);
  for (const [name, { accepts }] of Object.entries(formats)) {
    if (accepts !== undefined) {
      instance.addFormat(name, accepts);
    }
  }
  return instance.addSchema(Object.values(schemas));
}
