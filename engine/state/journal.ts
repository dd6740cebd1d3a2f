import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { EngineError } from "../errors.js";
import { deleteIfThere, fileError, readIfThere, syncFolder } from "./files.js";

/** The journal's own entries: which state it continues, and which one it was folded into. */
interface Marker {
  $journal: "begin" | "folded";
  /** MD5 of the stack's file, in base64; empty when there is none. */
  checkpoint: string;
}

/** What a journal that was left behind holds. */
export interface JournalContents {
  entries: unknown[];
  /** The stack's file that the entries continue. */
  base?: string;
  /** The stack's file that the entries were written into, when the crash came after that. */
  foldedInto?: string;
}

const NEWLINE = "\n";

/**
 * What an operation has done so far, one JSON text per line, each on disk before `append` resolves. Its cost does not
 * grow with the stack; at the end of the operation it is folded into the stack's file.
 */
export class Journal {
  #handle: Promise<FileHandle> | undefined;
  #pending: { line: string; resolve: () => void; reject: (error: unknown) => void }[] = [];
  #flushing: Promise<void> | undefined;
  #failure: EngineError | undefined;

  /** `base` is the MD5 of the stack's file that the entries will continue. */
  constructor(
    readonly path: string,
    private readonly base = "",
  ) {}

  /**
   * Adds an entry; resolves once it is on disk. Entries that arrive while the disk is busy share the next sync.
   * @throws EngineError when it cannot be written; the journal then takes no more, so that nothing follows a torn line.
   */
  append(entry: object): Promise<void> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#pending.push({ line: JSON.stringify(entry) + NEWLINE, resolve, reject });
      this.#flushing ??= this.#flush();
    });
  }

  /** Notes that the stack's file with this MD5 holds everything that the journal does; comes before that file is written. */
  markFolded(checkpoint: string): Promise<void> {
    const marker: Marker = { $journal: "folded", checkpoint };
    return this.append(marker);
  }

  /** Ends the journal and keeps the file. */
  async close(): Promise<void> {
    await this.#flushing;
    const handle = await this.#handle?.catch(() => undefined);
    this.#handle = undefined;
    await handle?.close();
  }

  /** Ends the journal and deletes the file. */
  async remove(): Promise<void> {
    await this.close();
    deleteIfThere(this.path);
  }

  /** The entries of a journal file, a torn end left out; empty when there is no file. */
  static read(path: string): unknown[] {
    return Journal.inspect(path)?.entries ?? [];
  }

  /** A journal file's entries and the states it belongs to; undefined when there is no file. */
  static inspect(path: string): JournalContents | undefined {
    const text = readIfThere(path)?.toString("utf8");
    if (text === undefined) return undefined;
    const contents: JournalContents = { entries: [] };
    for (const value of parseLines(text, path).values) {
      const marker = asMarker(value);
      if (marker?.$journal === "begin") contents.base = marker.checkpoint;
      else if (marker) contents.foldedInto = marker.checkpoint;
      else contents.entries.push(value);
    }
    return contents;
  }

  async #flush(): Promise<void> {
    while (this.#pending.length > 0) {
      const batch = this.#pending;
      this.#pending = [];
      try {
        this.#handle ??= this.#open();
        const handle = await this.#handle;
        await handle.appendFile(batch.map(({ line }) => line).join(""));
        await handle.datasync();
        for (const { resolve } of batch) resolve();
      } catch (error) {
        this.#failure = fileError("append to", this.path, error);
        for (const { reject } of [...batch, ...this.#pending]) reject(this.#failure);
        this.#pending = [];
      }
    }
    this.#flushing = undefined;
  }

  async #open(): Promise<FileHandle> {
    const isNew = !mendEnd(this.path);
    const handle = await open(this.path, "a", 0o644);
    if (isNew) {
      const marker: Marker = { $journal: "begin", checkpoint: this.base };
      await handle.appendFile(JSON.stringify(marker) + NEWLINE);
      await handle.datasync();
      syncFolder(dirname(this.path));
    }
    return handle;
  }
}

function asMarker(value: unknown): Marker | undefined {
  if (typeof value !== "object" || value === null || !("$journal" in value) || !("checkpoint" in value)) return undefined;
  const { $journal, checkpoint } = value;
  return ($journal === "begin" || $journal === "folded") && typeof checkpoint === "string" ? { $journal, checkpoint } : undefined;
}

function parseLine(line: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(line) };
  } catch {
    return undefined;
  }
}

/** The values of the whole lines and the text they stand in. A crash can tear the end of the file only. */
function parseLines(text: string, path: string): { values: unknown[]; whole: string } {
  const lines = text.split(NEWLINE);
  const parsed = lines.map(parseLine);
  const firstBad = parsed.findIndex((line, i) => !line && !(i === lines.length - 1 && lines[i] === ""));
  const end = firstBad < 0 ? lines.length : firstBad;
  if (parsed.slice(end).some((line) => line !== undefined)) {
    throw new EngineError(
      `${path}:${end + 1}: the journal is damaged in its middle, so it cannot be replayed. ` +
        "Restore the file, or move it away to go on from the state as it was before the operation.",
    );
  }
  const values = parsed.slice(0, end).flatMap((line) => (line ? [line.value] : []));
  return { values, whole: lines.slice(0, end).join(NEWLINE) };
}

/** Cuts a torn end off a journal that is there and ends its last line; false when there is none to go on with. */
function mendEnd(path: string): boolean {
  const text = readIfThere(path)?.toString("utf8");
  if (text === undefined) return false;
  const { whole } = parseLines(text, path);
  const bytes = Buffer.byteLength(whole);
  const descriptor = openSync(path, "r+");
  try {
    ftruncateSync(descriptor, bytes);
    if (whole !== "" && !whole.endsWith(NEWLINE)) writeSync(descriptor, NEWLINE, bytes);
  } finally {
    closeSync(descriptor);
  }
  return whole !== "";
}
