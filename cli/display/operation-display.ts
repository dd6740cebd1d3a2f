import type { EngineEvent } from "../../engine/index.js";
import { requestTotals } from "../requests.js";
import { toEventJson } from "./event-json.js";
import { type EventLine, type EventLineOptions, EventLines } from "./event-lines.js";

/** Shows the events of one operation as they come. */
export interface OperationDisplay {
  show(event: EngineEvent): void;
  /** Something the command itself has to say meanwhile. */
  note(text: string): void;
  close(): void;
}

interface Streams {
  stdout: { write(text: string): unknown };
  stderr: { write(text: string): unknown };
}

/** One line per event, for pipes and log files; problems go to stderr. */
export class LineDisplay implements OperationDisplay {
  private readonly lines: EventLines;

  constructor(
    private readonly streams: Streams,
    options: EventLineOptions,
  ) {
    this.lines = new EventLines(options);
  }

  show(event: EngineEvent): void {
    this.write(this.lines.linesOf(event));
  }

  note(text: string): void {
    this.streams.stderr.write(`${text}\n`);
  }

  close(): void {
    this.write(this.lines.closingLines());
  }

  private write(lines: readonly EventLine[]): void {
    for (const line of lines) (line.isProblem ? this.streams.stderr : this.streams.stdout).write(`${line.text}\n`);
  }
}

/** One JSON object per event and line, in the shape of the official command's event log. */
export class JsonDisplay implements OperationDisplay {
  private sequence = 0;

  constructor(private readonly streams: Streams) {}

  show(event: EngineEvent): void {
    const json = toEventJson(event, this.sequence);
    if (!json) return;
    this.sequence++;
    // Not the official command's: what it cost the API.
    const line = event.type === "summary" ? { ...json, requests: requestTotals() } : json;
    this.streams.stdout.write(`${JSON.stringify(line)}\n`);
  }

  note(text: string): void {
    this.streams.stderr.write(`${text}\n`);
  }

  close(): void {}
}

/** Keeps quiet: for a preview whose plan is printed as a whole afterwards. */
export class QuietDisplay implements OperationDisplay {
  show(): void {}
  note(): void {}
  close(): void {}
}
