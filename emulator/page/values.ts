import { isJsonObject } from "../json.js";
import { isObjectId } from "../object-id.js";
import { SECRET } from "../schema/secrets.js";
import { formatCount, type Html, html } from "./html.js";
import { join, linkTo, renderTime } from "./links.js";
import type { Item } from "./tenant-view.js";

/** The objects that ids in a body stand for. */
export type Named = ReadonlyMap<string, readonly Item[]>;

const MOST_LISTED = 100;
const MOST_IDS = 500;
const DEEPEST = 6;
const LONGEST_TEXT = 2000;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;

/** Every id in a value, to be looked up at once. */
export function collectIds(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (found.size >= MOST_IDS) return found;
  if (typeof value === "string") for (const part of value.split("#")) if (isObjectId(part)) found.add(part);
  if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) collectIds(inner, found);
  return found;
}

/** A value of an object in readable form. @param property its name, which tells a bot from its user */
export function renderValue(value: unknown, named: Named, property: string, depth = 0): Html {
  if (value === undefined) return html`<span class="none">not set</span>`;
  if (value === null) return html`<span class="none">null</span>`;
  if (typeof value === "string") return renderText(value, named, property);
  if (typeof value !== "object") return html`${String(value)}`;
  if (depth >= DEEPEST) return html`<code>${cut(JSON.stringify(value))}</code>`;
  return Array.isArray(value) ? renderList(value, named, property, depth) : renderProperties({ ...value }, named, depth);
}

function renderText(text: string, named: Named, property: string): Html {
  if (text === SECRET) return html`<span class="tag">${SECRET}</span>`;
  if (text === "") return html`<span class="none">empty text</span>`;
  const parts = text.split("#");
  if (parts.every((part) => isObjectId(part))) {
    return join(
      parts.map((part) => renderId(part, named, property)),
      " › ",
    );
  }
  if (TIME.test(text)) return renderTime(text);
  // Only what a browser opens as a page: javascript: and data: stay text.
  if (/^https?:\/\/[^\s]+$/i.test(text) && text.length <= LONGEST_TEXT && URL.canParse(text)) {
    return html`<a href="${text}" rel="noreferrer noopener external">${text}</a>`;
  }
  return html`<bdi class="text">${cut(text)}</bdi>`;
}

function renderId(id: string, named: Named, property: string): Html {
  const items = named.get(id) ?? [];
  const wanted = /^bot/.test(property) ? "bot" : "user";
  const item = items.find(({ kind }) => kind === wanted) ?? items[0];
  return item && property !== "id" ? html`${linkTo(item)} <code class="id">${id}</code>` : html`<code class="id">${id}</code>`;
}

function renderList(list: readonly unknown[], named: Named, property: string, depth: number): Html {
  if (list.length === 0) return html`<span class="none">empty list</span>`;
  const left = list.length - MOST_LISTED;
  const more = left > 0 ? html`<li class="more">and ${formatCount(left)} more</li>` : undefined;
  const items = list.slice(0, MOST_LISTED).map((item) => {
    const shown = item === null ? html`<span class="none">empty slot</span>` : renderValue(item, named, property, depth + 1);
    return html`<li>${shown}</li>`;
  });
  return list.some((item) => isJsonObject(item))
    ? html`<ol class="objects">${items}${more}</ol>`
    : html`<ul class="values">${items}${more}</ul>`;
}

/** Properties with their values, each as name and value. */
export function renderProperties(body: Readonly<Record<string, unknown>>, named: Named, depth = 0): Html {
  const entries = Object.entries(body);
  if (entries.length === 0) return html`<span class="none">empty object</span>`;
  const left = entries.length - MOST_LISTED;
  const rows = entries.slice(0, MOST_LISTED).map(([name, value]) => {
    const target = depth === 0 && name === "categories" ? html` id="categories"` : undefined;
    return html`<div${target}><dt><bdi>${cut(name, LONGEST_TEXT / 10)}</bdi></dt><dd>${renderValue(value, named, name, depth + 1)}</dd></div>`;
  });
  return html`<dl class="properties">${rows}${left > 0 ? html`<div class="more"><dt>and ${formatCount(left)} more</dt><dd></dd></div>` : undefined}</dl>`;
}

function cut(text: string, longest = LONGEST_TEXT): string {
  return text.length > longest ? `${text.slice(0, longest)}… and ${formatCount(text.length - longest)} more characters` : text;
}
