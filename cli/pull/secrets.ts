import { isSecretPlaceholder, secretPlaceholder } from "../../provider/client/placeholder.js";
import { secretPaths } from "../../provider/schema/marks.js";
import { isRecord, type Path, valueAt } from "../../provider/schema/path.js";
import { nodesAt } from "../../provider/schema/resolve.js";
import type { SchemaName } from "../../provider/schema/schemas.js";

/** What is called so is taken for a secret wherever it stands: in `meta`, for one, anybody may have put it. */
const SECRET_NAME = /(password|passwd|passphrase|secret|token|credentials?|api[-_]?key|private[-_]?key|access[-_]?key)$/i;

/**
 * Puts a placeholder in place of every secret: what the schema marks, what is called like one, and addresses that carry one. A required
 * secret that the API does not show gets one too.
 *
 * @param keyOf names the key of the configuration for the secret at a path
 */
export function hideSecrets(schema: SchemaName, declared: Record<string, unknown>, keyOf: (path: Path) => string): Record<string, unknown> {
  const marked = secretPaths(schema, declared);
  const take = (path: Path) => secretPlaceholder(keyOf(path));
  const isMarked = (path: Path) =>
    marked.some((secret) => secret.length <= path.length && secret.every((part, index) => part === "*" || part === path[index]));
  const visit = (value: unknown, path: Path): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown, index) => visit(item, [...path, index]));
    if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, visit(entry, [...path, key])]));
    const isSecret =
      typeof value === "string" && value !== "" && (isMarked(path) || isSecretPlaceholder(value) || isSecretByName(path, value));
    return isSecret ? take(path) : value;
  };
  const hidden = visit(declared, []);
  const value = isRecord(hidden) ? hidden : {};
  for (const path of marked) {
    const above = valueAt(value, path.slice(0, -1));
    const last = path.at(-1);
    if (
      !path.includes("*") &&
      typeof last === "string" &&
      isRecord(above) &&
      above[last] === undefined &&
      isRequired(schema, path, declared)
    ) {
      above[last] = take(path);
    }
  }
  return value;
}

function isSecretByName(path: Path, value: string): boolean {
  const name = path.findLast((part) => typeof part === "string");
  // The service's own words, such as the type of a field, are none.
  return (path.length > 1 && typeof name === "string" && SECRET_NAME.test(name)) || isSecretAddress(value);
}

/** Whether an address carries a password, or a parameter that is called like a secret. */
function isSecretAddress(value: string): boolean {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(value) || !URL.canParse(value)) return false;
  const { password, searchParams } = new URL(value);
  return (
    password !== "" || [...searchParams.keys()].some((name) => SECRET_NAME.test(name) || /^(key|sig|signature|auth|code)$/i.test(name))
  );
}

function isRequired(schema: SchemaName, path: Path, root: unknown): boolean {
  const last = path.at(-1);
  return nodesAt(schema, path.slice(0, -1), root).some(({ node }) => typeof last === "string" && node.required?.includes(last));
}
