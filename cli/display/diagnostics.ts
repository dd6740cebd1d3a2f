import type { EngineEvent } from "../../engine/index.js";
import { labelOf } from "./resource-label.js";
import type { Color, Paint } from "./style.js";
import { withoutControls } from "./width.js";

export type DiagnosticEvent = Extract<EngineEvent, { type: "diagnostic" }>;

const SEVERITY_COLORS: Record<DiagnosticEvent["severity"], Color> = {
  debug: "dim",
  info: "bold",
  "info#err": "bold",
  warning: "yellow",
  error: "red",
};

/** Where a message came from, unless the message says so itself. */
function originOf(event: DiagnosticEvent): string {
  if (!event.urn) return "";
  const { type, name } = labelOf(event.urn);
  return type === "Stack" || event.message.includes(`"${name}"`) || event.message.includes(event.urn) ? "" : `${type} "${name}": `;
}

/** A message of the program, a provider or the engine: the severity on the first line, the rest indented below it. */
export function diagnosticLines(event: DiagnosticEvent, paint: Paint): string[] {
  const [first = "", ...rest] = withoutControls(event.message).trimEnd().split("\n");
  const isPlain = event.severity === "info" || event.severity === "info#err";
  const label = isPlain ? "" : `${paint(SEVERITY_COLORS[event.severity], `${event.severity}:`)} `;
  return [`${label}${originOf(event)}${first}`, ...rest.map((line) => (line ? `    ${line}` : ""))];
}

/** Keeps a message from being shown twice: an engine says why a step failed with the step and once more as a diagnostic. */
export class MessagesSeen {
  private readonly seen = new Map<string, string[]>();

  /** False when the same resource already gave this message, or one that contains it. */
  isNew(urn: string | undefined, message: string): boolean {
    const text = message.trim();
    const earlier = this.seen.get(urn ?? "") ?? [];
    if (earlier.some((other) => other.includes(text) || text.includes(other))) return false;
    this.seen.set(urn ?? "", [...earlier, text]);
    return true;
  }
}
