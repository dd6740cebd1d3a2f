import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { type FlatObject, type Mark, plantTree, type TenantTree } from "../../cli/tree/model.js";
import { renderHtml } from "../../cli/tree/render-html.js";
import { renderSvg } from "../../cli/tree/render-svg.js";
import { USUAL_FOLDING } from "../../cli/tree/rows.js";
import { edit, makeDealerGroup } from "../helpers/dealer-group.js";
import { forScreenshots, inBrowser, measureContrast, screenshots, useBrowser } from "./browser.js";

const SCREENSHOT_MS = 180_000;
const { openFile: open } = useBrowser("The tree");

const DEALERS = ["Groningen", "Köln", "Lyon"] as const;
const object = (kind: string, id: string, name: string, place?: string, mark?: Mark): FlatObject => ({
  kind,
  id,
  name,
  logicalName: id,
  mark,
  places: place === undefined ? [] : [place],
  parts: kind === "Form" ? ["Brand", "Model", "Date"].map((field) => ({ kind: "FormField", name: field })) : [],
});

/** A group of dealers as the example has it, smaller, with changes of every kind. */
function dealerGroup(isChanged: boolean): TenantTree {
  const marked = (mark: Mark): Mark | undefined => (isChanged ? mark : undefined);
  const dealers = DEALERS.flatMap((city) => [
    object("Organization", city, `Meridian ${city}`, "holding"),
    object("BotInstance", `${city}-greeter`, `greeter of Meridian ${city}`, city, city === "Lyon" ? marked("replace") : undefined),
    object("Service", `${city}-crm`, `CRM of Meridian ${city}`, city),
    ...["New cars", "Used cars", "Workshop"].map((name) => object("Category", `${city}-${name}`, name, city)),
    object("Form", `${city}-customer`, `Customer Meridian ${city}`, city, city === "Köln" ? marked("delete") : undefined),
    object("Form", `${city}-test-drive`, `Test drive Meridian ${city}`, city, marked("update")),
  ]);
  const added = isChanged ? [object("Form", "survey", "Survey", "Lyon", "create")] : [];
  const title = `dealer-group/dev as declared${isChanged ? ", with changes" : ""}`;
  return plantTree(title, "declared", [object("Organization", "holding", "Meridian Auto Group"), ...dealers, ...added]);
}

inBrowser("opens and closes branches without a script, and asks for nothing from outside", async () => {
  const { page, problems, asked } = await open("plain.html", renderHtml(dealerGroup(false)), { javaScriptEnabled: false });
  const form = page.getByText("Test drive Meridian Lyon");
  expect(await form.isVisible()).toBe(true);
  await page.locator("summary", { hasText: "Meridian Lyon" }).nth(1).click();
  expect(await page.getByText("Brand").last().isVisible()).toBe(false);
  expect(await page.getByRole("searchbox").count()).toBe(0);
  expect(asked).toHaveLength(1);
  expect(problems).toEqual([]);
});

inBrowser("finds by a part of a name, opens what leads there, and puts everything back", async () => {
  const { page, problems } = await open("filter.html", renderHtml(dealerGroup(false)));
  const isOpen = () => page.evaluate("[...document.querySelectorAll('details')].map((each) => each.open)");
  const before = await isOpen();
  await page.getByRole("searchbox", { name: "Name or kind contains" }).fill("BRAND");
  await page.getByText("6 found").waitFor();
  expect(await page.getByText("Brand").first().isVisible()).toBe(true);
  expect(await page.getByText("New cars").first().isVisible()).toBe(false);
  await page.getByRole("searchbox").fill("");
  await page.getByText("New cars").first().waitFor();
  expect(await isOpen()).toEqual(before);
  expect(problems).toEqual([]);
});

inBrowser("opens and filters a page of ten thousand objects without making its reader wait", async () => {
  const objects = Array.from({ length: 100 }, (_, org) => [
    object("Organization", `org-${org}`, `Organization ${org}`),
    ...Array.from({ length: 99 }, (_service, index) => object("Service", `${org}-${index}`, `Service ${org} ${index}`, `org-${org}`)),
  ]).flat();
  const tree = plantTree("large", "state", objects);
  const { page, problems } = await open("large.html", renderHtml(tree));
  const loaded = Number(await page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"));
  expect(loaded).toBeLessThan(4000);
  const began = Date.now();
  await page.getByRole("searchbox").fill("Service 42 7");
  await page.getByText("11 found").waitFor();
  expect(Date.now() - began).toBeLessThan(5000);
  expect(problems).toEqual([]);
});

inBrowser("runs nothing that a name carries, in the page and in the picture", async () => {
  const attack = `</title></style></script><script>window.hit=1</script><img src=x onerror="window.hit=1">"'\`--><svg/onload=alert(1)>`;
  const tree = plantTree(attack, "state", [object("Organization", attack, attack), object("Form", `${attack}2`, attack, attack, "delete")]);
  for (const [name, text] of [
    ["hostile.html", renderHtml(tree)],
    ["hostile.svg", renderSvg(tree, USUAL_FOLDING)],
  ] as const) {
    const { page, problems } = await open(name, text);
    expect(await page.evaluate("[typeof window.hit, document.querySelectorAll('img, script[src], [onerror], [onload]').length]")).toEqual([
      "undefined",
      0,
    ]);
    expect(await page.evaluate("document.documentElement.textContent.includes('<script>window.hit=1</script>')")).toBe(true);
    expect(problems).toEqual([]);
  }
});

inBrowser("follows the reader's dark scheme, with text that stands out in both", async () => {
  const grounds: number[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const { page } = await open("scheme.html", renderHtml(dealerGroup(true)), { colorScheme });
    const { ground, worst } = await measureContrast(page);
    grounds.push(ground);
    // WCAG AA for text of ordinary size.
    expect(worst).toBeGreaterThan(4.5);
    const picture = await open("scheme.svg", renderSvg(dealerGroup(true), USUAL_FOLDING), { colorScheme });
    const fill = await picture.page.evaluate("getComputedStyle(document.querySelector('.ground')).fill");
    expect(fill).toBe(colorScheme === "light" ? "rgb(255, 255, 255)" : "rgb(13, 17, 23)");
  }
  expect(grounds[0]).toBeGreaterThan(0.8);
  expect(grounds[1]).toBeLessThan(0.05);
});

inBrowser("draws a picture with a name for screen readers, in which no text leaves the frame or meets another", async () => {
  const wide = plantTree("wide", "state", [object("Organization", "w", "W".repeat(200)), object("Form", "東", "東京".repeat(50), "w")]);
  for (const tree of [dealerGroup(true), wide]) {
    const { page, problems } = await open("picture.svg", renderSvg(tree, USUAL_FOLDING), { viewport: { width: 1600, height: 900 } });
    expect(await page.getByRole("img", { name: tree.title }).count()).toBe(1);
    const boxes = await page.evaluate<{ right: number; top: number; bottom: number }[]>(
      "[...document.querySelectorAll('text')].map((each) => each.getBBox()).map((box) => ({ right: box.x + box.width, top: box.y, bottom: box.y + box.height }))",
    );
    const frame = Number(await page.evaluate("document.documentElement.viewBox.baseVal.width"));
    for (const [index, { right, top }] of boxes.entries()) {
      expect(right).toBeLessThan(frame);
      if (index > 0) expect(top).toBeGreaterThan((boxes[index - 1]?.bottom ?? 0) - 4);
    }
    expect(problems).toEqual([]);
  }
});

inBrowser("fits a screen of 360 pixels without sideways scrolling", async () => {
  const { page } = await open("narrow.html", renderHtml(dealerGroup(true)), { viewport: { width: 360, height: 740 } });
  expect(await page.evaluate("document.documentElement.scrollWidth <= 360")).toBe(true);
});

/** The example as it is rolled out, after a label and the name of a category were changed: what an update would do. */
async function drawExample(): Promise<string> {
  const project = await makeDealerGroup();
  onTestFinished(() => project.close());
  edit(project, [
    ["forms.ts", 'label: "Brand"', 'label: "Make"'],
    ["index.ts", '{ name: "Parts", forms', '{ name: "Tyres", forms'],
  ]);
  expect(await project.run("tree", "--diff", "--out", "tree.html")).toMatchObject({ code: 0 });
  return readFileSync(join(project.folder, "tree.html"), "utf8");
}

forScreenshots(
  "makes the screenshot of the documentation",
  async () => {
    const target = screenshots ?? "";
    mkdirSync(target, { recursive: true });
    const { page } = await open("documentation.html", await drawExample(), { viewport: { width: 1100, height: 900 } });
    await page.screenshot({ path: join(target, "tree.png") });
  },
  SCREENSHOT_MS,
);
