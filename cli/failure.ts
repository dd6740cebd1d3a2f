import { CommanderError } from "commander";
// Leaf modules of engine, emulator and provider: a failure must be explained without loading the rest of them.
import { EmulatorError } from "../emulator/errors.js";
import { EngineError } from "../engine/errors.js";
import { Web1on1Error } from "../provider/client/error.js";

/** A failure that the command explains to the person who ran it: one sentence, no stack trace. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

const EXPECTED = [CommandError, EngineError, EmulatorError, Web1on1Error];

/** Failures of the operating system that say something to people, by their code. */
const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission denied; give your user the right to it, or choose another path",
  EPERM: "not permitted; give your user the right to it, or choose another path",
  EROFS: "the disk is read-only; choose another path",
  ENOSPC: "the disk is full; free some space and run the command again",
  ENOENT: "it does not exist",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is not a folder",
  EMFILE: "too many open files; raise the limit (ulimit -n)",
};

function systemSentence(error: NodeJS.ErrnoException): string | undefined {
  const reason = error.code === undefined ? undefined : SYSTEM_REASONS[error.code];
  if (!reason || !error.syscall) return undefined;
  return `${error.syscall}${error.path ? ` ${error.path}` : ""}: ${reason}.`;
}

/**
 * What goes to stderr for a failure. An expected one is its sentence; anything else is a fault of this command, which says so
 * and keeps the stack trace for `--debug`.
 */
export function explainFailure(error: unknown, debug: boolean): string {
  const stack = debug && error instanceof Error && error.stack ? `\n${error.stack}` : "";
  if (EXPECTED.some((kind) => error instanceof kind) && error instanceof Error) return `error: ${error.message}${stack}`;
  const system = error instanceof Error ? systemSentence(error) : undefined;
  if (system) return `error: ${system}${stack}`;
  const message = error instanceof Error ? error.message : String(error);
  const advice = debug ? "" : " Run it again with --debug for the details.";
  return `error: This is a fault in web1on1 itself, please report it: ${message}.${advice}${stack}`;
}

/** Commander has printed its message, or the help that was asked for, by the time it throws. */
export const isUsageAnswer = (error: unknown): error is CommanderError => error instanceof CommanderError;
