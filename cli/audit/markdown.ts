import { type AuditResult, FINDING_KINDS, type Finding, type Wording } from "./model.js";
import { wordingOf } from "./wording.js";
import {
  capital,
  countColumns,
  countText,
  headingOf,
  oneLine,
  remediesOf,
  sidesOf,
  summaryOf,
  titleOf,
  uncomparedLines,
  whoAndWhen,
} from "./words.js";

/** The result as a page for an issue or a pull request. What comes from the tenant is text in it, whatever it looks like. */
export function auditMarkdown(result: AuditResult): string {
  const wording = wordingOf(result);
  const lines = [`# ${escapeText(headingOf(result))}`, "", `**${escapeText(summaryOf(result))}**`, ""];
  for (const kind of FINDING_KINDS) {
    const findings = result.findings.filter((finding) => finding.kind === kind);
    if (findings.length > 0)
      lines.push(
        `## ${escapeText(capital(wording.kinds[kind]))}`,
        "",
        ...findings.flatMap((finding) => findingLines(finding, wording)),
        "",
      );
  }
  lines.push("## Counted", "", `| ${countColumns(wording).map(escapeText).join(" | ")} |`, "| --- | ---: | ---: |");
  lines.push(
    ...result.counts.map((count) => `| ${escapeText(count.type)} | ${count.declared} | ${escapeText(countText(count, wording))} |`),
    "",
  );
  const notes = [...result.remarks.map(({ text }) => text), ...uncomparedLines(result)];
  if (result.ignored.length > 0) {
    lines.push("## Ignored", "", "| What | Until | Reason |", "| --- | --- | --- |");
    lines.push(
      ...result.ignored.map(
        (each) =>
          `| ${escapeText(wording.kinds[each.kind])} ${escapeText(titleOf(each))} | ${escapeText(each.until)} | ${escapeText(each.reason)} |`,
      ),
      "",
    );
  }
  if (notes.length > 0) lines.push(...notes.map((note) => `- ${escapeText(note)}`), "");
  return `${lines.join("\n")}Requests: ${result.requests}\n`;
}

function findingLines(finding: Finding, wording: Wording): string[] {
  const facts = [finding.organization?.name, finding.note, whoAndWhen(finding)].filter((fact) => fact !== undefined);
  const id = finding.id === undefined ? "" : ` ${code(finding.id)}`;
  return [
    `- **${escapeText(titleOf(finding))}**${id}${facts.length > 0 ? `: ${facts.map(escapeText).join("; ")}` : ""}`,
    ...(finding.properties ?? []).map((property) => `  - ${code(property.path)}: ${sidesOf(property, wording).map(escapeText).join(", ")}`),
    ...remediesOf(finding).map(([what, how]) => `  - ${what}: ${code(how)}`),
  ];
}

/** Every character that Markdown, HTML or GitHub (mentions, references) reads something into. */
const escapeText = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]<>()#+!|~&$^=]/g, (character) => (character === "<" ? "&lt;" : character === "&" ? "&amp;" : `\\${character}`))
    .replace(/@/g, "\u200b@\u200b")
    .replace(/\b(https?|www)(?=:|\.)/gi, "$1\u200b");

/** Text as code: between more backticks than stand in it. */
function code(text: string): string {
  const plain = oneLine(text);
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${plain} ${fence}` : `${fence}${plain}${fence}`;
}
