import type { IgnoreEntry } from "./ignore-file.js";
import type { Finding, IgnoredFinding, PropertyFinding, Remark } from "./model.js";

/** Findings after an ignore file: those that stay, those that are left out and why, and what is to be said of its entries. */
export interface Sorted {
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
  readonly remarks: readonly Remark[];
}

/** @param today in UTC, `2030-12-31`; an entry counts up to and with its last day */
export function applyIgnores(findings: readonly Finding[], entries: readonly IgnoreEntry[], today: string): Sorted {
  const expired = entries.filter(({ until }) => until < today);
  const valid = entries.filter(({ until }) => until >= today);
  const used = new Set<IgnoreEntry>();
  const ignored: IgnoredFinding[] = [];
  const kept = findings.flatMap((finding) => {
    let rest: Finding | undefined = finding;
    for (const entry of valid) {
      if (rest === undefined) break;
      const parts: Parts = split(rest, entry);
      if (parts.out === undefined) continue;
      used.add(entry);
      ignored.push({ ...parts.out, reason: entry.reason, until: entry.until });
      rest = parts.rest;
    }
    return rest === undefined ? [] : [rest];
  });
  const remarks = [
    ...expired.map(
      ({ place, until, reason }): Remark => ({
        code: "ignore-expired",
        text: `${place}: the entry ended on ${until} and ignores nothing any more (${reason}). Give it another end, or remove it.`,
      }),
    ),
    ...valid
      .filter((entry) => !used.has(entry))
      .map(({ place, reason }): Remark => ({ code: "ignore-unused", text: `${place}: the entry fits no finding (${reason}). Remove it.` })),
  ];
  return { findings: kept, ignored, remarks };
}

interface Parts {
  readonly out?: Finding;
  readonly rest?: Finding;
}

/** What an entry takes out of a finding, and what it leaves: one with a path takes the properties at it, and the whole where none is left. */
function split(finding: Finding, { kind, type, path, pattern }: IgnoreEntry): Parts {
  const texts = [finding.name, finding.id, finding.urn].filter((text) => text !== undefined);
  const isMeant =
    (kind === undefined || kind === finding.kind) &&
    (type === undefined || type === finding.type) &&
    (pattern === undefined || texts.some((text) => fits(pattern, text)));
  if (!isMeant) return { rest: finding };
  if (path === undefined) return { out: finding };
  const isOut = (property: PropertyFinding) => fits(path, property.path) || isBelow(path, property.path);
  const properties = finding.properties ?? [];
  const [out, rest] = [properties.filter(isOut), properties.filter((property) => !isOut(property))];
  if (out.length === 0) return { rest: finding };
  return { out: { ...finding, properties: out }, ...(rest.length > 0 ? { rest: { ...finding, properties: rest } } : {}) };
}

/** `fields` takes `fields[0].label` along. */
const isBelow = (path: string, inner: string): boolean => fits(`${path}.*`, inner) || fits(`${path}[*`, inner);

function fits(pattern: string, text: string): boolean {
  // Without a regular expression: many stars in one would take exponential time.
  const [head = "", ...parts] = pattern.split("*");
  if (parts.length === 0) return pattern === text;
  if (!text.startsWith(head)) return false;
  const tail = parts.pop() ?? "";
  let at = head.length;
  for (const part of parts) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - tail.length >= at && text.endsWith(tail);
}
