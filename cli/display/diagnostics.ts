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

const REQUEST_FAILED = /^\w+ \w+(?: "(?<name>(?:[^"\\]|\\.)*)")? failed: [A-Z]+ \S+ (?<outcome>.*)$/s;
/** Outcomes that lie with the token, the network or the service, so that they are the same whatever was asked for. */
const OF_THE_CONNECTION = /^(?:got no answer|returned (?:401|429|5\d\d|4(?:04|10)\. That is a web page))\b/;
const REQUEST_ID = / \(request [^)]*\)/g;
const ID_IN_PATH = /\/[^/\s]*\d[^/\s]*/g;

/**
 * What a problem comes down to: equal for resources that have it for the same reason. An outcome of the connection counts by itself;
 * any other message counts without the resource's own name and ids, so that it is shared at most by resources of one type.
 */
function causeOf({ severity, urn, message }: DiagnosticEvent): string {
  const text = message.trim().replace(REQUEST_ID, "");
  const { name = "", outcome = "" } = REQUEST_FAILED.exec(text)?.groups ?? {};
  if (OF_THE_CONNECTION.test(outcome)) return `${severity} ${outcome}`;
  const label = urn ? labelOf(urn) : { type: "", name: "" };
  const unnamed = [urn ?? "", JSON.stringify(label.name), `"${name}"`].reduce(
    (rest, own) => (own === "" || own === '""' ? rest : rest.replaceAll(own, '""')),
    text,
  );
  return `${severity} ${label.type} ${unnamed.replace(ID_IN_PATH, "/")}`;
}

/** What stands before the reason in the message of a failed step. */
const FAILED_STEP = /^\w+ \w+(?: "(?:[^"\\]|\\.)*")? failed: /;
const OF_THE_CONFIGURATION = /^(?:web1on1:\w+ |There is no token for the Web1on1 API)/;

/** What is wrong with the stack's configuration, which every resource comes to that needs it; undefined of other problems. */
function configurationProblem({ message }: DiagnosticEvent): string | undefined {
  const text = message.trim().replace(FAILED_STEP, "");
  return OF_THE_CONFIGURATION.test(text) ? text : undefined;
}

interface Group {
  severity: DiagnosticEvent["severity"];
  first: string;
  /** The resources that have the same problem, by URN. */
  others: Set<string>;
}

const NAMED_OTHERS = 6;

const nameOf = (urn: string): string => {
  const { type, name } = labelOf(urn);
  return `${type} "${name}"`;
};

/** `the same for 15 other resources as for Form "a": Form "b", Form "c", ... and 13 more` */
function groupLine({ severity, first, others }: Group, paint: Paint): string {
  const names = [...others].map(nameOf);
  const unnamed = names.length - NAMED_OTHERS;
  const named = names.slice(0, NAMED_OTHERS).join(", ") + (unnamed > 0 ? `, ... and ${unnamed} more` : "");
  const count = names.length === 1 ? "1 other resource" : `${names.length} other resources`;
  return `${paint(SEVERITY_COLORS[severity], `${severity}:`)} the same for ${count} as for ${nameOf(first)}: ${named}`;
}

/** Warnings and errors as lines, each cause in full once: a wrong token fails every request under way, and one sentence explains them all. */
export class Problems {
  private readonly messages = new MessagesSeen();
  private readonly groups = new Map<string, Group>();

  constructor(private readonly paint: Paint) {}

  /** Nothing for what was told already, and for what `closingLines` tells together. */
  linesOf(event: DiagnosticEvent): string[] {
    const ofAll = configurationProblem(event);
    if (ofAll !== undefined) return this.messages.isNew(undefined, ofAll) ? diagnosticLines(event, this.paint) : [];
    if (!this.messages.isNew(event.urn, event.message)) return [];
    if (!event.urn) return diagnosticLines(event, this.paint);
    const cause = causeOf(event);
    const group = this.groups.get(cause);
    if (!group) {
      this.groups.set(cause, { severity: event.severity, first: event.urn, others: new Set() });
      return diagnosticLines(event, this.paint);
    }
    if (event.urn !== group.first) group.others.add(event.urn);
    return [];
  }

  closingLines(): string[] {
    return [...this.groups.values()].filter(({ others }) => others.size > 0).map((group) => groupLine(group, this.paint));
  }
}

/** Keeps a message from being shown twice: an engine says why a step failed with the step and once more as a diagnostic. */
class MessagesSeen {
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
