import { EngineError } from "../errors.js";
import { parseYaml } from "../project/yaml-file.js";
import { listNames } from "./bucket.js";
import { readIfThere } from "./files.js";
import type { Layout } from "./layout.js";

const VERSION = 1;

/** The contents of a new backend's meta.yaml. */
export const META = `version: ${VERSION}\n`;

/**
 * Stops at a backend whose files are laid out in another way.
 * @throws EngineError naming the version, or the command that brings an old backend up to date.
 */
export function requireKnownLayout(layout: Layout): void {
  const data = readIfThere(layout.meta);
  if (!data) {
    // Backends of before 2023 have no meta.yaml and keep all projects' stacks in one folder.
    const old = listNames(layout.stacks).filter((name) => name.endsWith(".json"));
    if (old.length > 0) throw oldLayout(layout.stacks);
    return;
  }
  const file = parseYaml(data.toString("utf8"), layout.meta);
  const contents = file.valueOf(file.document.contents);
  const version = typeof contents === "object" && contents !== null && "version" in contents ? contents.version : undefined;
  if (version === 0n) throw oldLayout(layout.meta);
  if (typeof version !== "bigint") throw new EngineError(`${layout.meta} expected a line like "version: ${VERSION}". Restore the file.`);
  if (version !== BigInt(VERSION)) {
    throw new EngineError(
      `${layout.meta}: the backend has layout version ${version}; this engine knows version ${VERSION}. Use the official Pulumi CLI, or a newer release of this package.`,
    );
  }
}

const oldLayout = (path: string): EngineError =>
  new EngineError(
    `${path}: the backend has the layout of before 2023, without projects. Run "pulumi state upgrade" of the official Pulumi CLI once.`,
  );
