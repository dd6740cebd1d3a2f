import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { onTestFinished } from "vitest";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The browser of this machine, by the PATH; nothing where there is none. */
export function findChromium(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

export function launch(executablePath: string): Promise<Browser> {
  // The sandbox of Chromium does not start for root, which containers run as.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
}

export interface OpenPage {
  page: Page;
  /** What must not come up: errors and warnings of the console (a broken policy is one), faults of scripts, dialogs. */
  problems: string[];
}

/** A page in a context of its own, gone when the test ends. */
export async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.goto(url);
  return { page, problems };
}

/** The lightness of the page's ground from 0 to 1, and the lowest contrast of a text with what it stands on, as WCAG reckons them. */
export function measureContrast(page: Page): Promise<{ ground: number; worst: number }> {
  return page.evaluate<{ ground: number; worst: number }>(`(() => {
    const lightness = (color) => {
      const [red, green, blue] = color.match(/[\\d.]+/g).map((part) => Number(part) / 255).map((part) =>
        part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const groundOf = (element) => {
      const color = getComputedStyle(element).backgroundColor;
      return color === "rgba(0, 0, 0, 0)" && element.parentElement ? groundOf(element.parentElement) : lightness(color);
    };
    const contrasts = [...document.body.querySelectorAll("*")]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ""))
      .map((element) => {
        const [text, ground] = [lightness(getComputedStyle(element).color), groundOf(element)];
        return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
      });
    return { ground: groundOf(document.body), worst: Math.min(...contrasts) };
  })()`);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
