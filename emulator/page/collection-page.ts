import type { ObjectKey } from "../store/store.js";
import { capitalize, formatCount, type Html, html, shorten } from "./html.js";
import { fromSlug, pluralOf } from "./kinds.js";
import { live, type PageContent, renderNotice } from "./layout.js";
import { linkTo, renderFilter, renderPager, renderStatus, toListPath } from "./links.js";
import { lookUp } from "./object-page.js";
import type { PageParts } from "./parts.js";
import type { Named } from "./values.js";

const PAGE_SIZE = 50;

export interface ListWish {
  text: string;
  page: number;
  organization: string | undefined;
  /** An object, as kind and id with a slash between. */
  names: string | undefined;
}

/** The objects of one kind, page by page, narrowed by a text, an organization or an object that they name. */
export function renderCollectionPage(slug: string, wish: ListWish, parts: PageParts): { status: number; content: PageContent } {
  const kind = fromSlug(slug);
  if (kind === undefined)
    return { status: 404, content: renderNotice("No such kind of object", html`No object is a ${shorten(slug, 80)}.`) };
  const { text, page, organization, names } = wish;
  const target = names === undefined ? undefined : readKey(names);
  const found = parts.view.list({ kind, organization, names: target, text, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE });
  const within = [organization, target?.id].filter((id) => id !== undefined);
  const named = lookUp([...within, ...found.items.flatMap((item) => item.organization ?? [])], parts);
  const toPath = (wanted: number) => toListPath(kind, { organization, names, q: text, page: wanted > 1 ? String(wanted) : undefined });
  const rows = found.items.map(
    (item) =>
      html`<tr><td>${linkTo(item)}${renderStatus(item)}</td><td>${linkOrganization(item.organization, named)}</td><td><code class="id">${item.id}</code></td></tr>`,
  );
  const table = html`<table class="list"><caption>${formatCount(found.total)} found</caption><thead><tr><th scope="col">Name</th><th scope="col">${kind === "organization" ? "Parent" : "Organization"}</th><th scope="col">Id</th></tr></thead><tbody>${rows}</tbody></table>`;
  const title = capitalize(pluralOf(kind));
  const filter = renderFilter(toListPath(kind), "Name, e-mail or id contains", text, { organization, names });
  const pager = renderPager({ page, size: PAGE_SIZE, total: found.total }, toPath);
  const main = html`<nav aria-label="Where it is"><ol class="crumbs"><li><a href="/">Tenant</a></li></ol></nav>
<h1>${title}${renderWithin(within, named)}</h1>
${filter}
${live("list", html`${found.total > 0 ? table : html`<p class="none">Nothing found.</p>`}${pager}`)}`;
  return { status: 200, content: { title, section: "tenant", main } };
}

function renderWithin(ids: readonly string[], named: Named): Html | undefined {
  const items = ids.flatMap((id) => named.get(id)?.[0] ?? []);
  return items.length > 0 ? html` <span class="within">of ${items.map((item) => linkTo(item))}</span>` : undefined;
}

function linkOrganization(id: string | undefined, named: Named): Html | undefined {
  const item = named.get(id ?? "")?.find(({ kind }) => kind === "organization");
  return item ? linkTo(item) : undefined;
}

function readKey(text: string): ObjectKey {
  const [kind = "", id = ""] = text.split("/");
  return { kind, id };
}
