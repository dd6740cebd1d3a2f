import { resolve } from "node:path";
import type { Path } from "../../schema/path.js";
import { UNKNOWN_VALUE } from "../../schema/unknown.js";
import { applyDefaults } from "./defaults.js";
import { FileReader, projectFolderOf } from "./include.js";
import { countValues, nodeAt, type YamlNode } from "./node.js";
import { type FileProblem, problemAt, type Told } from "./problem.js";
import { scalarValue } from "./scalar.js";
import { type Place, placeOf } from "./source.js";
import { fillText, type TenantValues } from "./values.js";

/** A tenant file as it was read. */
export interface TenantFile {
  /** The tenant as schemas/tenant.schema.json describes it; what could not be read is `UNKNOWN_VALUE`. Undefined where nothing could be. */
  readonly tree: Record<string, unknown> | undefined;
  /** Everything that is wrong with the file by itself, in the order of the places. */
  readonly problems: readonly FileProblem[];
  /** The place of what stands at a path of the tree, or of the nearest thing above it; `key` asks for that of the key before it. */
  locate(path: Path, part?: "key"): Place;
  /** The tree with other values put in. */
  fill(values: TenantValues): Record<string, unknown> | undefined;
  /** Whether an environment variable, which may be a secret, is in the value at the path. */
  holdsEnvironment(path: Path): boolean;
  /** Whether what stands at the path, or something above it, could not be read: it has been told. */
  isBroken(path: Path): boolean;
}

/** What a file may stand for once its aliases and includes are written out. */
const MOST_VALUES = 2_000_000;

/**
 * Reads a tenant file: YAML 1.2 with anchors and merge keys, `!include` of files in the project, `defaults`, and values of configuration
 * and environment. Nothing is thrown: whatever is wrong is among the problems.
 *
 * @param values where `${config:key}`, `${env:NAME}` and `${secret:key}` come from
 * @param options.root the folder that no include may leave; that of the nearest Pulumi.yaml when left out
 */
export function readTenantFile(file: string, values: TenantValues, options: { root?: string } = {}): TenantFile {
  const path = resolve(file);
  const reader = new FileReader(resolve(options.root ?? projectFolderOf(path)));
  const { problems } = reader;
  const root = settle(reader.readRoot(path), problems);
  const fill = (from: TenantValues, into: FileProblem[]) =>
    root.kind === "map" ? asRecord(new Filler(from, into).fill(root, [])) : undefined;
  const tree = fill(values, problems);
  return {
    tree,
    problems: inOrder(problems),
    locate: (at, part) => locate(root, at, part),
    fill: (from) => fill(from, []),
    holdsEnvironment: (at) => nodeAt(root, at).depth === at.length && holdsEnvironment(nodeAt(root, at).node),
    isBroken: (at) => nodeAt(root, at).node.kind === "broken",
  };
}

/** The node with its defaults, if it is a map of a size that anybody can work with. */
function settle(read: YamlNode, problems: FileProblem[]): YamlNode {
  const broken = (told: Told): YamlNode => {
    problems.push(problemAt(read.at, told));
    return { kind: "broken", at: read.at };
  };
  if (read.kind === "broken") {
    return read;
  }
  if (read.kind !== "map") {
    const got = read.kind === "list" ? "a list" : JSON.stringify(read.text);
    return broken({ code: "file-not-map", expected: "must hold a map", got, remedy: "Begin with a line such as organizations:." });
  }
  const isTooLarge = () =>
    broken({
      code: "yaml-bomb",
      expected: `must stand for at most ${MOST_VALUES} values`,
      got: "more, through its aliases",
      remedy: "Write less of it with aliases.",
    });
  if (countValues(read) > MOST_VALUES) {
    return isTooLarge();
  }
  const settled = applyDefaults(read, problems);
  return countValues(settled) > MOST_VALUES ? isTooLarge() : settled;
}

/** Makes plain values of nodes. */
class Filler {
  constructor(
    readonly values: TenantValues,
    readonly problems: FileProblem[],
  ) {}

  fill(node: YamlNode, path: Path): unknown {
    switch (node.kind) {
      case "broken":
        return UNKNOWN_VALUE;
      case "list":
        return node.items.map((item, index) => this.fill(item, [...path, index]));
      case "map":
        // Entries define what assignments would set: a key may be __proto__.
        return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, this.fill(value, [...path, key])]));
      case "scalar": {
        const filled = fillText(node.text, this.values);
        if ("text" in filled) {
          const read = scalarValue(node, filled.text, filled.isFilled);
          if ("value" in read) {
            return filled.isSecret ? this.#secret(read.value) : read.value;
          }
          return this.#tell(node, path, [read]);
        }
        return this.#tell(node, path, filled);
      }
    }
  }

  #secret(value: unknown): unknown {
    const isValue = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
    return isValue && value !== UNKNOWN_VALUE ? this.values.secret(value) : value;
  }

  #tell(node: YamlNode, path: Path, told: readonly Told[]): unknown {
    this.problems.push(...told.map((each) => problemAt(node.at, { ...each, path })));
    return UNKNOWN_VALUE;
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(Object(value)));
}

/** A value is where it is written; one that begins on a line of its own is where its key is. */
function locate(root: YamlNode, path: Path, part: "key" | undefined): Place {
  const { node, keyAt, depth } = nodeAt(root, path);
  const value = placeOf(node.at);
  if (keyAt === undefined) {
    return value;
  }
  const key = placeOf(keyAt);
  return part === "key" || depth < path.length || value.file !== key.file || value.line !== key.line || node.kind === "map" ? key : value;
}

function holdsEnvironment(node: YamlNode): boolean {
  if (node.kind === "scalar") {
    return node.text.includes("${env:");
  }
  const inner = node.kind === "list" ? node.items : node.kind === "map" ? [...node.entries.values()].map(({ value }) => value) : [];
  return inner.some(holdsEnvironment);
}

/** By file and place; what several objects inherit is told once. */
export function inOrder(problems: readonly FileProblem[]): FileProblem[] {
  const files = [...new Set(problems.map(({ file }) => file))];
  const byPlace = new Map<string, FileProblem>();
  for (const problem of problems) {
    const { file, line, column, expected, got } = problem;
    const key = JSON.stringify([file, line, column, expected, got]);
    if (!byPlace.has(key)) {
      byPlace.set(key, problem);
    }
  }
  return [...byPlace.values()].sort(
    (one, other) => files.indexOf(one.file) - files.indexOf(other.file) || one.line - other.line || one.column - other.column,
  );
}
