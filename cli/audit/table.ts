import type { Color, Paint } from "../display/style.js";
import { tableLines } from "../display/table.js";
import type { AuditResult, Finding, FindingKind, Wording } from "./model.js";
import { wordingOf } from "./wording.js";
import {
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

const SIGNS: Readonly<Record<FindingKind, readonly [sign: string, color: Color]>> = {
  drifted: ["~", "yellow"],
  missing: ["-", "red"],
  unmanaged: ["+", "green"],
  orphaned: ["?", "magenta"],
};

/** The findings under their organizations, each with what differs and the two ways out, and below them what was counted. */
export function auditTable(result: AuditResult, paint: Paint): string[] {
  const wording = wordingOf(result);
  const lines = [paint("bold", headingOf(result)), ""];
  let place: string | undefined;
  for (const finding of result.findings) {
    const here = finding.organization ? oneLine(finding.organization.name) : "Without an organization";
    if (here !== place) lines.push(...(place === undefined ? [] : [""]), paint("bold", here));
    place = here;
    lines.push(...findingLines(finding, wording, paint));
  }
  if (result.findings.length > 0) lines.push("");
  const rows = result.counts.map((count) => [count.type, String(count.declared), countText(count, wording)]);
  lines.push(
    ...tableLines(
      countColumns(wording).map((column) => column.toUpperCase()),
      rows,
    ),
    "",
  );
  lines.push(
    ...result.ignored.map((each) =>
      paint("dim", `ignored until ${each.until}: ${wording.kinds[each.kind]} ${titleOf(each)} (${oneLine(each.reason)})`),
    ),
  );
  lines.push(...result.remarks.map(({ text }) => paint("yellow", oneLine(text))), ...uncomparedLines(result));
  lines.push(paint("bold", summaryOf(result)), `Requests: ${result.requests}`);
  return lines;
}

function findingLines(finding: Finding, wording: Wording, paint: Paint): string[] {
  const [sign, color] = SIGNS[finding.kind];
  const facts = [finding.id, finding.note, whoAndWhen(finding)].filter((fact) => fact !== undefined).map(oneLine);
  return [
    `  ${paint(color, `${sign} ${oneLine(wording.kinds[finding.kind])}`)} ${titleOf(finding)}${facts.length > 0 ? paint("dim", ` (${facts.join("; ")})`) : ""}`,
    ...(finding.properties ?? []).map((property) => `      ${oneLine(property.path)}: ${sidesOf(property, wording).join(", ")}`),
    ...remediesOf(finding).map(([what, how]) => `      ${paint("dim", `${what}:`)} ${oneLine(how)}`),
  ];
}
