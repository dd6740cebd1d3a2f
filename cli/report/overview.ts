import { type AuditResult, FINDING_KINDS, type Wording } from "../audit/model.js";
import { capital, countColumns, countText, summaryOf, titleOf, uncomparedLines } from "../audit/words.js";
import { escapeMarkup } from "../tree/markup.js";

/** What was found in numbers: of each kind, which choose among the findings, and of each type. */
export function drawOverview(result: AuditResult, wording: Wording): string {
  return [
    `<p class="verdict">${escapeMarkup(summaryOf(result))}</p>`,
    drawKinds(result, wording),
    drawCounts(result, wording),
    drawNotes(result, wording),
  ].join("\n");
}

function drawKinds({ findings }: AuditResult, wording: Wording): string {
  const tiles = FINDING_KINDS.flatMap((kind) => {
    const count = findings.filter((finding) => finding.kind === kind).length;
    if (wording.rules[kind] === "") return [];
    const inside = `<span class="number">${count.toLocaleString("en")}</span><span class="word">${escapeMarkup(capital(wording.kinds[kind]))}</span><span class="text">${escapeMarkup(wording.rules[kind])}</span>`;
    return [`<li><button type="button" class="tile ${kind}" data-kind="${kind}" aria-pressed="true">${inside}</button></li>`];
  });
  return `<ul class="kinds" aria-label="Kinds of findings; press one to leave it out">${tiles.join("")}</ul>`;
}

function drawCounts({ counts, findings }: AuditResult, wording: Wording): string {
  if (counts.length === 0) return "";
  const kinds = FINDING_KINDS.filter((kind) => findings.some((finding) => finding.kind === kind));
  const columns = [...countColumns(wording), ...kinds.map((kind) => capital(wording.kinds[kind]))];
  const head = columns.map((column) => `<th scope="col">${escapeMarkup(column)}</th>`).join("");
  const rows = counts.map((count) => {
    const found = kinds.map((kind) => findings.filter(({ type, kind: other }) => type === count.type && other === kind).length);
    const cells = [String(count.declared), countText(count, wording), ...found.map((each) => (each === 0 ? "" : String(each)))];
    return `<tr><th scope="row">${escapeMarkup(count.type)}</th>${cells.map((cell) => `<td>${cell === "" ? "" : escapeMarkup(cell)}</td>`).join("")}</tr>`;
  });
  return `<details class="box"><summary>Counted by type</summary><div class="scroll" tabindex="0" role="region" aria-label="Counts of each type"><table class="counts"><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table></div></details>`;
}

function drawNotes(result: AuditResult, wording: Wording): string {
  const { ignored, remarks } = result;
  const notes = [...remarks.map(({ text }) => text), ...uncomparedLines(result)].map((note) => `<li>${escapeMarkup(note)}</li>`);
  const rows = ignored.map(
    (each) =>
      `<tr><td>${escapeMarkup(`${wording.kinds[each.kind]} ${titleOf(each)}`)}</td><td>${escapeMarkup(each.until)}</td><td>${escapeMarkup(each.reason)}</td></tr>`,
  );
  const table = `<details class="box"><summary>Ignored: ${ignored.length}</summary><div class="scroll" tabindex="0" role="region" aria-label="Ignored findings"><table><thead><tr><th scope="col">What</th><th scope="col">Until</th><th scope="col">Reason</th></tr></thead><tbody>${rows.join("")}</tbody></table></div></details>`;
  return `${notes.length > 0 ? `<ul class="notes">${notes.join("")}</ul>` : ""}${ignored.length > 0 ? table : ""}`;
}
