import { STATUS_CODES } from "node:http";
import { maskRequestBody } from "../entities/secrets.js";
import type { RequestRecord } from "../request-log.js";
import { isSecretName, SECRET } from "../schema/secrets.js";
import type { Change } from "../store/history.js";
import { formatCount, type Html, html, shorten } from "./html.js";
import { live, type PageContent, renderNotice } from "./layout.js";
import { renderFilter, renderPager, renderTime, toObjectPath } from "./links.js";
import { lookUp } from "./object-page.js";
import type { PageParts } from "./parts.js";
import { type Named, renderValue } from "./values.js";

const PAGE_SIZE = 50;
const LONGEST_PATH = 200;
const MOST_CHANGES = 100;

/** The last requests, the newest first. */
export function renderRequestTable(records: readonly RequestRecord[], caption: string): Html {
  if (records.length === 0) return html`<p class="none">No request yet.</p>`;
  const rows = records.map(
    (record) =>
      html`<tr><td class="method">${record.method}</td><td class="path"><a href="/requests/${encodeURIComponent(record.id)}">${shorten(record.path, LONGEST_PATH)}</a></td><td>${renderStatus(record.status)}</td><td class="number">${formatMs(record.durationMs)}</td><td>${renderTime(record.time)}</td></tr>`,
  );
  return html`<table class="requests"><caption class="hidden">${caption}</caption><thead><tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">Status</th><th scope="col">Duration</th><th scope="col">Time</th></tr></thead><tbody>${rows}</tbody></table>`;
}

/** @param text a part of method, path or status */
export function renderRequestsPage(text: string, page: number, { log }: PageParts): PageContent {
  const wanted = text.toLowerCase();
  const found = log.records.filter(({ method, path, status }) => `${method} ${path} ${status}`.toLowerCase().includes(wanted)).toReversed();
  const shown = found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const toPath = (wish: number) => `/requests?${new URLSearchParams({ ...(text === "" ? {} : { q: text }), page: String(wish) })}`;
  const pager = renderPager({ page, size: PAGE_SIZE, total: found.length }, toPath);
  const main = html`<h1>Requests</h1>
${renderFilter("/requests", "Method, path or status contains", text)}
${live("requests", html`<p class="none">${formatCount(found.length)} of the last ${formatCount(log.records.length)} requests, the newest first.</p>${renderRequestTable(shown, "Requests, the newest first")}${pager}`)}`;
  return { title: "Requests", section: "requests", main };
}

/** One request with what it carried and what it wrote. */
export function renderRequestPage(id: string, parts: PageParts): { status: number; content: PageContent } {
  const record = parts.log.records.find((each) => each.id === id);
  if (!record) {
    const explanation = html`The last thousand requests are kept, and <code>${shorten(id, 80)}</code> is none of them.`;
    return { status: 404, content: renderNotice("No such request", explanation) };
  }
  const changes = parts.store.history.listOfRequest(id, MOST_CHANGES);
  const named = lookUp(
    changes.map(({ key }) => key.id),
    parts,
  );
  const main = html`<nav aria-label="Where it is"><ol class="crumbs"><li><a href="/requests">Requests</a></li></ol></nav>
<p class="kicker">Request</p><h1><code>${record.method} ${shorten(record.path, LONGEST_PATH)}</code></h1>
<dl class="properties">${renderRow("status", renderStatus(record.status))}${renderRow("time", renderTime(record.time))}${renderRow("duration", html`${formatMs(record.durationMs)}`)}${renderRow("id", html`<code class="id">${record.id}</code>`)}${renderRow("query", renderQuery(record))}${record.fault === undefined ? undefined : renderRow("fault", html`${record.fault}`)}</dl>
${renderBody(record)}
<h2>What it wrote</h2>
${changes.length > 0 ? html`<ul class="written">${changes.map((change) => renderWritten(change, named))}</ul>` : html`<p class="none">Nothing.</p>`}`;
  return { status: 200, content: { title: `${record.method} ${shorten(record.path, 60)}`, section: "requests", main } };
}

function renderRow(name: string, value: Html): Html {
  return html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function renderQuery({ query }: RequestRecord): Html {
  const entries = Object.entries(query).map(([name, value]) => [name, isSecretName(name) ? SECRET : value]);
  return entries.length === 0 ? html`<span class="none">none</span>` : renderValue(Object.fromEntries(entries), new Map(), "query");
}

function renderBody({ body, path }: RequestRecord): Html {
  if (body === undefined)
    return html`<h2>Body</h2><p class="none">None, or not kept: tokens, files and bodies above 16 KiB are left out.</p>`;
  return html`<h2>Body</h2><pre tabindex="0" aria-label="Body">${JSON.stringify(maskRequestBody(path, body), null, 2)}</pre>`;
}

const WRITTEN: Readonly<Record<string, string>> = { create: "created", update: "changed", delete: "deleted" };

function renderWritten({ key, operation, cause }: Change, named: Named): Html {
  const name = named.get(key.id)?.find(({ kind }) => kind === key.kind)?.name ?? key.id;
  const along = cause ? html` <span class="none">along with the ${cause.kind} ${cause.id}</span>` : undefined;
  return html`<li>${WRITTEN[operation]} the ${key.kind} <a href="${toObjectPath(key)}"><bdi>${shorten(name, 80)}</bdi></a>${along}</li>`;
}

/** In words and by a sign, so that colour is not needed. */
function renderStatus(status: number): Html {
  if (status === 0) return html`<span class="status none">no answer</span>`;
  const [sign, kind] = status >= 500 ? ["✕", "failed"] : status >= 400 ? ["!", "refused"] : ["✓", "good"];
  return html`<span class="status ${kind}"><span aria-hidden="true">${sign}</span> ${status} ${STATUS_CODES[status]}</span>`;
}

function formatMs(ms: number): string {
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}
