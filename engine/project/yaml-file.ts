import { readFileSync } from "node:fs";
import { type Document, isNode, LineCounter, parseDocument, type ScalarTag } from "yaml";
import { codeOf, EngineError } from "../errors.js";

/** A YAML file with its comments and the lines that its nodes stand on. */
export interface YamlFile {
  path: string;
  document: Document;
  /** The line, from 1, on which a node begins; undefined for one that was not read from the file. */
  lineOf(node: unknown): number | undefined;
  /** The plain JavaScript value of a node; whole numbers are bigints. */
  valueOf(node: unknown): unknown;
}

/** The official CLI's YAML reader takes whole numbers with a leading zero for octal ones. */
const OCTAL: ScalarTag = {
  tag: "tag:yaml.org,2002:int",
  test: /^[-+]?0[0-7]+$/,
  default: true,
  resolve: (text) => BigInt(Number.parseInt(text, 8)),
  stringify: (item) => item.source ?? String(item.value),
};

/** No configuration is that large. */
const LARGEST = 8 * 1_048_576;

/** Runs what a few lines of YAML can make endless, by aliases of aliases. */
function bounded<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new EngineError(`${path}: its aliases stand for more than any configuration has. Write out what they stand for.`, { cause });
  }
}

/** @throws EngineError with file and line when the text is not one YAML document. */
export function parseYaml(text: string, path: string): YamlFile {
  if (text.length > LARGEST)
    throw new EngineError(`${path} is larger than ${LARGEST} characters. Take out of it what is no configuration.`);
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    intAsBigInt: true,
    merge: true,
    customTags: (tags) => [OCTAL, ...tags],
  });
  const [error] = document.errors;
  if (error) {
    // The library's word for more levels than the stack has room for.
    if (error.message.startsWith("Maximum call stack"))
      throw new EngineError(`${path}: it is nested too deeply. Correct the file.`, { cause: error });
    const [reason = ""] = error.message.split(" at line ");
    throw new EngineError(`${path}:${lines.linePos(error.pos[0]).line}: not valid YAML: ${reason}. Correct the line.`, { cause: error });
  }
  const lineOf = (node: unknown) => (isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined);
  return { path, document, lineOf, valueOf: (node) => (isNode(node) ? bounded(path, () => node.toJS(document)) : node) };
}

/** Undefined when the file is not there. */
export function readYaml(path: string): YamlFile | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined;
    throw new EngineError(
      `${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}. Make it a file that can be read.`,
      { cause },
    );
  }
  return parseYaml(text, path);
}
