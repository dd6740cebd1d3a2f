import { createHash } from "node:crypto";
import type { AuditResult } from "../audit/model.js";
import { wordingOf } from "../audit/wording.js";
import { capital } from "../audit/words.js";
import { escapeMarkup } from "../tree/markup.js";
import { drawFindings } from "./findings.js";
import { drawOverview } from "./overview.js";
import { SCRIPT } from "./script.js";
import { STYLE } from "./style.js";
import { drawTree } from "./tree.js";

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const POLICY = `default-src 'none'; img-src data:; style-src ${hashOf(STYLE)}; script-src ${hashOf(SCRIPT)}; base-uri 'none'; form-action 'none'`;

const countText = (count: number): string => `${count.toLocaleString("en")} findings`;

/**
 * The result as one page that asks for nothing from outside. It is whole without a script; the one that it has filters. The policy lets
 * that one run and no other, whatever stands in a name.
 */
export function auditHtml(result: AuditResult): string {
  const wording = wordingOf(result);
  const { heading } = wording;
  const facts = heading.startsWith(wording.title) ? capital(heading.slice(wording.title.length).trim()) : heading;
  const title = escapeMarkup(wording.title);
  const tree = drawTree(result, wording);
  const types = [...new Set(result.findings.map(({ type }) => type))].sort();
  return `<!doctype html>
<html lang="en" class="script"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style></head><body>
<a class="skip no-print" href="#findings">To the findings</a>
<div class="page">
<header><div class="top"><h1>${title}</h1>
<label class="no-print needs-script quiet">Colours <select class="scheme" autocomplete="off"><option value="">as the system</option><option value="light">light</option><option value="dark">dark</option></select></label></div>
<p class="facts">${escapeMarkup(facts)}</p></header>
${drawOverview(result, wording)}
<form class="filters no-print needs-script" role="search" aria-label="Findings" autocomplete="off">
<label>Text, also in values (press /)<input type="search" name="text"></label>
<label>Organization<select name="organization"><option value="">all</option>${tree.options}</select></label>
<label>Type<select name="type"><option value="">all</option>${types.map((type) => `<option>${escapeMarkup(type)}</option>`).join("")}</select></label>
<button type="reset">Show all</button><button type="button" class="open-all">Open</button><button type="button" class="close-all">Close</button>
<output aria-live="polite">${countText(result.findings.length)}</output></form>
<div class="columns"><nav aria-labelledby="tree"><h2 id="tree">Where</h2>
${tree.markup}</nav>
<main id="findings" tabindex="-1"><h2>Findings</h2>
<p class="none quiet" hidden>Nothing fits the filters.</p>
${drawFindings(result, wording)}</main></div></div>
<script>${SCRIPT}</script></body></html>
`;
}
