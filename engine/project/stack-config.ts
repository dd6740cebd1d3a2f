import { isMap, isPair, type Pair, YAMLMap } from "yaml";
import { EngineError } from "../errors.js";
import type { Crypter } from "../secrets/passphrase.js";
import { deleteIfThere, writeFileAtomically } from "../state/files.js";
import { type ConfigPath, parseConfigPath, qualifyKey, shortKey } from "./config-key.js";
import { createNode, removeInNode, setInNode } from "./config-node.js";
import {
  type ConfigValue,
  coerceText,
  decryptValue,
  isSecret,
  isStructured,
  SecureValue,
  toConfigValue,
  toText,
  valueAt,
} from "./config-value.js";
import type { Project } from "./project.js";
import { type ResolvedConfig, resolveConfig } from "./resolve-config.js";
import { parseYaml, readYaml, type YamlFile } from "./yaml-file.js";

/** One configuration value as commands show it. */
export interface ConfigEntry {
  /** With its namespace. */
  key: string;
  /** Without the namespace when it is the project's. */
  shortKey: string;
  /** The text a program gets; `[secret]` stands for every secret when no crypter was given. */
  text: string;
  secret: boolean;
  /** Whether `text` is JSON of a list or a map. */
  structured: boolean;
}

/** `path` reads the key as a path into a structured value: `shape.list[0]`. */
export interface ConfigPathOption {
  path?: boolean;
}

/** A value is kept in clear, or encrypted with the stack's crypter. */
export type ConfigSetOptions = ConfigPathOption & ({ secret?: false; crypter?: Crypter } | { secret: true; crypter: Crypter });

/** The configuration of one stack: `Pulumi.<stack>.yaml` over what Pulumi.yaml declares. */
export class StackConfig {
  readonly path: string;
  readonly stack: string;
  readonly #project: Project;
  readonly #file: YamlFile;

  private constructor(project: Project, stack: string, file: YamlFile) {
    this.#project = project;
    this.stack = stack;
    this.path = file.path;
    this.#file = file;
    this.#check();
  }

  /**
   * Reads the stack's file; one that does not exist yet is empty.
   * @throws EngineError when the file is not valid or belongs to another secrets provider than the passphrase one.
   */
  static load(project: Project, stack: string): StackConfig {
    const path = project.stackConfigPath(stack);
    return new StackConfig(project, stack, readYaml(path) ?? parseYaml("", path));
  }

  /** `v1:<salt>:v1:<nonce>:<data>`: the salt of the stack's passphrase, as `Crypter.salt`. */
  get encryptionSalt(): string | undefined {
    const salt = this.#root()?.get("encryptionsalt");
    return typeof salt === "string" && salt !== "" ? salt : undefined;
  }

  set encryptionSalt(salt: string) {
    const root = this.#makeRoot();
    if (root.has("encryptionsalt")) root.set("encryptionsalt", salt);
    else root.items.unshift(this.#file.document.createPair("encryptionsalt", salt));
  }

  /** Whether a value of the stack is secret, so that a passphrase is needed to resolve it. */
  get hasSecrets(): boolean {
    return [...this.#values().values()].some(isSecret);
  }

  /** One value; without a crypter its secrets read `[secret]`. Undefined when the key has none. */
  get(key: string, crypter?: Crypter, options: ConfigPathOption = {}): ConfigEntry | undefined {
    const { key: qualified, steps } = this.#parse(key, options);
    const root = this.#merged().get(qualified);
    const value = root === undefined ? undefined : valueAt(root, steps);
    return value === undefined ? undefined : this.#entry(qualified, value, crypter);
  }

  /** Every value, those of Pulumi.yaml included, sorted by key. */
  entries(crypter?: Crypter): ConfigEntry[] {
    const sorted = [...this.#merged()].sort(([left], [right]) => (left < right ? -1 : 1));
    return sorted.map(([key, value]) => this.#entry(key, value, crypter));
  }

  /** Sets a value. Without `path` it is a text; with `path`, `true`, `false` and whole numbers get their types. */
  set(key: string, text: string, options: ConfigSetOptions = {}): void {
    const { key: qualified, steps } = this.#parse(key, options);
    const { document } = this.#file;
    const plain = steps.length > 0 ? coerceText(text) : text;
    const node = createNode(document, options.secret ? new SecureValue(options.crypter.encrypt(text)) : plain);
    const config = this.#makeConfig();
    const pair = this.#pairOf(qualified);
    const [, name = ""] = qualified.split(":");
    const value = setInNode(document, pair?.value, [name], steps, node);
    if (pair) pair.value = value;
    else config.items.push(document.createPair(qualified, value));
  }

  /** Takes a value out; nothing happens when it is not there. */
  remove(key: string, options: ConfigPathOption = {}): void {
    const { key: qualified, steps } = this.#parse(key, options);
    const pair = this.#pairOf(qualified);
    if (!pair) return;
    if (steps.length > 0) removeInNode(this.#file.document, pair.value, steps);
    else this.#makeConfig().delete(pair.key);
    if (this.#makeConfig().items.length === 0) this.#root()?.delete("config");
  }

  /**
   * What the program is started with.
   * @throws EngineError when a declared value is missing or of another type, or a secret has no crypter.
   */
  resolve(crypter: Crypter | undefined): ResolvedConfig {
    const environment = this.#file.valueOf(this.#root()?.get("environment", true)) ?? [];
    if (!Array.isArray(environment) || environment.length > 0) {
      throw new EngineError(
        `${this.path}: "environment" needs Pulumi Cloud. Use the official Pulumi CLI for this stack, or remove the key.`,
      );
    }
    return resolveConfig(this.#project, this.stack, this.#merged(), crypter);
  }

  /** Writes the file, in one step, with its comments and the keys that the engine does not know. */
  save(): void {
    writeFileAtomically(this.path, this.#file.document.toString({ lineWidth: 0, flowCollectionPadding: false }), { makeFolder: true });
  }

  /** Deletes the file, as removing a stack does. */
  deleteFile(): void {
    deleteIfThere(this.path);
  }

  #check(): void {
    const { document, lineOf } = this.#file;
    const root = document.contents;
    const at = (node: unknown): string => `${this.path}${lineOf(node) === undefined ? "" : `:${lineOf(node)}`}`;
    if (root && !isMap(root) && this.#file.valueOf(root) !== null) throw new EngineError(`${at(root)}: a stack's file expected a map.`);
    const provider = this.#root()?.get("secretsprovider");
    if (provider !== undefined && provider !== null && provider !== "" && provider !== "default" && provider !== "passphrase") {
      throw new EngineError(
        `${at(root)}: the stack's secrets provider is ${JSON.stringify(provider)}, and the embedded engine knows passphrases only. Use the official Pulumi CLI for this stack.`,
      );
    }
    const config = this.#root()?.get("config", true);
    if (config && !isMap(config) && this.#file.valueOf(config) !== null)
      throw new EngineError(`${at(config)}: config expected a map of values.`);
    const seen = new Set<string>();
    for (const pair of this.#pairs()) {
      const key = this.#keyOf(pair);
      if (seen.has(key))
        throw new EngineError(`${at(pair.key)}: the configuration key ${key} stands in the file twice. Remove one of them.`);
      seen.add(key);
    }
  }

  #parse(key: string, options: ConfigPathOption): ConfigPath {
    const project = this.#project.name;
    return options.path ? parseConfigPath(key, project) : { key: qualifyKey(key, project), steps: [] };
  }

  #entry(key: string, value: ConfigValue, crypter: Crypter | undefined): ConfigEntry {
    const text = toText(decryptValue(value, crypter));
    return { key, shortKey: shortKey(key, this.#project.name), text, secret: isSecret(value), structured: isStructured(value) };
  }

  #root(): YAMLMap | undefined {
    const root = this.#file.document.contents;
    return isMap(root) ? root : undefined;
  }

  #makeRoot(): YAMLMap {
    const root = this.#root() ?? new YAMLMap();
    this.#file.document.contents = root;
    return root;
  }

  #makeConfig(): YAMLMap {
    const root = this.#makeRoot();
    const config = root.get("config", true);
    if (isMap(config)) {
      // An empty map can only be written as {}; what is put into it goes on lines of its own.
      if (config.items.length === 0) config.flow = false;
      return config;
    }
    const made = new YAMLMap();
    root.set("config", made);
    return made;
  }

  #pairs(): Pair[] {
    const config = this.#root()?.get("config", true);
    return isMap(config) ? config.items.filter(isPair) : [];
  }

  #keyOf(pair: Pair): string {
    return qualifyKey(String(this.#file.valueOf(pair.key)), this.#project.name);
  }

  #pairOf(key: string): Pair | undefined {
    return this.#pairs().find((pair) => this.#keyOf(pair) === key);
  }

  #values(): Map<string, ConfigValue> {
    return new Map(this.#pairs().map((pair) => [this.#keyOf(pair), toConfigValue(this.#file.valueOf(pair.value))]));
  }

  #merged(): Map<string, ConfigValue> {
    const values = this.#values();
    for (const { key, value } of this.#project.config) {
      if (value !== undefined && !values.has(key)) values.set(key, toConfigValue(value));
    }
    return values;
  }
}
