import { randomBytes } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { dump } from "js-yaml";
import { readDocument } from "../documents/read-document.js";
import { EmulatorError } from "../errors.js";
import type { JsonObject } from "../json.js";

/** A tenant as schemas/tenant.schema.json describes it. */
export type TenantDocument = JsonObject;

/** A tenant out of a YAML or JSON file, or as it is. @throws EmulatorError for a file that cannot be read */
export function readTenant(source: TenantDocument | string): unknown {
  return typeof source === "string" ? readDocument(source, "The tenant file") : source;
}

/** A tenant as the text of a file. */
export function formatTenant(tenant: TenantDocument, format: "json" | "yaml"): string {
  return format === "json" ? `${JSON.stringify(tenant, null, 2)}\n` : dump(tenant, { lineWidth: -1, noRefs: true });
}

/** Writes a tenant as YAML or, by the file's name, as JSON, readable by its owner only; a file that is there is replaced when the new one is complete. */
export function writeTenantFile(file: string, tenant: TenantDocument): void {
  const made = `${file}.${randomBytes(4).toString("hex")}.tmp`;
  try {
    writeFileSync(made, formatTenant(tenant, file.endsWith(".json") ? "json" : "yaml"), { mode: 0o600, flag: "wx" });
    renameSync(made, file);
  } catch (error) {
    rmSync(made, { force: true });
    throw new EmulatorError(
      `The dump ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}. Name a file in a folder that exists.`,
      {
        cause: error,
      },
    );
  }
}
