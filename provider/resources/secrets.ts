import * as pulumi from "@pulumi/pulumi";
import { secretPaths } from "../schema/marks.js";
import { isRecord, type Path } from "../schema/path.js";
import type { SchemaName } from "../schema/schemas.js";

/**
 * The args with every value that the schema marks as secret wrapped in `pulumi.secret`, at any depth; what stands in an output is
 * wrapped as a whole.
 *
 * @param known the args with unknown values in place of outputs: which `params` are secret depends on `type`
 */
export function markSecrets(schema: SchemaName, args: object, known: object): Record<string, unknown> {
  return secretPaths(schema, known).reduce<Record<string, unknown>>((marked, path) => markAt(marked, path), { ...args });
}

function markAt(owner: Record<string, unknown>, path: Path): Record<string, unknown> {
  const [segment, ...rest] = path;
  const key = String(segment);
  return key in owner ? { ...owner, [key]: mark(owner[key], rest) } : owner;
}

function mark(value: unknown, path: Path): unknown {
  if (value === undefined || value === null) {
    return value;
  }
  if (path.length > 0 && Array.isArray(value)) {
    return value.map((item) => mark(item, path.slice(1)));
  }
  if (path.length > 0 && isRecord(value) && !pulumi.Output.isInstance(value) && !(value instanceof Promise)) {
    return markAt(value, path);
  }
  return pulumi.secret(value);
}
