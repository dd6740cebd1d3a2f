import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Project } from "../../../engine/project/project.js";

export const MINIMAL = "name: layout\nruntime: nodejs\n";

/** A new folder with these files in it; the keys are paths. */
export function makeFolder(files: Record<string, string> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "web1on1-")));
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return folder;
}

/** A project in a new folder. */
export const makeProject = (yaml = MINIMAL, files: Record<string, string> = {}): Project =>
  Project.find(makeFolder({ "Pulumi.yaml": yaml, ...files }));
