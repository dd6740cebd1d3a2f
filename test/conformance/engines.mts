import { join } from "node:path";

export type EngineName = "embedded" | "pulumi";

/** The command line that runs a scenario: this package's own with its embedded engine, or the official one on PATH. */
export function commandOf(engine: EngineName, cli = join(import.meta.dirname, "../../dist/cli/main.js")): string[] {
  return engine === "pulumi" ? ["pulumi"] : [process.execPath, cli];
}
