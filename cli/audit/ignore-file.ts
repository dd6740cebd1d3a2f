import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import { isRecord } from "../../provider/schema/path.js";
import { CommandError } from "../failure.js";
import { FINDING_KINDS, type FindingKind } from "./model.js";

/** One entry of an ignore file: what it leaves out has every quality that it names. */
export interface IgnoreEntry {
  /** As messages name it: `audit-ignore.yaml:4`. */
  readonly place: string;
  readonly kind?: FindingKind;
  readonly type?: string;
  /** The properties left out of a drifted object; `*` stands for any text. */
  readonly path?: string;
  /** The name, id or URN of the object; `*` stands for any text. */
  readonly pattern?: string;
  readonly reason: string;
  /** The last day on which it counts, `2030-12-31` in UTC. */
  readonly until: string;
}

const KEYS = ["kind", "type", "path", "pattern", "reason", "until"] as const;
type Key = (typeof KEYS)[number];

/** @throws CommandError with everything that is wrong with the file */
export function readIgnoreFile(path: string): IgnoreEntry[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new CommandError(`--ignore names ${path}, which cannot be read (${code}). Name a file in YAML.`, { cause });
  }
  return parseIgnoreFile(text, path);
}

/** @param name as messages name the file */
export function parseIgnoreFile(text: string, name: string): IgnoreEntry[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: "core" });
  const problems: string[] = document.errors.map(({ message }) => `${name}: ${message.split("\n")[0]}`);
  const value: unknown = problems.length > 0 ? undefined : document.toJS();
  const list = isRecord(value) ? value.ignore : undefined;
  if (problems.length === 0 && !Array.isArray(list)) problems.push(`${name}: expected a list under ignore, got ${kindOf(list)}.`);
  const entries = (Array.isArray(list) ? list : []).map((item: unknown, index): IgnoreEntry | undefined => {
    const node: unknown = document.getIn(["ignore", index], true);
    const range = isRecord(node) && Array.isArray(node.range) ? Number(node.range[0]) : undefined;
    const place = range === undefined ? `${name}: ignore[${index}]` : `${name}:${lines.linePos(range).line}`;
    const found = entryProblems(item);
    problems.push(...found.map((problem) => `${place}: ${problem}`));
    return found.length === 0 && isRecord(item) ? toEntry(item, place) : undefined;
  });
  if (problems.length > 0)
    throw new CommandError(`The ignore file cannot be used. Correct these entries:\n${problems.map((each) => `- ${each}`).join("\n")}`);
  return entries.filter((entry) => entry !== undefined);
}

function entryProblems(item: unknown): string[] {
  if (!isRecord(item)) return [`expected a map with ${KEYS.join(", ")}, got ${kindOf(item)}.`];
  const problems = Object.keys(item)
    .filter((key) => !KEYS.some((known) => known === key))
    .map((key) => `${JSON.stringify(key)} is not known; an entry has ${KEYS.join(", ")}.`);
  for (const key of KEYS) {
    const value = item[key];
    if (value !== undefined && (typeof value !== "string" || value.trim() === ""))
      problems.push(`${key} expected text, got ${kindOf(value)}.`);
  }
  if (item.reason === undefined) problems.push("reason expected why this is left out, got nothing.");
  if (item.until === undefined) problems.push("until expected the last day that it counts, such as 2030-12-31, got nothing.");
  if (typeof item.until === "string" && !isDay(item.until)) {
    problems.push(`until expected a day such as 2030-12-31, got ${JSON.stringify(item.until)}.`);
  }
  if (item.kind !== undefined && !FINDING_KINDS.some((kind) => kind === item.kind)) {
    problems.push(`kind expected ${FINDING_KINDS.join(", ")}, got ${JSON.stringify(item.kind)}.`);
  }
  if (KEYS.slice(0, 4).every((key) => item[key] === undefined)) {
    problems.push("expected at least one of kind, type, path and pattern: else it would leave out everything.");
  }
  return problems;
}

function toEntry(item: Record<string, unknown>, place: string): IgnoreEntry {
  const text = (key: Key): string | undefined => (typeof item[key] === "string" ? item[key] : undefined);
  const { type, path, pattern } = { type: text("type"), path: text("path"), pattern: text("pattern") };
  const kind = FINDING_KINDS.find((each) => each === item.kind);
  return { place, kind, type, path, pattern, reason: text("reason") ?? "", until: text("until") ?? "" };
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function kindOf(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "a map" : `${typeof value} ${JSON.stringify(value)}`;
}
