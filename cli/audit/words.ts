import { valueText } from "../display/value-text.js";
import { withoutControls } from "../display/width.js";
import { type AuditResult, FINDING_KINDS, type Finding, type PropertyFinding, type Wording } from "./model.js";
import { wordingOf } from "./wording.js";

const MOST_SHOWN = 200;

/** `Form "Contact"`, in one line and without what a terminal would take for a command. */
export const titleOf = ({ type, name }: Pick<Finding, "type" | "name">): string => `${type} ${JSON.stringify(oneLine(name))}`;

/** `changed 2030-05-01T12:00:00Z by hans@example.com`; undefined where the API says neither. */
export function whoAndWhen({ updatedAt, updatedBy, createdAt, createdBy }: Finding): string | undefined {
  const [verb, at, by] = updatedAt || updatedBy ? ["changed", updatedAt, updatedBy] : ["made", createdAt, createdBy];
  if (at === undefined && by === undefined) return undefined;
  return oneLine([verb, ...(at === undefined ? [] : [at]), ...(by === undefined ? [] : [`by ${by}`])].join(" "));
}

/** The three sides of a property as one line each, equal sides together: `declared and last 60`, `live 5`. */
export function sidesOf(property: PropertyFinding, { sides: words, hasLast }: Wording): string[] {
  const keys = hasLast ? (["declared", "last", "live"] as const) : (["declared", "live"] as const);
  const sides = keys.map((side) => ({ names: [words[side]], text: sideText(property[side]) }));
  const merged: { names: string[]; text: string }[] = [];
  for (const { names, text } of sides) {
    const same = merged.find((each) => each.text === text);
    // Two secrets read the same and may differ.
    if (same !== undefined && text !== "[secret]") same.names.push(...names);
    else merged.push({ names: [...names], text });
  }
  return merged.map(({ names, text }) => `${names.join(" and ")} ${text}`);
}

function sideText(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = oneLine(valueText(value));
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN - 1)}…` : text;
}

/** What the API says, on one line. */
export const oneLine = (text: string): string => withoutControls(text).replace(/\s*[\n\t]\s*/g, " ");

/** `Audit of dealer-group/dev at https://..., 2030-05-01T12:00:00.000Z; declared is what the program says`. */
export const headingOf = (result: AuditResult): string => wordingOf(result).heading;

/** The ways out of a finding and what each does; none where there are none. */
export const remediesOf = ({ remedies }: Finding): [what: string, how: string][] =>
  remedies === undefined
    ? []
    : [
        ["take it into the code", remedies.adopt],
        ["put it back", remedies.putBack],
      ];

/** `3 findings: 2 drifted, 1 missing; 1 ignored`. */
export function summaryOf(result: AuditResult): string {
  const { findings, ignored } = result;
  const wording = wordingOf(result);
  const counts = FINDING_KINDS.map((kind) => [findings.filter((finding) => finding.kind === kind).length, kind] as const);
  const kinds = counts.filter(([count]) => count > 0).map(([count, kind]) => `${count} ${wording.kinds[kind]}`);
  const ignoredText = ignored.length > 0 ? `; ${ignored.length} ignored` : "";
  if (findings.length === 0) return `${wording.clean}${ignoredText}`;
  return `${findings.length} ${findings.length === 1 ? "finding" : "findings"}: ${kinds.join(", ")}${ignoredText}`;
}

/** What was not compared and why; empty where all was. */
export function uncomparedLines({ uncompared }: AuditResult): string[] {
  const count = (why: "encrypted" | "hidden") => uncompared.filter((each) => each.why === why).length;
  const [encrypted, hidden] = [count("encrypted"), count("hidden")];
  const noun = (number: number) => (number === 1 ? "1 secret was" : `${number} secrets were`);
  return [
    ...(encrypted > 0
      ? [`${noun(encrypted)} not compared: encrypted in the state, and no passphrase was given (PULUMI_CONFIG_PASSPHRASE).`]
      : []),
    ...(hidden > 0 ? [`${noun(hidden)} not compared: the API does not show what is set.`] : []),
  ];
}

/** `289 of 289, by a second pass`: how many were read of how many the API says there are. */
export const countText = ({ live, expected, how }: AuditResult["counts"][number], { hasLast }: Wording): string =>
  !hasLast ? String(live) : `${live} of ${expected}${how === "second pass" ? ", by a second pass" : ""}`;

/** What stands above the counts of each type. */
export const countColumns = ({ sides, hasLast }: Wording): [string, string, string] =>
  hasLast ? ["Type", "Declared", "Live, read of counted"] : ["Type", capital(sides.declared), capital(sides.live)];

export const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
