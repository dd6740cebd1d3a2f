import { parseGivenJson } from "../../engine/bounded-json.js";
import { isRecord } from "../../provider/schema/path.js";
import { CommandError } from "../failure.js";

export interface Excess {
  type: string;
  held: number;
  going: number;
  allowed: string;
}

/** A step as `preview --json` of either engine has it. */
export interface PreviewStep {
  op: string;
  urn: string;
  oldState?: PreviewState;
  newState?: PreviewState;
  reasons: string[];
  replaceReasons: string[];
}

export interface PreviewState {
  id?: string;
  parent?: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  secretOutputs: string[];
  sources: Record<string, readonly string[]>;
  isRetained: boolean;
  isProtected: boolean;
}

export interface Preview {
  steps: PreviewStep[];
  diagnostics: { severity: string; urn?: string; message: string }[];
  unchanged: number;
  excess: Excess[];
  goesAlong: Map<string, Map<string, number>>;
}

const HOW = 'Give it what "web1on1 preview --json" or "pulumi preview --json" writes to standard output.';
/** The keys of a preview; it has at least one. */
const KEYS = ["steps", "changeSummary", "diagnostics", "duration", "config"];

/** What else is JSON and lies about where a preview is made, by a key of it. */
const OTHERS: Readonly<Record<string, string>> = {
  deployment: 'the state of a stack ("stack export")',
  checkpoint: "a state file",
  resource_changes: "a plan of Terraform",
  terraform_version: "a file of Terraform",
  sequence: "an event of a run; previews as a stream come from PULUMI_ENABLE_STREAMING_JSON_PREVIEW, which must not be set",
  resourcePlans: "an update plan (--save-plan)",
};

/** @throws CommandError when the text is no preview, with what it is instead */
export function readPreview(text: string, source: string): Preview {
  const body = text.replace(/^\ufeff/, "");
  if (body.trim() === "") {
    throw new CommandError(
      `${source} is empty: the preview ended before it made a plan, and what it wrote to stderr says why. Mend that and run it again.`,
    );
  }
  const json = parse(body, source);
  if (!isRecord(json)) throw new CommandError(`${source} holds ${kindOf(json)} where a preview is an object. ${HOW}`);
  if (!KEYS.some((key) => Object.hasOwn(json, key))) {
    const other = Object.keys(OTHERS).find((key) => Object.hasOwn(json, key));
    const what = other
      ? `${source} is ${OTHERS[other]}, no preview.`
      : `${source} is JSON, but no preview: it has none of ${KEYS.join(", ")}.`;
    throw new CommandError(`${what} ${HOW}`);
  }
  const problems: string[] = [];
  const steps = listAt(json, "steps", problems).map((step, index) => toStep(step, `steps[${index}]`, problems));
  const diagnostics = listAt(json, "diagnostics", problems).filter(isRecord).map(toDiagnostic);
  if (problems.length > 0) throw new CommandError(`${source} is no preview: ${problems.slice(0, 5).join("; ")}. ${HOW}`);
  const counts = isRecord(json.changeSummary) ? json.changeSummary : {};
  const deletes = isRecord(json.deletes) ? json.deletes : {};
  return { steps, diagnostics, unchanged: typeof counts.same === "number" ? counts.same : 0, ...readDeletes(deletes) };
}

function parse(body: string, source: string): unknown {
  const lines = body.trimEnd().split("\n");
  // A stream of events is one JSON text per line.
  if (lines.length > 1 && lines[0]?.startsWith("{") && lines[0].trimEnd().endsWith("}")) return parseGivenJson(lines[0], source);
  const isCut = /^[{[]/.test(body.trimStart()) && !/[}\]]$/.test(body.trimEnd());
  return parseGivenJson(body, source, isCut ? `It ends in the middle: was the preview stopped? ${HOW}` : HOW);
}

const kindOf = (value: unknown): string =>
  Array.isArray(value)
    ? "a list"
    : value === null || value === undefined
      ? "nothing"
      : typeof value === "object"
        ? "an object"
        : `a ${typeof value}`;

function listAt(json: Record<string, unknown>, key: string, problems: string[]): unknown[] {
  const value = json[key] ?? [];
  if (Array.isArray(value)) return value;
  problems.push(`${key} expected a list, got ${kindOf(value)}`);
  return [];
}

function toStep(step: unknown, path: string, problems: string[]): PreviewStep {
  const fields = isRecord(step) ? step : {};
  const { op, urn } = fields;
  if (!isRecord(step)) problems.push(`${path} expected an object, got ${kindOf(step)}`);
  else if (typeof op !== "string") problems.push(`${path}.op expected a text, got ${kindOf(op)}`);
  else if (typeof urn !== "string" || !urn.startsWith("urn:pulumi:")) problems.push(`${path}.urn expected a URN, got ${kindOf(urn)}`);
  return {
    op: String(op),
    urn: String(urn),
    oldState: toState(fields.oldState),
    newState: toState(fields.newState),
    reasons: [...textsOf(fields.diffReasons), ...(isRecord(fields.detailedDiff) ? Object.keys(fields.detailedDiff) : [])],
    replaceReasons: textsOf(fields.replaceReasons),
  };
}

function toState(state: unknown): PreviewState | undefined {
  if (!isRecord(state)) return undefined;
  const sources = isRecord(state.propertyDependencies) ? state.propertyDependencies : {};
  return {
    id: textOf(state.id),
    parent: textOf(state.parent),
    inputs: isRecord(state.inputs) ? state.inputs : {},
    outputs: isRecord(state.outputs) ? state.outputs : {},
    secretOutputs: textsOf(state.additionalSecretOutputs),
    sources: Object.fromEntries(Object.entries(sources).map(([key, urns]) => [key, textsOf(urns)])),
    isRetained: state.retainOnDelete === true,
    isProtected: state.protect === true,
  };
}

function toDiagnostic({ severity, urn, message }: Record<string, unknown>) {
  return { severity: textOf(severity) ?? "info", urn: textOf(urn) || undefined, message: textOf(message) ?? "" };
}

/** What `web1on1 preview --json` adds where the plan deletes more than is allowed. */
function readDeletes({ types, goesAlong }: Record<string, unknown>): Pick<Preview, "excess" | "goesAlong"> {
  const excess = recordsOf(types)
    .filter(({ isExcess }) => isExcess === true)
    .map(({ type, held, deleted, replaced, allowed }) => ({
      type: String(type),
      held: Number(held),
      going: recordsOf(deleted).length + recordsOf(replaced).length,
      allowed: String(allowed),
    }));
  const along = recordsOf(goesAlong).map(({ urn, counts }) => {
    const numbers = Object.entries(isRecord(counts) ? counts : {}).flatMap(([type, count]) =>
      typeof count === "number" ? [[type, count] as const] : [],
    );
    return [String(urn), new Map(numbers.sort(([left], [right]) => (left < right ? -1 : 1)))] as const;
  });
  return { excess: excess.sort((left, right) => (left.type < right.type ? -1 : 1)), goesAlong: new Map(along) };
}

const recordsOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === "string") : []);
