import type { AuditResult, Finding, Wording } from "../audit/model.js";
import { capital, remediesOf, whoAndWhen } from "../audit/words.js";
import { escapeMarkup, escapeText } from "../tree/markup.js";
import { drawDifferences } from "./differences.js";

/** Findings up to this number are shown open. */
const FEW = 30;
const MOST_PATHS = 4;

export const WITHOUT_ORGANIZATION = "Without an organization";

export const SIGNS = { drifted: "~", missing: "−", unmanaged: "+", orphaned: "?" } as const;

/** The anchor of a finding, by its place in the result. */
export const anchorOf = (index: number): string => `finding-${index + 1}`;

/** The findings under their organizations. */
export function drawFindings({ findings }: AuditResult, wording: Wording): string {
  const groups = new Map<string, { name: string; items: string[] }>();
  const isOpen = findings.length <= FEW;
  for (const [index, finding] of findings.entries()) {
    const { id = "", name = WITHOUT_ORGANIZATION } = finding.organization ?? {};
    const group = groups.get(id) ?? { name, items: [] };
    groups.set(id, group);
    group.items.push(drawFinding(finding, index, wording, isOpen));
  }
  const sections = [...groups.values()].map(
    ({ name, items }, index) =>
      `<section aria-labelledby="place-${index}"><h3 id="place-${index}">${escapeMarkup(name)} <span class="quiet">${items.length}</span></h3>\n${items.join("\n")}</section>\n`,
  );
  return sections.join("");
}

function drawFinding(finding: Finding, index: number, wording: Wording, isOpen: boolean): string {
  const { kind, type, name, id, urn, organization, properties = [], note } = finding;
  const paths = properties.slice(0, MOST_PATHS).map(({ path }) => path);
  const more = properties.length > paths.length ? ` and ${properties.length - paths.length} more` : "";
  const told = paths.length > 0 ? `${paths.join(", ")}${more}` : (note ?? "");
  const facts = [
    ...(note !== undefined && paths.length > 0 ? [escapeMarkup(note)] : []),
    ...(id === undefined ? [] : [`id <code>${escapeMarkup(id)}</code>`]),
    ...(urn === undefined || finding.remedies !== undefined ? [] : [`<code>${escapeMarkup(urn)}</code>`]),
  ];
  const who = whoAndWhen(finding);
  const ways = remediesOf(finding).map(([what, how]) => `<dt>${capital(what)}</dt><dd><code>${escapeText(how)}</code></dd>`);
  return [
    `<details class="finding ${kind}" id="${anchorOf(index)}" data-k="${kind}" data-t="${escapeMarkup(type)}" data-o="${escapeMarkup(organization?.id ?? "-")}"${isOpen ? " open" : ""}>`,
    `<summary><span class="kind">${escapeMarkup(wording.kinds[kind])}</span> <span>${escapeMarkup(type)} <span class="name">${escapeMarkup(name)}</span></span>${told === "" ? "" : ` <span class="paths">${escapeMarkup(told)}</span>`}</summary>`,
    '<div class="body">',
    properties.length > 0 ? drawDifferences(properties, wording) : "",
    who === undefined ? "" : `<p>${escapeMarkup(capital(who))}</p>`,
    facts.length > 0 ? `<p class="quiet">${facts.join(" · ")}</p>` : "",
    ways.length > 0 ? `<dl class="ways">${ways.join("")}</dl>` : "",
    "</div></details>",
  ].join("");
}
