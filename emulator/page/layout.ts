import { type Html, html } from "./html.js";

export interface PageContent {
  title: string;
  /** The place in the navigation. */
  section?: "tenant" | "requests";
  main: Html;
  /** Changes whenever the content may have; a page without one is not kept up to date. */
  version?: string;
}

/** The whole document around the content of a page. */
export function renderDocument({ title, section, main, version }: PageContent): string {
  const link = (href: string, name: "tenant" | "requests", label: string) =>
    html`<a href="${href}"${section === name ? html` aria-current="page"` : undefined}>${label}</a>`;
  return html`<!doctype html>
<html lang="en"${version === undefined ? undefined : html` data-version="${version}"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Web1on1 emulator</title>
<link rel="icon" href="/__page/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/__page/style.css">
${version === undefined ? undefined : html`<script src="/__page/live.js" defer></script>`}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<p class="brand"><span class="mark" aria-hidden="true"></span>Web1on1 emulator</p>
<nav aria-label="Pages">${link("/", "tenant", "Tenant")}${link("/requests", "requests", "Requests")}</nav>
<p class="live" hidden><span id="live-state" role="status">Live</span><button type="button" id="live-pause" aria-pressed="false">Pause</button></p>
</header>
<main id="main" tabindex="-1">
${main}
</main>
<footer><p>What this emulator holds. The page only shows: nothing is changed by it, and secrets are left out.</p></footer>
</body>
</html>
`.text;
}

/** A part of the page that is replaced when it has changed. */
export function live(id: string, content: Html): Html {
  return html`<div data-live id="${id}">${content}</div>`;
}

/** A page that says why there is nothing else to show. */
export function renderNotice(title: string, explanation: Html): PageContent {
  return { title, main: html`<h1>${title}</h1><p>${explanation}</p><p><a href="/">Back to the tenant</a></p>` };
}
