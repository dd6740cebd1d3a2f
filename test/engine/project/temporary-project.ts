import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { Project } from "../../../engine/project/project.js";

export const MINIMAL = "name: layout\nruntime: nodejs\n";

/** A folder with these files in it, which is gone when the test ends; the keys are paths. */
export function makeFolder(files: Record<string, string> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "web1on1-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return folder;
}

/** A project in a new folder. */
export const makeProject = (yaml = MINIMAL, files: Record<string, string> = {}): Project =>
  Project.find(makeFolder({ "Pulumi.yaml": yaml, ...files }));
