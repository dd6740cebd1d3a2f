import { isJsonObject } from "../json.js";
import { listItems } from "../objects/embedded.js";
import type { Store } from "../store/store.js";
import { capitalize, type Html, html } from "./html.js";
import { countOf, pluralOf, SHOWN_KINDS } from "./kinds.js";
import { linkTo, renderName, renderStatus, toListPath, toObjectPath } from "./links.js";
import type { Holding, Item, TenantView } from "./tenant-view.js";

/** What a page shows at most, so that a tenant of any size loads at once; the lists have the rest. */
const MOST_CHILDREN = 40;
const MOST_ORGANIZATIONS = 150;
const MOST_OF_A_KIND = 6;
const MOST_ITEMS = 500;
/** A tenant of so many organizations is shown open. */
const SMALL_TENANT = 12;

interface Growth {
  store: Store;
  children: ReadonlyMap<string, readonly Item[]>;
  holdings: ReadonlyMap<string, readonly Holding[]>;
  isSmall: boolean;
  organizationsLeft: number;
  itemsLeft: number;
}

/** The organizations as they lie in each other, with what each holds. */
export function renderTree(view: TenantView, store: Store): Html {
  const organizations = view.listOrganizations();
  const holdings = view.listHoldings(MOST_OF_A_KIND);
  const ids = new Set(organizations.map(({ id }) => id));
  const children = new Map<string, Item[]>();
  for (const organization of organizations) {
    const parent = organization.organization !== undefined && ids.has(organization.organization) ? organization.organization : "";
    const siblings = children.get(parent);
    if (siblings) siblings.push(organization);
    else children.set(parent, [organization]);
  }
  const growth: Growth = {
    store,
    children,
    holdings,
    isSmall: organizations.length <= SMALL_TENANT,
    organizationsLeft: MOST_ORGANIZATIONS,
    itemsLeft: MOST_ITEMS,
  };
  const roots = html`<ul class="tree">${(children.get("") ?? []).slice(0, MOST_CHILDREN).map((root) => renderOrganization(root, 1, growth))}</ul>`;
  return html`${roots}${renderHomeless(holdings, ids)}`;
}

function renderOrganization(organization: Item, level: number, growth: Growth): Html {
  const { id } = organization;
  const children = growth.children.get(id) ?? [];
  const holdings = sortByKind(growth.holdings.get(id) ?? []);
  const categories = listItems(growth.store.get("organization", id) ?? {}, "categories").filter(isJsonObject);
  const counts = [
    ...(children.length > 0 ? [countOf("organization", children.length)] : []),
    ...(categories.length > 0 ? [countOf("category", categories.length)] : []),
    ...holdings.map(({ kind, total }) => countOf(kind, total)),
  ];
  const isOpen = level === 1 || growth.isSmall;
  const summary = html`<summary><span class="name">${renderName(organization.name)}</span>${renderStatus(organization)} <span class="counts">${counts.length > 0 ? counts.join(", ") : "empty"}</span></summary>`;
  const own = html`<p class="own"><a href="${toObjectPath(organization)}">Properties and history<span class="hidden"> of ${renderName(organization.name)}</span></a></p>`;
  const inside = html`${own}${renderCategories(organization, categories)}${holdings.map((holding) => renderHolding(id, holding, growth))}`;
  return html`<li><details data-key="${id}"${isOpen ? html` open` : undefined}>${summary}<div class="inside">${inside}${renderChildren(id, children, level, growth)}</div></details></li>`;
}

function renderChildren(id: string, children: readonly Item[], level: number, growth: Growth): Html | undefined {
  if (children.length === 0) return undefined;
  // Taken before any of them is gone into: what is near the root is shown first.
  const near = children.slice(0, Math.min(MOST_CHILDREN, growth.organizationsLeft));
  growth.organizationsLeft -= near.length;
  const shown = near.map((child) => renderOrganization(child, level + 1, growth));
  const left = children.length - shown.length;
  const more = left > 0 ? html`<li class="more">${renderMore("organization", id, left, shown.length)}</li>` : undefined;
  return html`<ul class="tree">${shown}${more}</ul>`;
}

function renderCategories(organization: Item, categories: readonly Record<string, unknown>[]): Html | undefined {
  if (categories.length === 0) return undefined;
  const path = toObjectPath(organization);
  const items = categories.map(({ name }) => html`<li><a href="${path}#categories">${renderName(String(name))}</a></li>`);
  return html`<section class="kind"><h3>Categories</h3><ul class="items">${items}</ul></section>`;
}

function renderHolding(organization: string, { kind, total, items }: Holding, growth: Growth): Html {
  const shown = items.slice(0, Math.max(0, growth.itemsLeft));
  growth.itemsLeft -= shown.length;
  const left = total - shown.length;
  const more = left > 0 ? html`<li class="more">${renderMore(kind, organization, left, shown.length)}</li>` : undefined;
  return html`<section class="kind"><h3>${capitalize(pluralOf(kind))}</h3><ul class="items">${shown.map((item) => html`<li>${linkTo(item)}${renderStatus(item)}</li>`)}${more}</ul></section>`;
}

function renderMore(kind: string, organization: string, left: number, shown: number): Html {
  const label = shown > 0 ? `and ${countOf(kind, left).replace(" ", " more ")}` : countOf(kind, left);
  return html`<a href="${toListPath(kind, { organization })}">${label}</a>`;
}

/** What is in no organization, or in one that is gone, must be seen too. */
function renderHomeless(holdings: ReadonlyMap<string, readonly Holding[]>, ids: ReadonlySet<string>): Html | undefined {
  const homeless = [...holdings].filter(([organization]) => !ids.has(organization)).flatMap(([, held]) => held);
  if (homeless.length === 0) return undefined;
  const items = homeless.flatMap(({ kind, items: found, total }) => [
    ...found.map((item) => html`<li>${linkTo(item)}${renderStatus(item)} <span class="counts">${kind}</span></li>`),
    ...(total > found.length ? [html`<li class="more"><a href="${toListPath(kind)}">all ${pluralOf(kind)}</a></li>`] : []),
  ]);
  return html`<section class="kind"><h3>Without an organization</h3><ul class="items">${items.slice(0, MOST_CHILDREN)}</ul></section>`;
}

function sortByKind(holdings: readonly Holding[]): Holding[] {
  return SHOWN_KINDS.flatMap((kind) => holdings.filter((holding) => holding.kind === kind));
}
