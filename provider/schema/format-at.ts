import type { Path } from "./path.js";
import { nodesAt } from "./resolve.js";
import type { SchemaName } from "./schemas.js";

/** The format of the value at the path, where its schema names one; `value` decides conditions as in `marksAt`. */
export function formatAt(name: SchemaName, path: Path, value?: unknown): string | undefined {
  return nodesAt(name, path, value).find(({ node }) => node.format !== undefined)?.node.format;
}
