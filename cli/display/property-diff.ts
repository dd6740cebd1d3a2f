import type { PropertyChange, StepMetadata } from "../../engine/index.js";
import type { Color, Paint } from "./style.js";
import { valueText } from "./value-text.js";
import { withoutControls } from "./width.js";

const INDENT = 4;
const CHANGE_SYMBOLS: Record<"add" | "delete" | "update", { symbol: string; color: Color }> = {
  add: { symbol: "+", color: "green" },
  delete: { symbol: "-", color: "red" },
  update: { symbol: "~", color: "yellow" },
};

function splitKind(kind: PropertyChange["kind"]): { base: "add" | "delete" | "update"; replaces: boolean } {
  switch (kind) {
    case "add":
    case "delete":
    case "update":
      return { base: kind, replaces: false };
    case "add-replace":
      return { base: "add", replaces: true };
    case "delete-replace":
      return { base: "delete", replaces: true };
    case "update-replace":
      return { base: "update", replaces: true };
  }
}

/** What begins so is between the SDK and providers, such as the provider's code, and says nothing to people. */
const isHidden = (path: string): boolean => path.startsWith("__");

function changeLine(change: PropertyChange, indent: number, paint: Paint): string {
  const { base, replaces } = splitKind(change.kind);
  const { symbol, color } = CHANGE_SYMBOLS[base];
  const values =
    base === "add"
      ? valueText(change.after, indent)
      : base === "delete"
        ? valueText(change.before, indent)
        : `${valueText(change.before, indent)} => ${valueText(change.after, indent)}`;
  const note = replaces ? paint("magenta", "  (forces replacement)") : "";
  return `${" ".repeat(indent)}${paint(color, `${symbol} ${withoutControls(change.path)}: ${values}`)}${note}`;
}

/** One line per changed property, or more where a value needs them. */
export const changeLines = (changes: readonly PropertyChange[], paint: Paint, indent = INDENT): string[] =>
  changes.map((change) => changeLine(change, indent, paint));

/** What a step does property by property: the changes of an update or a replacement, every input of a new resource. */
export function propertyLines(step: StepMetadata, paint: Paint, indent = INDENT): string[] {
  const changes = step.changes?.filter((change) => !isHidden(change.path));
  if (changes && changes.length > 0) return changeLines(changes, paint, indent);
  const isNew = step.op === "create" || step.op === "create-replacement" || step.op === "import";
  if (!isNew || !step.new) return [];
  return Object.entries(step.new.inputs)
    .filter(([key]) => !isHidden(key))
    .map(([key, value]) => changeLine({ path: key, kind: "add", after: value }, indent, paint));
}

/** The top-level properties that change, as a plan shows them on one line: `~label, +color`. */
export function changedKeys(step: StepMetadata): string[] {
  const keys = new Map<string, string>();
  for (const change of step.changes ?? []) {
    if (isHidden(change.path)) continue;
    const top = change.path.split(/[.[]/, 1)[0] ?? change.path;
    const { symbol } = CHANGE_SYMBOLS[change.path === top ? splitKind(change.kind).base : "update"];
    keys.set(top, symbol);
  }
  return [...keys].map(([key, symbol]) => `${symbol}${withoutControls(key)}`);
}
