import { type Html, html } from "./html.js";
import { countOf, SHOWN_KINDS } from "./kinds.js";
import { live, type PageContent } from "./layout.js";
import { toListPath } from "./links.js";
import type { PageParts } from "./parts.js";
import { renderRequestTable } from "./request-pages.js";
import { renderTree } from "./tree.js";

const MOST_REQUESTS = 15;

/** The tenant as a tree, and the last requests. @param origin the address that the browser asked */
export function renderHome(origin: string, parts: PageParts): PageContent {
  const totals = SHOWN_KINDS.map((kind) => ({ kind, total: parts.view.count(kind) })).filter(({ total }) => total > 0);
  const isFresh = totals.every(({ kind, total }) => total === 1 && ["organization", "user", "workflow"].includes(kind));
  const counts = totals.map(({ kind, total }) => html`<li><a href="${toListPath(kind)}">${countOf(kind, total)}</a></li>`);
  const last = parts.log.records.slice(-MOST_REQUESTS).toReversed();
  const main = html`<h1 class="hidden">Tenant</h1>
<div class="columns">
<section aria-labelledby="tree-title"><h2 id="tree-title">Organizations</h2>
${live("tree", html`<ul class="totals">${counts}</ul>${isFresh ? renderNextStep(origin) : undefined}${renderTree(parts.view, parts.store)}`)}
</section>
<section aria-labelledby="requests-title"><h2 id="requests-title">Last requests</h2>
${live("last-requests", html`${renderRequestTable(last, "Last requests, the newest first")}${parts.log.records.length > MOST_REQUESTS ? html`<p><a href="/requests">All kept requests</a></p>` : undefined}`)}
</section>
</div>`;
  return { title: "Tenant", section: "tenant", main };
}

function renderNextStep(origin: string): Html {
  const billing = { billReceiver: "Acme", billSender: "Acme", stripeCustomerId: "cus_1", currentPlan: "base" };
  const command = `curl ${origin}/v2/organizations \\
  -H "Authorization: Bearer $WEB1ON1_EMULATOR_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{ "name": "Acme", "billingInfo":
    ${JSON.stringify(billing, null, 1).replaceAll(/\n\s*/g, " ")} }'`;
  return html`<div class="notice"><p><strong>Nothing here yet</strong> but the organization that every emulator begins with. Make the first one; the token is the one that the emulator was started with, or printed:</p><pre tabindex="0" aria-label="Command">${command}</pre></div>`;
}
