import type { Change } from "../store/history.js";
import { type Html, html } from "./html.js";
import { linkTo, renderTime, toObjectPath } from "./links.js";
import { type Named, renderValue } from "./values.js";

const WORDS: Readonly<Record<string, string>> = { create: "Created", update: "Changed", delete: "Deleted" };

/** @param isKept whether the log still has the request of an id */
export function renderHistory(changes: readonly Change[], named: Named, isKept: (request: string) => boolean): Html {
  if (changes.length === 0) return html`<p class="none">No change was kept.</p>`;
  return html`<ol class="history">${changes.map((change) => renderChange(change, named, isKept))}</ol>`;
}

function renderChange(change: Change, named: Named, isKept: (request: string) => boolean): Html {
  const word = WORDS[change.operation] ?? change.operation;
  return html`<li class="change ${change.operation}"><p class="headline"><strong>${word}</strong> ${renderTime(change.time)} ${renderAuthor(change, named)}</p>${renderOccasion(change, isKept)}${renderCause(change, named)}${renderSides(change, named)}</li>`;
}

function renderAuthor({ occasion }: Change, named: Named): Html {
  const { user } = occasion;
  if (user === undefined) return html`by the emulator itself`;
  const known = named.get(user)?.find(({ kind }) => kind === "user");
  return known ? html`by ${linkTo(known)}` : html`by user <code class="id">${user}</code>`;
}

function renderOccasion({ occasion: { request, method, path } }: Change, isKept: (request: string) => boolean): Html | undefined {
  if (request === undefined) return undefined;
  const line = html`<code>${method} ${path}</code>`;
  return isKept(request)
    ? html`<p class="request"><a href="/requests/${encodeURIComponent(request)}">${line}</a></p>`
    : html`<p class="request">${line} <span class="none">request ${request}</span></p>`;
}

function renderCause({ cause }: Change, named: Named): Html | undefined {
  if (!cause) return undefined;
  const item = named.get(cause.id)?.find(({ kind }) => kind === cause.kind);
  return html`<p class="cause">Because the ${cause.kind} <a href="${toObjectPath(cause)}">${item?.name ?? cause.id}</a> was deleted.</p>`;
}

function renderSides({ operation, time, before, after }: Change, named: Named): Html {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  if (paths.length === 0) return html`<p class="none">Only the time of the change.</p>`;
  const show = (side: Readonly<Record<string, unknown>>, path: string) =>
    renderValue(Object.hasOwn(side, path) ? side[path] : undefined, named, path.replace(/^.*\./, "").replace(/\[\d+\]$/, ""));
  if (operation !== "update") {
    const side = operation === "delete" ? before : after;
    const rows = paths.map((path) => html`<div><dt><bdi>${path}</bdi></dt><dd>${show(side, path)}</dd></div>`);
    const label = `${paths.length} ${paths.length === 1 ? "property" : "properties"} ${operation === "delete" ? "that it had" : "at first"}`;
    return html`<details data-key="${operation} ${time}"><summary>${label}</summary><dl class="properties">${rows}</dl></details>`;
  }
  const rows = paths.map(
    (path) =>
      html`<div class="diff"><dt><bdi>${path}</bdi></dt><dd><span class="old"><span class="hidden">was </span>${show(before, path)}</span><span class="arrow" aria-hidden="true">→</span><span class="new"><span class="hidden">is now </span>${show(after, path)}</span></dd></div>`,
  );
  return html`<dl class="diffs">${rows}</dl>`;
}

/** Whom and what the history names. */
export function collectHistoryIds(changes: readonly Change[]): string[] {
  return changes.flatMap(({ occasion, cause }) => [occasion.user, cause?.id].filter((id) => id !== undefined));
}

/** The name that an object had when it was deleted. */
export function readLastName(changes: readonly Change[]): string | undefined {
  const { before = {} } = changes.find(({ operation }) => operation === "delete") ?? {};
  const name = before.name ?? before.displayName ?? before.email;
  return typeof name === "string" ? name : undefined;
}
