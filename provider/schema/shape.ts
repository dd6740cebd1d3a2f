import type { ErrorObject } from "ajv/dist/2020";
import { findingOf, nameTypes } from "./expectations.js";
import type { Finding } from "./finding.js";
import { isRecord, type Path, parsePointer } from "./path.js";
import { descend, type Located, nodesAt } from "./resolve.js";
import type { SchemaName } from "./schemas.js";
import { isUnknown } from "./unknown.js";
import { validatorOf } from "./validator.js";

/** Where the value breaks the schema's keywords; what is not known yet breaks nothing. */
export function shapeFindings(name: SchemaName, value: unknown): Finding[] {
  const validate = validatorOf(name);
  validate(value);
  const errors = (validate.errors ?? []).filter((error) => !isUnknown(error.data));
  return withoutAlternatives(errors, value).map((error) => ("expected" in error ? error : findingOf(error, name, value)));
}

/** The read-only properties that the value sets. A property is named by its key, so one whose value is not known yet counts too. */
export function readOnlyFindings(name: SchemaName, value: unknown): Finding[] {
  return findReadOnly(nodesAt(name, [], value), value, []);
}

function findReadOnly(nodes: readonly Located[], value: unknown, path: Path): Finding[] {
  if (path.length > 0 && nodes.some(({ node }) => node.readOnly)) {
    return [{ path, expected: "must be left out: the API sets it and it is known after apply", remedy: "Remove it." }];
  }
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? Object.entries(value) : [];
  return entries.flatMap(([segment, entry]) => {
    const next = descend(nodes, segment, entry);
    return next.length === 0 ? [] : findReadOnly(next, entry, [...path, segment]);
  });
}

/**
 * The errors that say something to a user. The values of an enumeration say their type. For a condition ajv adds "must match then schema", which repeats the errors within. For
 * `anyOf` it lists the errors of every alternative: where the value has the type of one of them only that one's errors count,
 * else one finding names all types.
 */
function withoutAlternatives(errors: readonly ErrorObject[], root: unknown): (ErrorObject | Finding)[] {
  const listed = new Set(errors.filter(({ keyword }) => keyword === "enum").map(({ instancePath }) => instancePath));
  const choices = new Map(errors.filter(({ keyword }) => keyword === "anyOf").map((error) => [error.instancePath, error]));
  const told = errors.filter(
    ({ keyword, instancePath }) =>
      !["if", "anyOf"].includes(keyword) && !(keyword === "type" && (choices.has(instancePath) || listed.has(instancePath))),
  );
  const merged = [...choices.values()].flatMap((choice): Finding[] => {
    const types = errors
      .filter(({ keyword, instancePath }) => keyword === "type" && instancePath === choice.instancePath)
      .map(({ params }) => String(params.type));
    const isOfNoType = Array.isArray(choice.schema) && types.length === choice.schema.length;
    return isOfNoType ? [{ path: parsePointer(choice.instancePath, root), expected: `must be ${nameTypes(types)}` }] : [];
  });
  return [...told, ...merged];
}
