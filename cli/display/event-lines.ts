import type { EngineEvent, StepMetadata } from "../../engine/index.js";
import { diagnosticLines, Problems } from "./diagnostics.js";
import { formatDuration } from "./duration.js";
import { OPERATION_WORDS } from "./operation-words.js";
import { propertyLines } from "./property-diff.js";
import { isWorthShowing, labelOf } from "./resource-label.js";
import { stepLine } from "./step-line.js";
import type { Paint } from "./style.js";

export interface EventLine {
  text: string;
  /** True for what belongs on stderr when stdout is not a terminal: warnings and errors. */
  isProblem: boolean;
}

export interface EventLineOptions {
  paint: Paint;
  diff: boolean;
  debug: boolean;
  /** Cells of the terminal; nothing is cut when undefined. */
  columns?: number;
}

const told = (text: string): EventLine => ({ text, isProblem: false });
const problem = (text: string): EventLine => ({ text, isProblem: true });

/** `+ create  Organization  holding  (0.12s)` */
function endedStepLine(step: StepMetadata, note: string, { paint, columns }: EventLineOptions): string {
  const words = OPERATION_WORDS[step.op];
  return stepLine(paint(words.color, `${words.symbol} ${words.plan}`), labelOf(step.urn), note, columns);
}

/** A finished step: its line, and with `--diff` its properties below. */
function finishedStepLines(event: Extract<EngineEvent, { type: "step-end" }>, options: EventLineOptions): string[] {
  const { metadata, durationMs } = event;
  if (!isWorthShowing(metadata)) return [];
  const line = endedStepLine(metadata, options.paint("dim", `(${formatDuration(durationMs)})`), options);
  return [line, ...(options.diff ? propertyLines(metadata, options.paint) : [])];
}

/** Turns the events of one operation into lines: one per finished step, one or more per message. */
export class EventLines {
  private readonly problems: Problems;

  constructor(private readonly options: EventLineOptions) {
    this.problems = new Problems(options.paint);
  }

  linesOf(event: EngineEvent): EventLine[] {
    switch (event.type) {
      case "step-end":
        return event.planning ? [] : finishedStepLines(event, this.options).map(told);
      case "step-failed":
        return this.failedStep(event);
      case "diagnostic":
        return this.diagnostic(event);
      default:
        return [];
    }
  }

  /** What there is to say once the last event is shown. */
  closingLines(): EventLine[] {
    return this.problems.closingLines().map(problem);
  }

  private failedStep(event: Extract<EngineEvent, { type: "step-failed" }>): EventLine[] {
    const { paint } = this.options;
    const note = `${paint("red", "failed")}  ${paint("dim", `(${formatDuration(event.durationMs)})`)}`;
    const line = endedStepLine(event.metadata, note, this.options);
    const message = this.diagnostic({
      type: "diagnostic",
      severity: "error",
      message: event.message,
      urn: event.metadata.urn,
      time: event.time,
    });
    return [told(line), ...message];
  }

  private diagnostic(event: Extract<EngineEvent, { type: "diagnostic" }>): EventLine[] {
    if ((event.severity === "debug" || event.echo) && !this.options.debug) return [];
    if (event.message.trim() === "") return [];
    const isProblem = event.severity === "error" || event.severity === "warning";
    // Only problems are told twice by engines; a program may well log the same line again and again.
    return isProblem ? this.problems.linesOf(event).map(problem) : diagnosticLines(event, this.options.paint).map(told);
  }
}
