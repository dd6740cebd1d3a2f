import type { AuditResult, Finding, Wording } from "./model.js";
import { wordingOf } from "./wording.js";
import { oneLine, remediesOf, sidesOf, titleOf, whoAndWhen } from "./words.js";

/** The result as a JUnit report: a suite for each type, with a failed case for each finding, a skipped one for each that is ignored, and one for the rest. */
export function auditJunit(result: AuditResult): string {
  const wording = wordingOf(result);
  const types = [...new Set([...result.counts, ...result.findings, ...result.ignored].map(({ type }) => type))].sort();
  const suites = types.map((type) => suite(result, wording, type));
  const sum = (key: "tests" | "failures" | "skipped") => suites.reduce((total, each) => total + each[key], 0);
  const counts = `tests="${sum("tests")}" failures="${sum("failures")}" errors="0" skipped="${sum("skipped")}"`;
  const name = attribute(`${wording.command} ${result.project}/${result.stack}`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${name}" ${counts}>`,
    ...suites.flatMap(({ lines }) => lines),
    "</testsuites>",
    "",
  ].join("\n");
}

function suite(result: AuditResult, wording: Wording, type: string) {
  const failed = result.findings.filter((finding) => finding.type === type);
  const skipped = result.ignored.filter((finding) => finding.type === type);
  const live = result.counts.find((count) => count.type === type)?.live ?? 0;
  const rest = `${live} ${wording.sides.live}, ${wording.rest}`;
  const cases = [
    `    <testcase classname="${attribute(type)}" name="${attribute(rest)}"/>`,
    ...failed.flatMap((finding) => failedCase(finding, wording)),
    ...skipped.flatMap((finding) => [
      `    <testcase classname="${attribute(type)}" name="${attribute(nameOf(finding))}">`,
      `      <skipped message="${attribute(`${finding.reason} (until ${finding.until})`)}"/>`,
      "    </testcase>",
    ]),
  ];
  const counts = { tests: failed.length + skipped.length + 1, failures: failed.length, skipped: skipped.length };
  const head = `  <testsuite name="${attribute(type)}" tests="${counts.tests}" failures="${counts.failures}" errors="0" skipped="${counts.skipped}" timestamp="${attribute(result.at)}">`;
  return { ...counts, lines: [head, ...cases, "  </testsuite>"] };
}

function failedCase(finding: Finding, wording: Wording): string[] {
  const text = [
    ...[whoAndWhen(finding), finding.note].filter((fact) => fact !== undefined),
    ...(finding.properties ?? []).map((property) => `${property.path}: ${sidesOf(property, wording).join(", ")}`),
    ...remediesOf(finding).map(([what, how]) => `${what}: ${how}`),
  ];
  return [
    `    <testcase classname="${attribute(finding.type)}" name="${attribute(nameOf(finding))}">`,
    `      <failure type="${finding.kind}" message="${attribute(`${titleOf(finding)} is ${wording.kinds[finding.kind]}`)}">${escapeXml(text.map(oneLine).join("\n"))}</failure>`,
    "    </testcase>",
  ];
}

/** Two objects may have one name, and a report takes cases of one name for the same. */
const nameOf = ({ name, id, urn, organization }: Finding): string =>
  `${organization === undefined ? "" : `${organization.name}: `}${name} (${id ?? urn})`;

// What XML 1.0 has no place for, not even escaped: half surrogates and control characters.
const NOT_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const escapeXml = (text: string): string =>
  text.replace(NOT_XML, "\uFFFD").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

const attribute = (text: string): string => escapeXml(oneLine(text)).replaceAll('"', "&quot;");
