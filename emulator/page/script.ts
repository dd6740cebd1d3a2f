/**
 * What the page does beyond reading: it asks once a second whether anything changed, and if so replaces the parts that may have,
 * with open branches, keyboard focus and marked text left as they are. It stops while the tab is hidden or the reader pauses it.
 */
export const SCRIPT = `"use strict";
(() => {
  const EVERY_MS = 1000;
  const state = document.getElementById("live-state");
  const button = document.getElementById("live-pause");
  let version = document.documentElement.dataset.version;
  let isPaused = false;
  let timer;

  const say = (text) => {
    if (state.textContent !== text) state.textContent = text;
    state.dataset.state = text;
  };

  function isMarked(region) {
    const selection = document.getSelection();
    return selection !== null && !selection.isCollapsed && selection.containsNode(region, true);
  }

  function findAgain(region, element) {
    const selector = element.matches("a") ? 'a[href="' + CSS.escape(element.getAttribute("href")) + '"]'
      : element.matches("summary") ? 'details[data-key="' + CSS.escape(element.parentElement.dataset.key) + '"] > summary'
      : undefined;
    return selector === undefined ? null : region.querySelector(selector);
  }

  const openParts = (region) => [...region.querySelectorAll("details[data-key]")];

  function replace(region, fresh) {
    if (region.innerHTML === fresh.innerHTML) return;
    const wasOpen = new Map(openParts(region).map((each) => [each.dataset.key, each.open]));
    const focused = region.contains(document.activeElement) ? document.activeElement : null;
    region.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    for (const each of openParts(region)) each.open = wasOpen.get(each.dataset.key) ?? each.open;
    if (focused) findAgain(region, focused)?.focus({ preventScroll: true });
  }

  async function refresh() {
    const answer = await fetch(location.href, { cache: "no-store", headers: { accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const regions = [...document.querySelectorAll("[data-live]")];
    if (regions.some(isMarked)) return;
    for (const region of regions) {
      const found = fresh.getElementById(region.id);
      if (found) replace(region, found);
    }
    version = fresh.documentElement.dataset.version;
  }

  async function look() {
    const began = performance.now();
    try {
      const answer = await fetch("/__page/version", { cache: "no-store" });
      if (!answer.ok) return location.reload();
      if ((await answer.text()) !== version) await refresh();
      if (!isPaused) say("Live");
    } catch {
      say("Not reachable");
    }
    // A page that takes long to make is asked for less often.
    plan(Math.max(EVERY_MS, 4 * (performance.now() - began)));
  }

  function plan(afterMs) {
    clearTimeout(timer);
    if (!isPaused && !document.hidden) timer = setTimeout(look, afterMs);
  }

  button.addEventListener("click", () => {
    isPaused = !isPaused;
    button.setAttribute("aria-pressed", String(isPaused));
    say(isPaused ? "Paused" : "Live");
    plan(0);
  });
  document.addEventListener("visibilitychange", () => plan(0));
  button.closest("[hidden]").hidden = false;
  say("Live");
  plan(EVERY_MS);
})();
`;
