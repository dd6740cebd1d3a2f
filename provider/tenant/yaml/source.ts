import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";

/** The text of one file, which places count from. */
export interface Source {
  /** The path as the user knows it. */
  readonly file: string;
  readonly text: string;
  /** The offset at which each line begins. */
  readonly lines: readonly number[];
}

/** A position in a file. */
export interface Origin {
  readonly source: Source;
  readonly offset: number;
}

/** A position in a file as people and editors count it: from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Why a file gives no text: what is expected of it, what it is, and what to do. */
export interface SourceFault {
  readonly code: string;
  readonly expected: string;
  readonly got: string;
  readonly remedy: string;
}

/** No tenant is that large; each byte costs some thirty in memory while it is read. */
export const LARGEST_BYTES = 16 * 1_048_576;

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "no such file",
  EACCES: "a file that this user may not read",
  EPERM: "a file that this user may not read",
  EISDIR: "a folder",
  ENOTDIR: "a path through something that is no folder",
  ELOOP: "a symbolic link that leads to itself",
  ENAMETOOLONG: "a name that is too long",
};

/** Reads a file as text, without its byte order mark. */
export function readSource(path: string, file: string): Source | SourceFault {
  const bytes = readBytes(path);
  return Buffer.isBuffer(bytes) ? decode(bytes, file) : bytes;
}

function readBytes(path: string): Buffer | SourceFault {
  let descriptor: number | undefined;
  try {
    // Without waiting: a pipe that nobody writes to would never open.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) {
      return unreadable(stats.isDirectory() ? "a folder" : "something else than a file");
    }
    if (stats.size > LARGEST_BYTES) {
      return {
        code: "file-too-large",
        expected: `must be at most ${LARGEST_BYTES / 1_048_576} MB`,
        got: `${(stats.size / 1_048_576).toFixed(1)} MB`,
        remedy: "Check that it is the file that is meant.",
      };
    }
    const bytes = Buffer.alloc(stats.size);
    return bytes.subarray(0, readSync(descriptor, bytes, 0, stats.size, 0));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    return unreadable(REASONS[code] ?? `an error, ${code || String(error)}`);
  } finally {
    if (descriptor !== undefined) {
      closeSync(descriptor);
    }
  }
}

function unreadable(got: string): SourceFault {
  return { code: "file-unreadable", expected: "must be a file that can be read", got, remedy: "Check the path and the rights to it." };
}

function decode(bytes: Buffer, file: string): Source | SourceFault {
  try {
    // A byte order mark of UTF-8 is taken off by the decoder; that of UTF-16 is no UTF-8.
    return toSource(new TextDecoder("utf-8", { fatal: true }).decode(bytes), file);
  } catch {
    return {
      code: "file-encoding",
      expected: "must be a text in UTF-8",
      got: bytes[0] === 0xff || bytes[0] === 0xfe ? "UTF-16" : "other bytes",
      remedy: "Save it as UTF-8.",
    };
  }
}

function toSource(text: string, file: string): Source {
  const lines = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    lines.push(at + 1);
  }
  return { file, text, lines };
}

export function placeOf({ source, offset }: Origin): Place {
  let [low, high] = [0, source.lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((source.lines[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return { file: source.file, line: low + 1, column: offset - (source.lines[low] ?? 0) + 1 };
}
