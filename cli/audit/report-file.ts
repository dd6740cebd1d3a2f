import { accessSync, constants, existsSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { CommandError } from "../failure.js";

/**
 * Sees that a report can be written, before a tenant is read for it. Touches nothing.
 *
 * @throws CommandError when it cannot
 */
export function requireWritable(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) throw refusal(path, `the folder ${folder} does not exist`);
  if (existsSync(path) && statSync(path).isDirectory()) throw refusal(path, "it is a folder");
  try {
    accessSync(existsSync(path) ? path : folder, constants.W_OK);
  } catch (cause) {
    throw refusal(path, codeOf(cause), cause);
  }
}

/** @throws CommandError when the disk does not take it */
export function writeReport(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw refusal(path, codeOf(cause), cause);
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : String(error));

const refusal = (path: string, why: string, cause?: unknown) =>
  new CommandError(`--out names ${path}, which cannot be written to: ${why}. Name a file in a folder that exists and is yours.`, { cause });
