import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

export interface ScratchProjectOptions {
  /** What Pulumi.yaml calls the project; `bench` by default. */
  readonly project?: string;
  /** Files by name, with their text. */
  readonly files: Readonly<Record<string, string>>;
  /** Makes the folder's own node_modules, where it is not to be this repository's, which has the package under its own name. */
  readonly fillModules?: (folder: string) => void;
}

/** A user's project in a folder of its own with its state beside it, and no stack yet. */
export interface ScratchProject {
  readonly folder: string;
  /** The environment that a process of this project needs. */
  readonly env: Readonly<Record<string, string>>;
  write(name: string, text: string): void;
  remove(): void;
}

export function makeScratchProject({ project = "bench", files, fillModules }: ScratchProjectOptions): ScratchProject {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const modules = join(folder, "node_modules");
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  mkdirSync(join(folder, "state"));
  if (fillModules === undefined) symlinkSync(join(root, "node_modules"), modules, "junction");
  else {
    mkdirSync(modules);
    fillModules(modules);
  }
  write("package.json", `{"name":"${project}","private":true,"main":"index.js"}`);
  write("Pulumi.yaml", `name: ${project}\nruntime: nodejs\n`);
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    folder,
    env: {
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "bench",
    },
    write,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
