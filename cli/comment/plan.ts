import { stripVTControlCharacters } from "node:util";
import { ROOT_STACK_TYPE } from "../../engine/urn.js";
import { redact } from "../../provider/client/redact.js";
import { isRecord } from "../../provider/schema/path.js";
import { compareTexts } from "../compare-texts.js";
import { isDefaultProvider, labelOf } from "../display/resource-label.js";
import { type Excess, type PreviewState, type PreviewStep, readPreview } from "./preview-file.js";
import { hideSecrets } from "./secrets.js";

/** What a plan does to a resource, in the words of the engine. */
export interface Change {
  op: string;
  urn: string;
  /** `Form` */
  type: string;
  /** The resource's name in the program. */
  label: string;
  /** The id of the object that is there. */
  id?: string;
  parent?: string;
  /** Goes from the state only, and stays at the API. */
  isRetained: boolean;
  isProtected: boolean;
  before?: Side;
  after?: Side;
  replaceReasons: string[];
  /** The properties that the engine names as different. */
  reasons: string[];
}

/** The properties of a resource without its secrets. */
export interface Side {
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
  /** The resources that a property gets its value from. */
  sources: Record<string, readonly string[]>;
}

export interface Message {
  severity: string;
  text: string;
}

/** A plan, in an order of its own: the same whatever order the engine's events came in. */
export interface Plan {
  project: string;
  stack: string;
  /** What changes. */
  changes: Change[];
  /** All resources that the plan names, those too that stay as they are. */
  resources: Change[];
  unchanged: number;
  errors: Message[];
  warnings: Message[];
  /** What the plan deletes beyond what `web1on1 up` may. */
  excess: Excess[];
  /** By URN: what goes along on the server, though the plan does not name it. */
  goesAlong: Map<string, Map<string, number>>;
}

const UNCHANGING = new Set(["same", "read", "read-replacement", "refresh", "discard", "discard-replaced", "remove-pending-replace"]);
/** The halves of a replacement, which the plan names as a whole too. */
const HALVES = new Set(["create-replacement", "delete-replaced", "import-replacement"]);
const GUARD_WARNING = "This update would delete or replace more than is allowed";

/** Which project and stack a plan is of, where it does not say so itself. */
export interface Home {
  project?: string;
  stack?: string;
}

/**
 * Reads what `preview --json` wrote.
 *
 * @param source how the text is called in messages: `preview.json`
 * @throws CommandError when it is no plan
 */
export function readPlan(text: string, source: string, home: Home): Plan {
  const preview = readPreview(text, source);
  const secrets = new Set<string>();
  const masked = preview.steps.map((step) => ({
    step,
    before: sideOf(step, step.oldState, secrets),
    after: sideOf(step, step.newState, secrets),
  }));
  const clean = cleaner(secrets);
  const steps = masked
    .map(({ step, before, after }) => toChange(step, clean(before), clean(after), clean))
    .sort((left, right) => compareTexts(orderOf(left), orderOf(right)));
  const replaced = new Set(steps.filter(({ op }) => op === "replace").map(({ urn }) => urn));
  const root = steps.find(({ urn }) => isRootStack(urn));
  const resources = steps.filter(({ op, urn }) => !isRootStack(urn) && !isDefaultProvider(urn) && !(HALVES.has(op) && replaced.has(urn)));
  const messages = [
    ...new Map(
      preview.diagnostics.map(({ severity, urn, message }) => {
        const text = clean(stripVTControlCharacters(message)).trimEnd();
        const entry = { severity, text: urn && !isRootStack(urn) ? originOf(clean(urn), text) + text : text };
        return [JSON.stringify(entry), entry] as const;
      }),
    ).values(),
  ].sort((left, right) => compareTexts(left.text, right.text));
  const urn = steps[0]?.urn ?? preview.diagnostics.find((each) => each.urn)?.urn;
  return {
    ...homeOf(urn, home),
    changes: resources.filter(({ op }) => !UNCHANGING.has(op)),
    resources,
    unchanged: Math.max(0, preview.unchanged - (root?.op === "same" ? 1 : 0)),
    errors: messages.filter(({ severity }) => severity === "error"),
    warnings: messages.filter(({ severity, text }) => severity === "warning" && !text.startsWith(GUARD_WARNING)),
    excess: preview.excess,
    goesAlong: preview.goesAlong,
  };
}

const isRootStack = (urn: string): boolean => urn.includes(`::${ROOT_STACK_TYPE}::`);

const orderOf = (change: Change): string =>
  `${change.urn}\n${change.op}\n${change.id ?? ""}\n${JSON.stringify([change.before, change.after])}`;

/** By the numbers of the characters: what a language makes of the alphabet differs from machine to machine. */

function homeOf(urn: string | undefined, { project, stack }: Home): { project: string; stack: string } {
  const [head = "", ofUrn] = urn?.split("::") ?? [];
  return { project: ofUrn ?? project ?? "?", stack: head.split(":")[2] ?? stack ?? "?" };
}

function originOf(urn: string, text: string): string {
  const { type, name } = labelOf(urn);
  return text.includes(`"${name}"`) || text.includes(urn) ? "" : `${type} "${name}": `;
}

function sideOf(step: PreviewStep, state: PreviewState | undefined, secrets: Set<string>): Side | undefined {
  if (!state) return undefined;
  const { inputs, outputs, secretOutputs, sources } = state;
  return { ...hideSecrets({ type: labelOf(step.urn).type, inputs, outputs, secretOutputs }, secrets), sources };
}

function toChange(step: PreviewStep, before: Side | undefined, after: Side | undefined, clean: <T>(value: T) => T): Change {
  const { op, oldState, newState, reasons, replaceReasons } = step;
  const urn = clean(step.urn);
  const { type, name: label } = labelOf(urn);
  return {
    op,
    urn,
    type,
    label,
    id: clean(oldState?.id ?? newState?.id),
    parent: clean((newState ?? oldState)?.parent),
    isRetained: oldState?.isRetained === true,
    isProtected: oldState?.isProtected === true,
    before,
    after,
    replaceReasons: clean([...replaceReasons].sort(compareTexts)),
    reasons: clean([...reasons].sort(compareTexts)),
  };
}

/** What goes over a value and hides every text that was found in a secret. Without one it gives back what it gets. */
function cleaner(secrets: ReadonlySet<string>): <T>(value: T) => T {
  const clean = (value: unknown): unknown => {
    if (typeof value === "string") return redact(value, secrets);
    if (Array.isArray(value)) return value.map(clean);
    return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key, secrets), clean(item)])) : value;
  };
  // The shape stays: only texts are replaced, by texts.
  return <T>(value: T): T => (secrets.size === 0 ? value : (clean(value) as T));
}
