import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { expect } from "vitest";
import { startTestEmulator, type TestEmulator } from "../emulator/test-emulator.js";
import { forScreenshots, inBrowser, measureContrast, screenshots, useBrowser } from "./browser.js";
import { createSampleTenant } from "./sample-tenant.js";

const browser = useBrowser("The page");
const open = (emulator: TestEmulator, path: string, options: BrowserContextOptions = {}) =>
  browser.open(emulator.url.replace(/\/v2$/, path), options);

inBrowser("shows the tenant as a tree that opens and closes, and leads to an object", async () => {
  const emulator = await startTestEmulator();
  const { dealer } = await createSampleTenant(emulator);
  const { page, problems } = await open(emulator, "/");
  const node = page.locator(`details[data-key="${dealer}"]`);
  expect(await node.locator("summary").innerText()).toMatch(
    /^Meridian Groningen\s+3 categories, 2 users, 2 bot instances, 2 services, 2 forms$/,
  );
  const inside = node.getByRole("link", { name: "Test drive Groningen" });
  expect(await inside.isVisible()).toBe(true);
  await node.locator("summary").click();
  expect(await inside.isVisible()).toBe(false);
  await node.locator("summary").click();
  await inside.click();
  await page.getByRole("heading", { level: 1, name: "Test drive Groningen" }).waitFor();
  expect(problems).toEqual([]);
});

inBrowser("shows an object with its history, the newest change first, and the request of a change", async () => {
  const emulator = await startTestEmulator();
  const { form } = await createSampleTenant(emulator);
  const { page, problems } = await open(emulator, `/objects/form/${form}`);
  const changes = page
    .getByRole("region", { name: "History" })
    .getByRole("listitem")
    .filter({ has: page.locator(".headline") });
  expect(await changes.count()).toBe(3);
  expect(await changes.nth(0).innerText()).toContain("fields[1].label");
  expect(await changes.nth(1).locator(".old").first().innerText()).toContain("Test drive Meridian Groningen");
  expect(await changes.nth(1).locator(".new").first().innerText()).toContain("Test drive Groningen");
  await changes.nth(1).getByRole("link", { name: "PATCH" }).click();
  await page.getByRole("heading", { level: 1, name: `PATCH /v2/forms/${form}` }).waitFor();
  expect(await page.getByLabel("Body").innerText()).toContain('"pointsByAgent": 60');
  expect(problems).toEqual([]);
});

inBrowser("shows requests and counts as they come, without a reload, with open branches and focus as they were", async () => {
  const emulator = await startTestEmulator();
  const { dealer, form } = await createSampleTenant(emulator);
  const { page, problems } = await open(emulator, "/");
  await page.evaluate("window.wasNotReloaded = true");
  const node = page.locator(`details[data-key="${dealer}"]`);
  await node.locator("summary").click();
  await node.locator("summary").focus();
  await emulator.create("/forms", { name: "Brand new", organization: dealer });
  await node.getByText("3 forms").waitFor();
  const last = page.getByRole("region", { name: "Last requests" });
  expect(await last.locator("tbody tr").first().innerText()).toMatch(/POST\s+\/v2\/forms\s+✓ 201 Created/);
  expect(await node.getAttribute("open")).toBe(null);
  expect(await page.evaluate("document.activeElement.closest('details').dataset.key")).toBe(dealer);
  expect(await page.evaluate("window.wasNotReloaded")).toBe(true);

  await page.goto(emulator.url.replace(/\/v2$/, `/objects/form/${form}`));
  await emulator.call("PATCH", `/forms/${form}`, { name: "Renamed meanwhile" });
  await page.getByRole("heading", { level: 1, name: "Renamed meanwhile" }).waitFor();
  await emulator.call("DELETE", `/forms/${form}`);
  await page.getByText("This form was deleted.").waitFor();
  // The browser itself notes that the deleted object answered 410.
  expect(problems.filter((problem) => !problem.includes("410"))).toEqual([]);
});

inBrowser("asks for nothing while it is paused, and goes on after", async () => {
  const emulator = await startTestEmulator();
  const { page } = await open(emulator, "/");
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("status").getByText("Paused").waitFor();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await emulator.createOrganization({ name: "Later" });
  // Longer than the second between two looks: that nothing comes can only be seen by waiting.
  await page.waitForTimeout(1500);
  expect(asked).toEqual([]);
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByText("Later").first().waitFor();
});

inBrowser("can be read with JavaScript switched off: tree, object, filter, requests", async () => {
  const emulator = await startTestEmulator();
  await createSampleTenant(emulator);
  const { page, problems } = await open(emulator, "/", { javaScriptEnabled: false });
  expect(await page.getByRole("button", { name: "Pause" }).isVisible()).toBe(false);
  await page.getByRole("link", { name: "6 forms" }).click();
  await page.getByLabel("Name, e-mail or id contains").fill("customer");
  await page.getByRole("button", { name: "Filter" }).click();
  await page.getByText("3 found").waitFor();
  await page.getByRole("link", { name: "Customer Meridian Lyon" }).click();
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Customer Meridian Lyon");
  await page.getByRole("link", { name: "Requests" }).click();
  expect(await page.locator("tbody tr").count()).toBeGreaterThan(20);
  expect(problems).toEqual([]);
});

inBrowser("runs nothing that a name, an address or a request carries, and lets no name look like another", async () => {
  const emulator = await startTestEmulator();
  const attack = `</title><script>window.hit=1</script><img src=x onerror="window.hit=1">"'\`--><svg/onload=alert(1)>`;
  const names = [attack, "\u202Egnp.exe", "x".repeat(10_000), "  ", '" autofocus onfocus="window.hit=1'];
  const forms = await Promise.all(
    names.map((name) => emulator.create("/forms", { name, fields: [{ name: attack, label: attack }], tags: [attack] })),
  );
  const meta = { [attack]: attack, link: "javascript:window.hit=1", data: "data:text/html,<script>1</script>" };
  const { id } = await emulator.createOrganization({ name: attack, meta, categories: [{ name: attack }] });
  await emulator.call("PATCH", `/organizations/${id}`, { name: `${attack} again` });
  await emulator.call("POST", `/forms?${encodeURIComponent(attack)}=${encodeURIComponent(attack)}`, { [attack]: attack });
  const paths = [
    "/",
    "/requests",
    `/objects/organization/${id}`,
    `/collections/form?q=${encodeURIComponent(attack)}`,
    `/objects/form/${encodeURIComponent(attack)}`,
    `/collections/organization?names=${encodeURIComponent(attack)}&organization=${encodeURIComponent(attack)}`,
    ...forms.map((form) => `/objects/form/${form.id}`),
    ...emulator.requests.map((request) => `/requests/${request.id}`),
  ];
  const { page, problems } = await open(emulator, "/");
  for (const path of paths) {
    await page.goto(emulator.url.replace(/\/v2$/, path));
    expect([path, await page.evaluate("[typeof window.hit, document.querySelectorAll('img, svg, script:not([src])').length]")]).toEqual([
      path,
      ["undefined", 0],
    ]);
    expect(await page.locator("a[href^='javascript:'], a[href^='data:'], [onerror], [onfocus], [onload]").count()).toBe(0);
    expect(await page.evaluate("document.body.innerText.includes('\\u202E')")).toBe(false);
    expect(await page.evaluate("document.documentElement.scrollWidth > innerWidth")).toBe(false);
  }
  expect(problems.filter((problem) => !problem.includes("404"))).toEqual([]);
  await page.goto(emulator.url.replace(/\/v2$/, "/collections/form"));
  expect(await page.getByRole("link", { name: "[U+202E]gnp.exe" }).count()).toBe(1);
  expect(await page.getByRole("link", { name: "(no name)" }).count()).toBe(1);
});

inBrowser("follows the reader's dark scheme, with text that stands out in both", async () => {
  const emulator = await startTestEmulator();
  await createSampleTenant(emulator);
  const grounds: number[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await open(emulator, "/", { colorScheme });
    const { ground, worst } = await measureContrast(page);
    grounds.push(ground);
    // WCAG AA for text of ordinary size.
    expect(worst).toBeGreaterThan(4.5);
  }
  expect(grounds[0]).toBeGreaterThan(0.8);
  expect(grounds[1]).toBeLessThan(0.05);
});

inBrowser("fits a screen of 360 pixels without sideways scrolling", async () => {
  const emulator = await startTestEmulator();
  const { form, service, dealer } = await createSampleTenant(emulator);
  const { page } = await open(emulator, "/", { viewport: { width: 360, height: 740 } });
  const request = emulator.requests.find(({ method }) => method === "PATCH")?.id;
  const objects = [`/objects/form/${form}`, `/objects/service/${service}`, `/objects/organization/${dealer}`];
  for (const path of ["/", ...objects, "/collections/user", "/requests", `/requests/${request}`]) {
    await page.goto(emulator.url.replace(/\/v2$/, path));
    expect([path, await page.evaluate("document.documentElement.scrollWidth <= 360")]).toEqual([path, true]);
  }
});

inBrowser("can be used by the keyboard alone, and shows where the focus is", async () => {
  const emulator = await startTestEmulator();
  const { holding } = await createSampleTenant(emulator);
  const { page } = await open(emulator, "/");
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
  await page.keyboard.press("Enter");
  const node = page.locator(`details[data-key="${holding}"]`);
  const isFocused = async (state: string) => (await page.locator(`details[data-key="${holding}"] > summary:focus${state}`).count()) === 1;
  for (let count = 0; count < 40; count++) {
    await page.keyboard.press("Tab");
    if (await isFocused("")) break;
  }
  expect(await isFocused("-visible")).toBe(true);
  expect(await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).toBe("solid");
  await page.keyboard.press("Enter");
  expect(await node.getAttribute("open")).toBe(null);
});

inBrowser("has landmarks, headings, labels and roles that a screen reader needs", async () => {
  const emulator = await startTestEmulator();
  await createSampleTenant(emulator);
  const { page } = await open(emulator, "/");
  for (const role of ["banner", "main", "contentinfo", "status"] as const)
    expect([role, await page.getByRole(role).count()]).toEqual([role, 1]);
  expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
  expect(await page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Tenant" }).getAttribute("aria-current")).toBe(
    "page",
  );
  const table = page.getByRole("table", { name: "Last requests, the newest first" });
  expect(await table.getByRole("columnheader").allInnerTexts()).toEqual(["Method", "Path", "Status", "Duration", "Time"]);
  expect(await table.getByText("400 Bad Request").count()).toBe(1);
  await page.goto(emulator.url.replace(/\/v2$/, "/requests"));
  expect(await page.getByRole("search").getByRole("searchbox", { name: "Method, path or status contains" }).count()).toBe(1);
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
});

forScreenshots("makes the screenshot of the documentation", async () => {
  const folder = screenshots ?? "";
  mkdirSync(folder, { recursive: true });
  const emulator = await startTestEmulator();
  await createSampleTenant(emulator);
  const { page } = await open(emulator, "/", { viewport: { width: 1280, height: 780 } });
  await page.screenshot({ path: join(folder, "emulator-page.png") });
});
