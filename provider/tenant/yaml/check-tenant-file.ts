import { UNKNOWN_VALUE } from "../../schema/unknown.js";
import { checkTenant } from "../check-tenant.js";
import type { FileProblem } from "./problem.js";
import { inOrder, readTenantFile, type TenantFile } from "./read-tenant-file.js";
import type { TenantValues } from "./values.js";

/** A tenant file with everything that is wrong with it and with the tenant it declares. */
export interface CheckedTenantFile extends TenantFile {
  readonly problems: readonly FileProblem[];
}

/**
 * Reads a tenant file and finds all mistakes in it at once, each with file, line and column. Secrets count as not known, so that no
 * message can show one.
 */
export function checkTenantFile(file: string, values: TenantValues, options: { root?: string } = {}): CheckedTenantFile {
  const read = readTenantFile(file, values, options);
  const blind = read.fill({ ...values, secret: () => UNKNOWN_VALUE });
  const found = blind === undefined ? [] : checkTenant(blind);
  const located = found
    .filter(({ path }) => !read.isBroken(path))
    .map(({ path, code, expected, got, remedy }): FileProblem => {
      // A key that is wrong by itself is shown by its name.
      const isKey = got === JSON.stringify(path.at(-1));
      const shown = !isKey && read.holdsEnvironment(path) ? "a value out of the environment" : got;
      const place = read.locate(path, isKey ? "key" : undefined);
      return { ...place, path, code, expected, got: shown, ...(remedy === undefined ? {} : { remedy }) };
    });
  return { ...read, problems: inOrder([...read.problems, ...located]) };
}
