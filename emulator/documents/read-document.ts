import { readFileSync, statSync } from "node:fs";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { EmulatorError } from "../errors.js";

const LARGEST_BYTES = 64 * 1_048_576;
const MOST_ALIASES = 1000;
/** What a document may hold once its aliases are written out: a few lines of YAML can stand for more than any memory. */
const MOST_VALUES = 2_000_000;
const DEEPEST_NESTING = 100;

/**
 * Reads a YAML or, by its name, a JSON file of plain values: no tags of YAML make anything else of them.
 *
 * @param what the document as the sentence begins with it: "The tenant file"
 * @throws EmulatorError in one sentence, with the line where there is one
 */
export function readDocument(file: string, what: string): unknown {
  const text = readText(file, what);
  const document = file.endsWith(".json") ? parseJson(text, file, what) : parseYaml(text, file, what);
  const fault = findExcess(document);
  if (fault !== undefined) throw new EmulatorError(`${what} ${file} ${fault}. Make it smaller.`);
  return document;
}

function readText(file: string, what: string): string {
  try {
    const { size } = statSync(file);
    if (size > LARGEST_BYTES) throw new EmulatorError(`${what} ${file} is larger than ${LARGEST_BYTES} bytes. Make it smaller.`);
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof EmulatorError) throw error;
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const reason = isMissing ? "does not exist" : `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    throw new EmulatorError(`${what} ${file} ${reason}. Name a file that can be read.`, { cause: error });
  }
}

function parseJson(text: string, file: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without Node's reason, which repeats a part of the text: that may be a secret.
    throw new EmulatorError(`${what} ${file} is not valid JSON. Correct it.`);
  }
}

function parseYaml(text: string, file: string, what: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA, maxAliases: MOST_ALIASES, maxDepth: DEEPEST_NESTING });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const place = error.mark === undefined ? "" : ` at line ${error.mark.line + 1}`;
    throw new EmulatorError(`${what} ${file} is not valid YAML${place}: ${error.reason}. Correct it there.`);
  }
}

/** Why a document is more than anything here reads; each value that aliases share is looked at once. */
function findExcess(document: unknown): string | undefined {
  const counts = new Map<object, number>();
  const open = new Set<object>();
  const count = (value: unknown, depth: number): number => {
    if (typeof value !== "object" || value === null) return 1;
    const known = counts.get(value);
    if (known !== undefined) return known;
    if (open.has(value) || depth > DEEPEST_NESTING) return Number.POSITIVE_INFINITY;
    open.add(value);
    let total = 1;
    for (const inner of Object.values(value)) total += count(inner, depth + 1);
    open.delete(value);
    counts.set(value, total);
    return total;
  };
  const total = count(document, 0);
  if (total === Number.POSITIVE_INFINITY) return `contains itself, or is nested deeper than ${DEEPEST_NESTING} levels`;
  return total > MOST_VALUES ? `stands for more than ${MOST_VALUES} values` : undefined;
}
