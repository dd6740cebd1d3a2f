import type { ErrorObject } from "ajv/dist/2020";
import type { SchemaName } from "./schemas.js";
import { validators } from "./validators.gen.js";

/** Says whether a value fits a schema; `errors` then holds what it breaks. */
export interface Validator {
  (value: unknown): boolean;
  errors?: readonly ErrorObject[] | null;
}

/** The validator of a resource's args: code that `npm run gen` makes from the schema. */
export function validatorOf(name: SchemaName): Validator {
  const validate = validators[name];
  if (validate === undefined) {
    throw new Error(`The schema ${name} has no validator. This is a fault of pulumi-web1on1: please report it.`);
  }
  return validate;
}
