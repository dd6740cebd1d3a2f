import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CommandResult, web1on1 } from "./command.js";

const root = join(import.meta.dirname, "../..");

export interface ProjectFolderOptions {
  /** What Pulumi.yaml calls the project. */
  project?: string;
  /** The program in CommonJS; without one `write` gives it. */
  program?: string;
  /** Files and folders of this repository that come along, each to its own place. */
  copies?: readonly string[];
  /** The address and the token that a run gets in its environment. */
  api?: { readonly url: string; readonly token: string };
}

/** A user's project: a folder of its own with the package among its modules, its state beside it, and no stack yet. */
export interface ProjectFolder {
  readonly folder: string;
  /** The environment that a process of this project needs. */
  readonly env: Record<string, string>;
  /** Writes a file of the project. */
  write(name: string, text: string): void;
  /** Runs the command in the project's folder; `change` goes over the environment. */
  run(args: readonly string[], change?: Record<string, string | undefined>): Promise<CommandResult>;
  /** Makes the stack `dev` and selects it. */
  init(): Promise<void>;
  remove(): void;
}

export function makeProjectFolder(prefix: string, options: ProjectFolderOptions = {}): ProjectFolder {
  const { project = "my-tenant", program, copies = [], api } = options;
  const folder = mkdtempSync(join(tmpdir(), `${prefix}-`));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  mkdirSync(join(folder, "state"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  write("package.json", `{"name":"${project}","private":true,"main":"index.js"}`);
  write("Pulumi.yaml", `name: ${project}\nruntime: nodejs\n`);
  if (program !== undefined) write("index.js", program);
  for (const path of copies) cpSync(join(root, path), join(folder, path), { recursive: true });
  const env = {
    PULUMI_HOME: join(folder, "home"),
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_CONFIG_PASSPHRASE: "x",
    ...(api && { WEB1ON1_URL: api.url, WEB1ON1_TOKEN: api.token }),
  };
  const run: ProjectFolder["run"] = (args, change = {}) => web1on1(args, { cwd: folder, env: { ...env, ...change } });
  return {
    folder,
    env,
    write,
    run,
    init: async () => {
      const { code, stderr } = await run(["stack", "init", "dev"]);
      if (code !== 0) throw new Error(stderr);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
