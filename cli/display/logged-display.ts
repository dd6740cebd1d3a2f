import { closeSync, openSync, writeSync } from "node:fs";
import type { EngineEvent } from "../../engine/index.js";
import { CommandError } from "../failure.js";
import { toEventJson } from "./event-json.js";
import type { OperationDisplay } from "./operation-display.js";

/** An open file that events are kept in. */
interface EventLog {
  readonly path: string;
  readonly file: number;
}

/** Opens the file of `--event-log`, which gets every event as a line of JSON. @throws CommandError when it cannot be written to */
export function openEventLog(path: string): EventLog {
  try {
    return { path, file: openSync(path, "a", 0o600) };
  } catch (cause) {
    throw new CommandError(
      `--event-log names ${path}, which cannot be written: ${cause instanceof Error ? cause.message : String(cause)}. Name a file in a folder that exists.`,
      { cause },
    );
  }
}

/** Shows events as another display does and keeps them in a file, one JSON text per line. */
export class LoggedDisplay implements OperationDisplay {
  private sequence = 0;

  constructor(
    private readonly display: OperationDisplay,
    /** Undefined once it is closed: by then its number may be another file's, such as the state's. */
    private log: EventLog | undefined,
  ) {}

  show(event: EngineEvent): void {
    const json = toEventJson(event, this.sequence);
    if (json && this.log !== undefined) {
      this.sequence++;
      this.write(this.log, `${JSON.stringify(json)}\n`);
    }
    this.display.show(event);
  }

  note(text: string): void {
    this.display.note(text);
  }

  close(): void {
    this.closeLog();
    this.display.close();
  }

  /** A log is not worth a run: where the disk is full, it goes on without one. */
  private write({ path, file }: EventLog, line: string): void {
    try {
      writeSync(file, line);
    } catch (error) {
      this.closeLog();
      const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
      this.note(`--event-log names ${path}, which cannot be written to (${code}): no more events are logged.`);
    }
  }

  private closeLog(): void {
    if (this.log !== undefined) closeSync(this.log.file);
    this.log = undefined;
  }
}
