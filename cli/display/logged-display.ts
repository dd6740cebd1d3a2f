import { closeSync, openSync, writeSync } from "node:fs";
import type { EngineEvent } from "../../engine/index.js";
import { CommandError } from "../failure.js";
import { toEventJson } from "./event-json.js";
import type { OperationDisplay } from "./operation-display.js";

/** Opens the file of `--event-log`, which gets every event as a line of JSON. @throws CommandError when it cannot be written to */
export function openEventLog(path: string): number {
  try {
    return openSync(path, "a", 0o600);
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
    private file: number | undefined,
  ) {}

  show(event: EngineEvent): void {
    const json = toEventJson(event, this.sequence);
    if (json && this.file !== undefined) {
      this.sequence++;
      writeSync(this.file, `${JSON.stringify(json)}\n`);
    }
    this.display.show(event);
  }

  note(text: string): void {
    this.display.note(text);
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
    this.display.close();
  }
}
