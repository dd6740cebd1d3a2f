import { closeSync, openSync, writeSync } from "node:fs";
import type { EngineEvent } from "../../engine/index.js";
import { CommandError } from "../failure.js";
import { toEventJson } from "./event-json.js";
import type { OperationDisplay } from "./operation-display.js";

/** Shows events as another display does and keeps them in a file, one JSON text per line. */
export class LoggedDisplay implements OperationDisplay {
  private readonly file: number;
  private sequence = 0;

  constructor(
    private readonly display: OperationDisplay,
    path: string,
  ) {
    try {
      this.file = openSync(path, "a", 0o600);
    } catch (cause) {
      throw new CommandError(
        `--event-log names ${path}, which cannot be written: ${cause instanceof Error ? cause.message : String(cause)}. Name a file in a folder that exists.`,
        { cause },
      );
    }
  }

  show(event: EngineEvent): void {
    const json = toEventJson(event, this.sequence);
    if (json) {
      this.sequence++;
      writeSync(this.file, `${JSON.stringify(json)}\n`);
    }
    this.display.show(event);
  }

  note(text: string): void {
    this.display.note(text);
  }

  close(): void {
    closeSync(this.file);
    this.display.close();
  }
}
