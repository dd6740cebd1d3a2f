import type { EngineEvent, StepMetadata } from "../../engine/index.js";
import { formatDuration } from "./duration.js";
import { type EventLineOptions, EventLines } from "./event-lines.js";
import { LiveRegion, type Terminal } from "./live-region.js";
import type { OperationDisplay } from "./operation-display.js";
import { OPERATION_WORDS } from "./operation-words.js";
import { isDefaultProvider, isWorthShowing, labelOf } from "./resource-label.js";
import { stepLine } from "./step-line.js";
import { fold, padEnd, textWidth } from "./width.js";

const FRAME_MS = 100;
const SPINNER = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

interface UnderWay {
  step: StepMetadata;
  since: number;
}

export interface LiveDisplayOptions extends EventLineOptions {
  /** What is going on: `Updating dev`. */
  title: string;
  /** How many steps a preview announced, to say how many remain. */
  expected?: number;
}

/** Progress on a terminal: steps under way and a status line drawn in place, finished steps scrolling up above them. */
export class LiveDisplay implements OperationDisplay {
  private readonly region: LiveRegion;
  private readonly lines: EventLines;
  /** Told at the end, where they are not scrolled away by the steps that go on. */
  private readonly problems: string[] = [];
  /** Finished lines that the next frame writes: a frame per event would be most of the work of a large stack. */
  private kept: string[] = [];
  private readonly underWay = new Map<string, UnderWay>();
  private readonly startedAt: number;
  private readonly timer: NodeJS.Timeout;
  private finished = 0;
  private failed = 0;
  private frame = 0;

  constructor(
    terminal: Terminal,
    private readonly options: LiveDisplayOptions,
    private readonly now: () => number = Date.now,
  ) {
    this.region = new LiveRegion(terminal);
    this.lines = new EventLines({ ...options, columns: this.region.columns });
    this.startedAt = now();
    this.timer = setInterval(() => this.draw(), FRAME_MS);
    this.draw();
  }

  show(event: EngineEvent): void {
    this.count(event);
    for (const line of this.lines.linesOf(event)) (line.isProblem ? this.problems : this.kept).push(line.text);
  }

  note(text: string): void {
    this.kept.push(...this.folded(text));
    this.draw();
  }

  close(): void {
    clearInterval(this.timer);
    const problems = [...this.problems, ...this.lines.closingLines().map(({ text }) => text)].flatMap((line) => this.folded(line));
    this.region.close([...this.kept, ...(problems.length > 0 ? [this.options.paint("bold", "Diagnostics:"), ...problems] : [])]);
  }

  private folded(text: string): string[] {
    return fold(text, this.region.columns - 1);
  }

  private count(event: EngineEvent): void {
    if (event.type === "step-start" && !event.planning && isUnderWay(event.metadata)) {
      this.underWay.set(keyOf(event.metadata), { step: event.metadata, since: this.now() });
    } else if (event.type === "step-end" || event.type === "step-failed") {
      this.underWay.delete(this.keyUnderWay(event.metadata));
      if (event.type === "step-failed") this.failed++;
      else if (isWorthShowing(event.metadata)) this.finished++;
    }
  }

  /** A refresh that begins as `refresh` may end as the update or delete that it found. */
  private keyUnderWay(step: StepMetadata): string {
    const key = keyOf(step);
    if (this.underWay.has(key)) return key;
    return [...this.underWay].find(([, { step: begun }]) => begun.urn === step.urn)?.[0] ?? key;
  }

  private draw(): void {
    this.frame++;
    this.region.update([...this.rows(), this.statusLine()], this.kept);
    this.kept = [];
  }

  private rows(): string[] {
    return [...this.underWay.values()].map(({ step, since }) => {
      const words = OPERATION_WORDS[step.op];
      const operation = `${this.options.paint(words.color, padEnd(words.symbol, 2))} ${words.running}`;
      const elapsed = this.options.paint("dim", `(${formatDuration(this.now() - since)})`);
      return stepLine(operation, labelOf(step.urn), elapsed, this.region.columns);
    });
  }

  private statusLine(): string {
    const { title, expected = 0 } = this.options;
    const waiting = expected - this.finished - this.failed - this.underWay.size;
    const parts = [`${this.finished} done`];
    if (this.underWay.size > 0) parts.push(`${this.underWay.size} under way`);
    if (waiting > 0) parts.push(`${waiting} waiting`);
    if (this.failed > 0) parts.push(this.options.paint("red", `${this.failed} failed`));
    parts.push(formatDuration(this.now() - this.startedAt));
    const spinner = SPINNER[this.frame % SPINNER.length];
    const line = `${spinner} ${title}: ${parts.join(", ")}`;
    // The title stands in the heading, too; on a narrow terminal the counts matter more.
    return textWidth(line) < this.region.columns ? line : `${spinner} ${parts.join(", ")}`;
  }
}

/** Reading an object takes its time whether or not it turns out to have changed. */
const isUnderWay = (step: StepMetadata): boolean => isWorthShowing(step) || (step.op === "refresh" && !isDefaultProvider(step.urn));

// A replacement has several steps under one URN.
const keyOf = (step: StepMetadata): string => `${step.op} ${step.urn}`;
