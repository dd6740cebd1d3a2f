import type { ObjectKey } from "../store/store.js";
import { type Html, html, shorten } from "./html.js";
import { toSlug } from "./kinds.js";
import type { Item } from "./tenant-view.js";

const LONGEST_LABEL = 80;

export function toObjectPath({ kind, id }: ObjectKey): string {
  return `/objects/${toSlug(kind)}/${encodeURIComponent(id)}`;
}

/** A name in a box of its own direction, cut where it is very long. */
export function renderName(name: string): Html {
  return html`<bdi>${name.trim() === "" ? "(no name)" : shorten(name, LONGEST_LABEL)}</bdi>`;
}

export function linkTo(item: Pick<Item, "kind" | "id" | "name">): Html {
  return html`<a href="${toObjectPath(item)}">${renderName(item.name)}</a>`;
}

/** A status that is not the usual one, in words. */
export function renderStatus({ status }: Item): Html | undefined {
  return status === undefined || status === "active" ? undefined : html` <span class="tag">${status}</span>`;
}

/** A list's address with what narrows it. */
export function toListPath(kind: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const given: [string, string][] = [];
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== "") given.push([name, value]);
  const text = new URLSearchParams(given).toString();
  return `/collections/${toSlug(kind)}${text === "" ? "" : `?${text}`}`;
}

/** A moment as people read it, in UTC as the API writes it. */
export function renderTime(iso: string): Html {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)/.exec(iso);
  return match
    ? html`<time datetime="${iso}"><span class="day">${match[1]} </span>${match[2]}<span class="zone"> UTC</span></time>`
    : html`${iso}`;
}

/** Links to the pages of a list before and after this one. */
export function renderPager(at: { page: number; size: number; total: number }, toPath: (page: number) => string): Html | undefined {
  const last = Math.max(1, Math.ceil(at.total / at.size));
  if (last === 1) return undefined;
  const step = (page: number, label: string, rel: string) =>
    page >= 1 && page <= last ? html`<a href="${toPath(page)}" rel="${rel}">${label}</a>` : html`<span class="off">${label}</span>`;
  return html`<nav class="pager" aria-label="Pages of the list">${step(at.page - 1, "Previous", "prev")}<span>Page ${at.page} of ${last}</span>${step(at.page + 1, "Next", "next")}</nav>`;
}

/** The form that narrows a list by a text; it works without a script. */
export function renderFilter(path: string, label: string, text: string, kept: Readonly<Record<string, string | undefined>> = {}): Html {
  const hidden = Object.entries(kept).map(([name, value]) =>
    value === undefined ? undefined : html`<input type="hidden" name="${name}" value="${value}">`,
  );
  const clear = text === "" ? undefined : html`<a href="${path}">Show all</a>`;
  return html`<form class="filter" role="search" method="get" action="${path}"><label for="q">${label}</label><input id="q" name="q" type="search" value="${text}" autocomplete="off">${hidden}<button type="submit">Filter</button>${clear}</form>`;
}

/** HTML of several parts with a separator. */
export function join(parts: readonly Html[], separator: string): Html {
  return html`${parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part]))}`;
}
