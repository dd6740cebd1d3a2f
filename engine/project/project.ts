import { statSync } from "node:fs";
import { basename, dirname, extname, isAbsolute, join, resolve } from "node:path";
import { EngineError } from "../errors.js";
import { statIfThere } from "../state/files.js";
import type { ConfigDeclaration } from "./config-declarations.js";
import { type ProjectFile, type RuntimeOptions, readProjectFile } from "./project-file.js";
import { readYaml } from "./yaml-file.js";

const PROJECT_FILES = ["Pulumi.yaml", "Pulumi.yml"];

/** A Pulumi project: the folder with Pulumi.yaml and what that file says. */
export class Project {
  readonly name: string;
  readonly description?: string;
  /** The folder that holds Pulumi.yaml. */
  readonly root: string;
  /** Path of Pulumi.yaml. */
  readonly file: string;
  /** `backend.url` as the file writes it. */
  readonly backendUrl?: string;
  readonly config: readonly ConfigDeclaration[];
  readonly runtime: RuntimeOptions;
  /** `options.refresh: always`: every operation begins with a refresh. */
  readonly refreshAlways: boolean;
  readonly #main?: string;
  readonly #stackConfigDirectory: string;

  private constructor(file: string, contents: ProjectFile) {
    this.file = file;
    this.root = dirname(file);
    this.name = contents.name;
    this.description = contents.description;
    this.backendUrl = contents.backendUrl;
    this.config = contents.config;
    this.runtime = contents.runtime;
    this.refreshAlways = contents.refreshAlways;
    this.#main = contents.main;
    this.#stackConfigDirectory = resolve(this.root, contents.stackConfigDirectory ?? ".");
  }

  /**
   * The project of a folder: the nearest Pulumi.yaml in it or above it.
   * @throws EngineError when there is none or it is not valid.
   */
  static find(cwd: string): Project {
    const start = logicalFolder(resolve(cwd));
    for (let folder = start; ; folder = dirname(folder)) {
      for (const name of PROJECT_FILES) {
        const file = join(folder, name);
        if (isFile(file)) return Project.load(file);
      }
      if (isFile(join(folder, "Pulumi.json"))) {
        throw new EngineError(`${join(folder, "Pulumi.json")}: the embedded engine reads Pulumi.yaml only. Use the official Pulumi CLI.`);
      }
      if (dirname(folder) === folder) break;
    }
    throw new EngineError(
      `No Pulumi.yaml in ${start} or a folder above it. Run the command inside a project, or make one with "web1on1 init".`,
    );
  }

  static load(file: string): Project {
    const yaml = readYaml(file);
    if (!yaml) throw new EngineError(`${file} does not exist. Name a project file that is there.`);
    return new Project(file, readProjectFile(yaml));
  }

  /** The folder that the program runs in: the one `main` names, or the one its file stands in. */
  get programDirectory(): string {
    return this.#program().directory;
  }

  /** What node is given to run, seen from the program's folder: a file name, or `.` for the folder itself. */
  get entryPoint(): string {
    return this.#program().entryPoint;
  }

  /** What the program's process needs in its environment because of `runtime.options`. */
  programEnvironment(): Record<string, string> {
    const { typescript, tsconfig } = this.runtime;
    return {
      ...(typescript && { PULUMI_NODEJS_TYPESCRIPT: "true" }),
      ...(tsconfig !== undefined && { PULUMI_NODEJS_TSCONFIG_PATH: tsconfig }),
    };
  }

  /** Path of `Pulumi.<stack>.yaml`. */
  stackConfigPath(stack: string): string {
    return join(this.#stackConfigDirectory, `Pulumi.${stack}${extname(this.file)}`);
  }

  #program(): { directory: string; entryPoint: string } {
    if (this.#main === undefined) return { directory: this.root, entryPoint: "." };
    const main = isAbsolute(this.#main) ? this.#main : join(this.root, this.#main);
    const stats = statIfThere(main);
    if (!stats) {
      throw new EngineError(
        `${this.file}: main names ${JSON.stringify(this.#main)}, but ${main} does not exist. Correct main, or write the program there.`,
      );
    }
    return stats.isDirectory() ? { directory: main, entryPoint: "." } : { directory: dirname(main), entryPoint: basename(main) };
  }
}

/** A folder above the project may be closed to the user; the search goes on as in the official CLI. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * The folder under the name the shell knows it by. The official CLI follows PWD through symbolic links, and the path of
 * Pulumi.yaml decides where the selected stack is remembered.
 */
function logicalFolder(folder: string): string {
  const { PWD } = process.env;
  if (!PWD || !isAbsolute(PWD) || folder !== process.cwd()) return folder;
  const [named, real] = [statSync(PWD, { throwIfNoEntry: false }), statSync(folder)];
  return named && named.ino === real.ino && named.dev === real.dev ? resolve(PWD) : folder;
}
