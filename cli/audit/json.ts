import { type AuditResult, FINDING_KINDS } from "./model.js";

const SCHEMA = "https://web1on1.chat/schemas/audit.schema.json";

/** The result as schemas/audit.schema.json describes it. */
export function auditJson(result: AuditResult): string {
  const count = (kind: string) => result.findings.filter((finding) => finding.kind === kind).length;
  const summary = Object.fromEntries(FINDING_KINDS.map((kind) => [kind, count(kind)]));
  return `${JSON.stringify({ $schema: SCHEMA, version: 1, ...result, summary: { ...summary, ignored: result.ignored.length } }, undefined, 2)}\n`;
}
