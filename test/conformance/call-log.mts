import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { compareText, isObject, type JsonObject, parseJson, textAt } from "./json.mts";

const MUTATIONS = ["create", "update", "delete"];

/** The lines of a JSON lines file; a last line that is still being written is left out. */
export function readJsonLines(file: string, from = 0): JsonObject[] {
  if (!existsSync(file)) return [];
  const text = from === 0 ? readFileSync(file, "utf8") : readFrom(file, from);
  return text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => parseJson(line))
    .filter(isObject);
}

function readFrom(file: string, from: number): string {
  const descriptor = openSync(file, "r");
  try {
    const buffer = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - from));
    const length = readSync(descriptor, buffer, 0, buffer.length, from);
    return buffer.toString("utf8", 0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** Whether a line has all the fields of the other. */
export function matchesLine(line: JsonObject, fields: JsonObject): boolean {
  return Object.entries(fields).every(([key, value]) => line[key] === value);
}

/** The calls per item name, in order. */
export function groupCalls(lines: readonly JsonObject[]): JsonObject {
  const groups: Record<string, JsonObject[]> = {};
  for (const line of lines) {
    if (textAt(line, "method") === undefined || "event" in line) continue;
    const { name, ...call } = line;
    const group = String(name);
    groups[group] = [...(groups[group] ?? []), call];
  }
  return groups;
}

/** The calls that changed something, as texts, in the order of the log; sorted where the order says nothing. */
export function listMutations(lines: readonly JsonObject[], ordered: boolean): JsonObject {
  const list = lines
    .filter((line) => MUTATIONS.includes(textAt(line, "method") ?? "") && !("event" in line))
    .map((line) => {
      const words = [textAt(line, "method"), textAt(line, "name"), line.method === "create" ? undefined : textAt(line, "id")];
      return [...words, "error" in line ? "(failed)" : undefined].filter((word) => word !== undefined).join(" ");
    });
  return { ordered, list: ordered ? list : list.sort(compareText) };
}
