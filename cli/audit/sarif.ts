import { type AuditResult, FINDING_KINDS, type Finding, type FindingKind, type IgnoredFinding, type Wording } from "./model.js";
import { wordingOf } from "./wording.js";
import { capital, oneLine, remediesOf, sidesOf, titleOf, whoAndWhen } from "./words.js";

const LEVELS: Readonly<Record<FindingKind, "error" | "warning">> = {
  drifted: "error",
  missing: "error",
  unmanaged: "warning",
  orphaned: "warning",
};

/** The result in SARIF 2.1.0, which code scanning services take. Every place is the project file: the API knows no line of it. */
export function auditSarif(result: AuditResult, version: string): string {
  const wording = wordingOf(result);
  const rules = FINDING_KINDS.map((id) => ({
    id,
    shortDescription: { text: wording.rules[id] },
    defaultConfiguration: { level: LEVELS[id] },
  }));
  const driver = { name: wording.command, version: version, rules };
  const results = [
    ...result.findings.map((finding) => toResult(finding, wording)),
    ...result.ignored.map((finding) => toSuppressed(finding, wording)),
  ];
  const run = {
    tool: { driver },
    automationDetails: { id: `${wording.command.replace(" ", "-")}/${result.project}/${result.stack}/` },
    invocations: [{ executionSuccessful: true, startTimeUtc: result.at }],
    results,
  };
  const file = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

function toResult(finding: Finding, wording: Wording) {
  const { kind, type, id, urn, properties = [] } = finding;
  const facts = [finding.note, finding.organization && `in ${finding.organization.name}`, whoAndWhen(finding)];
  const text = [
    `${titleOf(finding)} is ${wording.kinds[kind]}${facts
      .filter((fact) => fact)
      .map((fact) => `; ${fact}`)
      .join("")}.`,
    ...properties.map((property) => `${property.path}: ${sidesOf(property, wording).join(", ")}.`),
    ...remediesOf(finding).map(([what, how]) => `${capital(what)}: ${how}`),
  ];
  const name = urn ?? `${type}/${id}`;
  return {
    ruleId: kind,
    level: LEVELS[kind],
    message: { text: text.map(oneLine).join("\n") },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: "Pulumi.yaml" }, region: { startLine: 1 } },
        logicalLocations: [{ name: oneLine(finding.name), fullyQualifiedName: name, kind: "resource" }],
      },
    ],
    partialFingerprints: { "web1on1/v1": `${kind} ${name}` },
  };
}

function toSuppressed(finding: IgnoredFinding, wording: Wording) {
  const justification = `${finding.reason} (until ${finding.until})`;
  return { ...toResult(finding, wording), suppressions: [{ kind: "external", status: "accepted", justification }] };
}
