import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { commentFor, step } from "../cli/comment/preview.js";
import { edit, makeDealerGroup, TEN_OBJECTS } from "../helpers/dealer-group.js";
import { inBrowser, screenshots, useBrowser } from "./browser.js";
import { commentPage } from "./comment-page.js";

const browser = useBrowser("The comment");
const look = (body: string) =>
  browser.openFile("comment.html", commentPage(body), { viewport: { width: 920, height: 900 }, deviceScaleFactor: screenshots ? 2 : 1 });

inBrowser(
  "shows a plan that deletes one form and edits nine objects: counts, what goes, and each organization to open",
  async () => {
    const project = await makeDealerGroup();
    try {
      edit(project, TEN_OBJECTS);
      const preview = await project.run("preview", "--json", "--show-sames");
      writeFileSync(join(project.folder, "preview.json"), preview.stdout);
      const { code, stdout: body, stderr } = await project.run("comment", "--preview", "preview.json");
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      const { page, problems } = await look(body);
      const main = page.getByRole("main");
      expect(await main.locator("> p").first().innerText()).toBe("1 to delete, 9 to update, 63 unchanged.");
      expect(await main.locator("> .caution > ul > li").innerText()).toMatch(
        /^delete Form lyon-test-drive \(Test drive Meridian Lyon\) in Meridian Auto Group \/ Meridian Lyon, id [0-9a-f]{24}\nwith the 10 fields in it$/,
      );
      const groups = main.locator("> details");
      expect(await groups.locator("> summary").allInnerTexts()).toEqual([
        "Meridian Auto Group: 1 to update",
        "Meridian Auto Group / Meridian Groningen: 3 to update",
        "Meridian Auto Group / Meridian Köln: 3 to update",
        "Meridian Auto Group / Meridian Lyon: 1 to delete, 2 to update",
      ]);
      const groningen = groups.nth(1);
      const label = groningen.getByText('+ fields["mileage"].label: "Mileage of the car (km)"');
      expect(await label.isVisible()).toBe(false);
      await groningen.locator("summary").click();
      expect(await label.isVisible()).toBe(true);
      expect(await groningen.locator(".removed").allInnerTexts()).toContain('- fields["mileage"].label: "Current mileage (km)"');
      expect(await main.innerText()).not.toContain("another-smooch-secret");
      expect(body).not.toContain("another-smooch-secret");
      await groups.nth(3).locator("summary").click();
      if (screenshots) await page.screenshot({ path: join(screenshots, "comment.png"), fullPage: true });
      expect(problems).toEqual([]);
    } finally {
      await project.close();
    }
  },
  180_000,
);

inBrowser("runs and loads nothing that a plan carries, and makes no link of it", async () => {
  const attack = `</code></summary></details><script>window.hit=1</script><img src=x onerror="window.hit=1">\`\`\`\n\n<svg onload=alert(1)>[x](javascript:alert(1)) https://evil.example @octocat\u202E`;
  const body = commentFor(
    [
      step("delete", "Form", attack, { name: attack, [attack]: attack }),
      step("update", "Organization", "o", { name: attack, text: attack }, { name: `${attack}!`, text: `x\n${attack}` }),
    ],
    {
      diagnostics: [
        { severity: "error", message: attack },
        { severity: "warning", message: attack },
      ],
    },
  );
  const { page, problems } = await look(body);
  expect(await page.evaluate("typeof window.hit")).toBe("undefined");
  expect(await page.locator("main :is(a, img, svg, script, [onerror])").count()).toBe(0);
  // All that names somebody or something stands in code, where nobody is notified.
  const prose = await page.evaluate<string>(`(() => {
    const copy = document.querySelector("main").cloneNode(true);
    for (const code of copy.querySelectorAll("code")) code.remove();
    return copy.textContent;
  })()`);
  expect(prose).not.toMatch(/@|evil|script|\u202e/);
  expect(problems).toEqual([]);
});

inBrowser("fits a narrow screen: what is long scrolls by itself", async () => {
  const long = "a-name-that-is-long ".repeat(20);
  const body = commentFor([
    step("update", "Organization", "o", { name: long, url: "x".repeat(300) }, { name: long, url: "y".repeat(300) }),
  ]);
  const { page } = await look(body);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.locator("summary").first().click();
  expect(await page.evaluate("document.documentElement.scrollWidth <= 360")).toBe(true);
});
