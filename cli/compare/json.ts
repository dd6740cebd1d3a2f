import { type AuditResult, FINDING_KINDS, type Finding, type FindingKind } from "../audit/model.js";

/** What the two sides and the kinds of findings are called in JSON. */
export interface JsonWords {
  readonly sides: readonly [one: string, other: string];
  readonly kinds: Readonly<Record<Exclude<FindingKind, "orphaned">, string>>;
}

export const COMPARISON_WORDS: JsonWords = { sides: ["a", "b"], kinds: { drifted: "different", missing: "only-a", unmanaged: "only-b" } };

export const HISTORY_WORDS: JsonWords = { sides: ["before", "after"], kinds: { drifted: "changed", missing: "gone", unmanaged: "new" } };

/** A comparison in the shape of an audit's JSON, with the words of its own. */
export function comparisonJson(result: AuditResult, { sides, kinds }: JsonWords): string {
  const [one, other] = sides;
  const wordOf = (kind: FindingKind): string => (kind === "orphaned" ? kind : kinds[kind]);
  const toJson = <Found extends Finding>({ kind, properties, ...rest }: Found) => ({
    kind: wordOf(kind),
    ...rest,
    ...(properties === undefined
      ? {}
      : {
          properties: properties.map(({ path, ...property }) => ({
            path,
            ...("declared" in property ? { [one]: property.declared } : {}),
            ...("live" in property ? { [other]: property.live } : {}),
          })),
        }),
  });
  const counted = FINDING_KINDS.filter((kind) => kind !== "orphaned").map((kind) => {
    return [wordOf(kind), result.findings.filter((finding) => finding.kind === kind).length] as const;
  });
  const text = {
    version: 1,
    [one]: result.project,
    [other]: result.stack,
    at: result.at,
    summary: { ...Object.fromEntries(counted), ignored: result.ignored.length },
    counts: result.counts.map(({ type, declared, live }) => ({ type, [one]: declared, [other]: live })),
    findings: result.findings.map(toJson),
    ignored: result.ignored.map(toJson),
    remarks: result.remarks,
    requests: result.requests,
  };
  return `${JSON.stringify(text, undefined, 2)}\n`;
}
