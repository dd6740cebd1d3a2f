import { EngineError } from "../errors.js";
import type { YamlFile } from "./yaml-file.js";

const MAX_VALUE_LENGTH = 80;

/** A value as messages show it: JSON, cut at 80 characters. */
export function showValue(value: unknown): string {
  const text = JSON.stringify(value, (_, item: unknown) => (typeof item === "bigint" ? Number(item) : item)) ?? String(value);
  return text.length > MAX_VALUE_LENGTH ? `${text.slice(0, MAX_VALUE_LENGTH)}…` : text;
}

/** Collects what is wrong with a file, to report it all at once. */
export class Problems {
  readonly #found: { line: number | undefined; text: string }[] = [];
  readonly #file: YamlFile;

  constructor(file: YamlFile) {
    this.#file = file;
  }

  /** `node` is the place in the file that the problem is about. */
  add(node: unknown, text: string): void {
    this.#found.push({ line: this.#file.lineOf(node), text });
  }

  expected(node: unknown, key: string, expected: string, got: unknown): void {
    this.add(node, `${key} expected ${expected}, got ${showValue(got)}.`);
  }

  /** @throws EngineError naming every problem with its file and line. */
  throwIfAny(): void {
    const lines = this.#found.map(({ line, text }) => `${this.#file.path}${line === undefined ? "" : `:${line}`}: ${text}`);
    if (lines.length === 1) throw new EngineError(lines[0]);
    if (lines.length > 1) throw new EngineError(`${lines.length} problems:\n${lines.map((line) => `  ${line}`).join("\n")}`);
  }
}
