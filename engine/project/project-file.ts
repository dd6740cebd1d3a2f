import { isMap, type YAMLMap } from "yaml";
import { type ConfigDeclaration, readConfigDeclarations } from "./config-declarations.js";
import { Problems } from "./project-problems.js";
import { splitShellWords } from "./shell-words.js";
import type { YamlFile } from "./yaml-file.js";

/** How the program is run: `runtime.options` of Pulumi.yaml. */
export interface RuntimeOptions {
  /** Whether programs are loaded through the SDK's ts-node; on unless the file says otherwise. */
  typescript: boolean;
  /** Path of a tsconfig.json. */
  tsconfig?: string;
  /** Arguments for node, before the program. */
  nodeArguments: string[];
}

/** What Pulumi.yaml says. */
export interface ProjectFile {
  name: string;
  description?: string;
  main?: string;
  backendUrl?: string;
  stackConfigDirectory?: string;
  refreshAlways: boolean;
  runtime: RuntimeOptions;
  config: ConfigDeclaration[];
}

const NAME = /^[A-Za-z0-9_.-]{1,100}$/;
const PACKAGE_MANAGERS = ["auto", "npm", "yarn", "pnpm", "bun"];
const OFFICIAL_CLI = "Use the official Pulumi CLI for this project.";

/**
 * Checks a Pulumi.yaml and takes out what the engine needs.
 * @throws EngineError naming every problem with its line.
 */
export function readProjectFile(file: YamlFile): ProjectFile {
  const problems = new Problems(file);
  const root = file.document.contents;
  if (!isMap(root)) {
    problems.add(root, `a project file expected a map with "name" and "runtime", got ${root ? "something else" : "an empty file"}.`);
    problems.throwIfAny();
  }
  const reader = new Reader(file, isMap(root) ? root : file.document.createNode({}), problems);
  const result = reader.read();
  problems.throwIfAny();
  return result;
}

class Reader {
  constructor(
    private readonly file: YamlFile,
    private readonly root: YAMLMap,
    private readonly problems: Problems,
  ) {}

  read(): ProjectFile {
    const name = this.#name();
    const config = this.root.get("config", true);
    const oldConfigDirectory = this.file.valueOf(config);
    const stackConfigDirectory = this.#text("stackConfigDir");
    // Before configuration could be declared, `config` named the folder of the stacks' files.
    const hasOldForm = typeof oldConfigDirectory === "string";
    if (hasOldForm && stackConfigDirectory !== undefined) {
      this.problems.add(config, "config and stackConfigDir both name the folder of the stacks' files. Keep stackConfigDir.");
    }
    if (config && !isMap(config) && !hasOldForm && oldConfigDirectory !== null) {
      this.problems.expected(config, "config", "a map of configuration declarations", oldConfigDirectory);
    }
    return {
      name,
      description: this.#text("description"),
      main: this.#text("main"),
      backendUrl: this.#backendUrl(),
      stackConfigDirectory: hasOldForm ? oldConfigDirectory : stackConfigDirectory,
      refreshAlways: this.#refreshAlways(),
      runtime: this.#runtime(),
      config: isMap(config) ? readConfigDeclarations(config, name, this.file, this.problems) : [],
    };
  }

  #text(key: string): string | undefined {
    const node = this.root.get(key, true);
    const value = this.file.valueOf(node);
    if (value === undefined || value === null || value === "") return undefined;
    if (typeof value === "string") return value;
    this.problems.expected(node, key, "a text", value);
    return undefined;
  }

  #name(): string {
    const node = this.root.get("name", true);
    const value = this.file.valueOf(node);
    if (typeof value === "string" && NAME.test(value) && value !== "." && value !== "..") return value;
    if (node === undefined) this.problems.add(this.root, 'name is missing. Add a line like "name: my-project".');
    else this.problems.expected(node, "name", "1 to 100 letters, digits, hyphens, underscores or periods", value);
    return "";
  }

  #backendUrl(): string | undefined {
    const node = this.root.get("backend", true);
    const value = this.file.valueOf(node);
    if (value === undefined || value === null) return undefined;
    const url = isMap(node) ? this.file.valueOf(node.get("url", true)) : undefined;
    if (isMap(node) && (url === undefined || typeof url === "string")) return url || undefined;
    this.problems.expected(node, "backend", 'a map like "url: file://./state"', value);
    return undefined;
  }

  #refreshAlways(): boolean {
    const node = this.root.get("options", true);
    const refresh = isMap(node) ? this.file.valueOf(node.get("refresh", true)) : undefined;
    if (refresh !== undefined && refresh !== "always") this.problems.expected(node, "options.refresh", '"always"', refresh);
    return refresh === "always";
  }

  #runtime(): RuntimeOptions {
    const node = this.root.get("runtime", true);
    const value = this.file.valueOf(node);
    const name = isMap(node) ? this.file.valueOf(node.get("name", true)) : value;
    if (node === undefined) this.problems.add(this.root, 'runtime is missing. Add a line "runtime: nodejs".');
    else if (typeof name !== "string" || name === "")
      this.problems.expected(node, "runtime", '"nodejs", or a map with name and options', value);
    else if (name !== "nodejs") {
      this.problems.add(node, `runtime is ${JSON.stringify(name)}, and the embedded engine runs nodejs programs only. ${OFFICIAL_CLI}`);
    }
    const options = isMap(node) ? node.get("options", true) : undefined;
    return this.#runtimeOptions(isMap(options) ? options : undefined);
  }

  #runtimeOptions(options: YAMLMap | undefined): RuntimeOptions {
    const read = (key: string, expected: string, fits: (value: unknown) => boolean): unknown => {
      const node = options?.get(key, true);
      const value = this.file.valueOf(node);
      if (value === undefined || value === null || fits(value)) return value ?? undefined;
      this.problems.expected(node, `runtime.options.${key}`, expected, value);
      return undefined;
    };
    const isText = (value: unknown) => typeof value === "string";
    const typescript = read("typescript", "true or false", (value) => typeof value === "boolean");
    const tsconfig = read("tsconfig", "a path", isText);
    const nodeArguments = read("nodeargs", "a text", isText);
    // Installing dependencies is not the engine's work; the option is checked because the official CLI refuses wrong ones.
    read("packagemanager", `one of ${PACKAGE_MANAGERS.join(", ")}`, (value) => PACKAGE_MANAGERS.some((name) => name === value));
    return {
      typescript: typescript !== false,
      tsconfig: typeof tsconfig === "string" ? tsconfig : undefined,
      nodeArguments: typeof nodeArguments === "string" ? splitShellWords(nodeArguments) : [],
    };
  }
}
