import { maskObject } from "../entities/secrets.js";
import type { JsonObject } from "../json.js";
import type { ObjectKey } from "../store/store.js";
import { collectHistoryIds, readLastName, renderHistory } from "./history.js";
import { capitalize, type Html, html, shorten } from "./html.js";
import { countOf, fromSlug } from "./kinds.js";
import { live, type PageContent, renderNotice } from "./layout.js";
import { linkTo, renderName, toListPath } from "./links.js";
import type { PageParts } from "./parts.js";
import type { Item } from "./tenant-view.js";
import { collectIds, type Named, renderProperties } from "./values.js";

const MOST_SOURCES = 10;

/** One object: what it is, what names it, what happened to it. */
export function renderObjectPage(slug: string, id: string, parts: PageParts): { status: number; content: PageContent } {
  const kind = fromSlug(slug);
  if (kind === undefined)
    return { status: 404, content: renderNotice("No such kind of object", html`No object is a ${shorten(slug, 80)}.`) };
  const key = { kind, id };
  const body = parts.store.get(kind, id);
  const changes = parts.store.history.list(key);
  if (!body && changes.length === 0) {
    return {
      status: 404,
      content: renderNotice(`No such ${kind}`, html`There is no ${kind} <code>${shorten(id, 80)}</code>, and no change of one was kept.`),
    };
  }
  const shown = body ? maskObject(kind, body) : {};
  const named = lookUp([...collectIds([shown, changes.map(({ before, after }) => [before, after])]), ...collectHistoryIds(changes)], parts);
  const isKept = (request: string) => parts.log.records.some((record) => record.id === request);
  const name = body ? nameOf(body, id) : (readLastName(changes) ?? id);
  const main = html`${live("head", renderHead(key, name, listAbove(key, body, parts)))}
<div class="columns bare">
${live("object", html`${body ? renderBody(shown, named) : renderGone(kind)}${body ? renderSources(key, parts) : undefined}`)}
${live("history", html`<section aria-labelledby="history-title"><h2 id="history-title">History</h2>${renderHistory(changes, named, isKept)}</section>`)}
</div>`;
  return { status: body ? 200 : 410, content: { title: shorten(name, 60), section: "tenant", main } };
}

/** The organizations that the object is in, from the root down. */
function listAbove({ id }: ObjectKey, body: JsonObject | undefined, parts: PageParts): Item[] {
  const own = String(body?.organization ?? "");
  const path = String(body?.path ?? parts.store.get("organization", own)?.path ?? own);
  const line = path.split("#").filter((each) => each !== id);
  const named = lookUp(line, parts);
  return line.flatMap((each) => named.get(each)?.find(({ kind }) => kind === "organization") ?? []);
}

function renderHead({ kind }: ObjectKey, name: string, above: readonly Item[]): Html {
  const crumbs = above.map((item) => html`<li>${linkTo(item)}</li>`);
  return html`<nav aria-label="Where it is"><ol class="crumbs"><li><a href="/">Tenant</a></li>${crumbs}</ol></nav>
<p class="kicker">${capitalize(kind)}</p><h1>${renderName(name)}</h1>`;
}

function renderBody(shown: JsonObject, named: Named): Html {
  return html`<section aria-labelledby="properties-title"><h2 id="properties-title">Properties</h2>${renderProperties(shown, named)}</section>`;
}

function renderGone(kind: string): Html {
  return html`<p class="notice">This ${kind} was deleted. What happened to it is kept below. <a href="/">Back to the tenant</a></p>`;
}

function renderSources(key: ObjectKey, { view, store, references }: PageParts): Html | undefined {
  const counted = view
    .countSources(key)
    .map(({ kind, total }) => ({ kind, ...view.list({ kind, names: key, limit: MOST_SOURCES, offset: 0 }), total }));
  const kept = references
    .filter((reference) => reference.target === key.kind)
    .flatMap(({ source, path }) => {
      const condition = { sql: "json_extract(body, ?) = ?", values: [`$.${path}`, key.id] };
      const { bodies, total } = store.list(source, [condition], { limit: MOST_SOURCES, offset: 0 });
      return total > 0 ? [{ kind: source, total, items: bodies.map((body) => toItem(source, body)) }] : [];
    });
  const groups = [...counted, ...kept].map(({ kind, total, items }) => {
    const left = total - items.length;
    const path = toListPath(kind, { names: `${key.kind}/${key.id}` });
    const more = left > 0 ? html`<li class="more"><a href="${path}">and ${countOf(kind, left).replace(" ", " more ")}</a></li>` : undefined;
    return html`<section class="kind"><h3>${capitalize(countOf(kind, total))}</h3><ul class="items">${items.map((item) => html`<li>${linkTo(item)}</li>`)}${more}</ul></section>`;
  });
  if (groups.length === 0) return undefined;
  return html`<section aria-labelledby="sources-title"><h2 id="sources-title">Named by</h2>${groups}</section>`;
}

function toItem(kind: string, body: JsonObject): Pick<Item, "kind" | "id" | "name"> {
  const id = String(body.id);
  return { kind, id, name: nameOf(body, id) };
}

function nameOf(body: JsonObject, id: string): string {
  return String(body.name ?? body.displayName ?? body.email ?? id);
}

/** The stored objects that ids stand for. */
export function lookUp(ids: readonly string[], { view }: Pick<PageParts, "view">): Named {
  const named = new Map<string, Item[]>();
  for (const item of view.findByIds([...new Set(ids)])) named.set(item.id, [...(named.get(item.id) ?? []), item]);
  return named;
}
