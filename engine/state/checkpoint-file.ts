import { EngineError } from "../errors.js";
import { deploymentProblem, isDeployment } from "./check-deployment.js";
import type { Checkpoint } from "./deployment-types.js";
import { readIfThere, statIfThere } from "./files.js";
import { verifyDeployment } from "./verify.js";

const VERSION = 3;
const COMPRESSED = [".gz", ".zst"];

/**
 * Reads a stack's file; undefined when the stack does not exist.
 * @throws EngineError when the file is damaged, of another version or unsound.
 */
export function readCheckpointFile(path: string, backups: string): Checkpoint | undefined {
  refuseCompressed(path);
  const data = readIfThere(path);
  if (!data) return undefined;
  const checkpoint = parseCheckpoint(data.toString("utf8"), path, backups);
  const problems = checkpoint.latest ? verifyDeployment(checkpoint.latest) : [];
  if (problems.length > 0) throw damaged(path, backups, `${problems.slice(0, 5).join("; ")}${problems.length > 5 ? "; and more" : ""}`);
  return checkpoint;
}

const damaged = (path: string, backups: string, what: string, cause?: unknown): EngineError =>
  new EngineError(
    `The state in ${path} is damaged: ${what}. Nothing was changed. Restore it from ${path}.bak or from the newest file in ${backups}.`,
    {
      cause,
    },
  );

function parseCheckpoint(text: string, path: string, backups: string): Checkpoint {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch (cause) {
    const what = text.trim() === "" ? "the file is empty" : `its ${Buffer.byteLength(text)} bytes are not complete JSON`;
    throw damaged(path, backups, what, cause);
  }
  if (typeof file !== "object" || file === null) throw damaged(path, backups, "it expected a map");
  const version = "version" in file ? file.version : 0;
  const checkpoint = "checkpoint" in file ? file.checkpoint : undefined;
  if (typeof checkpoint !== "object" || checkpoint === null || !("stack" in checkpoint) || typeof checkpoint.stack !== "string") {
    throw damaged(path, backups, "it has no checkpoint with a stack's name");
  }
  const { stack } = checkpoint;
  const latest = "latest" in checkpoint ? (checkpoint.latest ?? undefined) : undefined;
  // The official engine's first write of a new stack says version 0 and has no deployment.
  if (latest === undefined && (version === 0 || version === VERSION)) return { stack };
  refuseOtherVersions(version, file, path);
  if (!isDeployment(latest)) throw damaged(path, backups, deploymentProblem(latest) ?? "its deployment is malformed");
  return { stack, latest };
}

function refuseOtherVersions(version: unknown, file: object, path: string): void {
  if (version === VERSION) return;
  const features = "features" in file && Array.isArray(file.features) ? ` (${file.features.join(", ")})` : "";
  const isNewer = typeof version === "number" && version > VERSION;
  throw new EngineError(
    `The state in ${path} has format version ${JSON.stringify(version)}${features}; this engine reads version ${VERSION}. Nothing was changed. ` +
      (isNewer
        ? "A newer engine wrote it: use the official Pulumi CLI, or a newer release of this package."
        : 'An old engine wrote it: run "pulumi refresh" of the official Pulumi CLI once, which writes it anew.'),
  );
}

/** The official engine can keep state compressed; whichever file is the newest then counts. */
function refuseCompressed(path: string): void {
  const plain = statIfThere(path);
  for (const extension of COMPRESSED) {
    const compressed = statIfThere(path + extension);
    if (!compressed || (plain && plain.mtimeMs > compressed.mtimeMs)) continue;
    throw new EngineError(
      `The state in ${path}${extension} is compressed, which the embedded engine does not read. ` +
        'Run "pulumi refresh" of the official Pulumi CLI without PULUMI_DIY_BACKEND_GZIP and PULUMI_DIY_BACKEND_ZSTD to write it plain.',
    );
  }
}
