import { readFileSync } from "node:fs";
import { parseGivenJson } from "../../engine/bounded-json.js";
import { deploymentProblem, isDeployment } from "../../engine/state/check-deployment.js";
import type { Deployment } from "../../engine/state/deployment-types.js";
import { CommandError } from "../failure.js";

const VERSION = 3;

/**
 * The state in a file of `stack export`, of either engine and any machine.
 *
 * @throws CommandError or EngineError saying what is wrong with the file, never with a part of its text
 */
export function readExportFile(path: string): Deployment {
  const what = `The export ${path}`;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new CommandError(`--export names ${path}, which cannot be read (${code}). Name a file that stack export wrote.`, { cause });
  }
  const file = parseGivenJson(text, what, "It may be cut off: export the stack again.");
  if (!isExport(file)) {
    throw new CommandError(`${what} is no export of a stack: expected {"version": 3, "deployment": {...}}. Export the stack again.`);
  }
  if (file.version !== VERSION) {
    throw new CommandError(
      `${what} has version ${JSON.stringify(file.version)} of the deployment format, expected ${VERSION}. ` +
        "Import it with the Pulumi CLI that wrote it or a newer one, and export the stack again.",
    );
  }
  const { deployment } = file;
  if (!isDeployment(deployment)) {
    throw new CommandError(`${what} is no sound export: ${deploymentProblem(deployment)}. Export the stack again.`);
  }
  return deployment;
}

function isExport(value: unknown): value is { version: unknown; deployment: unknown } {
  return typeof value === "object" && value !== null && "deployment" in value && "version" in value;
}
