import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, onTestFinished, test } from "vitest";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

const executablePath = findChromium();

/** A test that is left out where this machine has no browser. */
export const inBrowser = test.skipIf(executablePath === undefined);

/** A folder to put screenshots into: SCREENSHOTS=docs makes those of the documentation again. */
export const screenshots = process.env.SCREENSHOTS;

/** A test that makes a picture of the documentation, run where pictures are asked for. */
export const forScreenshots = test.runIf(executablePath !== undefined && screenshots !== undefined);

interface OpenPage {
  page: Page;
  /** What must not come up: errors and warnings of the console (a broken policy is one), faults of scripts, dialogs. */
  problems: string[];
}

/** What opens pages, each in a context of its own that is gone when the test ends. */
interface BrowserOfFile {
  open(url: string, options?: BrowserContextOptions): Promise<OpenPage>;
  /** The same of a text as a file, with all that the page asks for, until the test ends, but its own data. */
  openFile(name: string, text: string, options?: BrowserContextOptions): Promise<OpenPage & { asked: string[] }>;
}

/**
 * A browser and a folder for the tests of a file, gone after them.
 *
 * @param what stands in the sentence that says why nothing is tested where there is no browser
 */
export function useBrowser(what: string): BrowserOfFile {
  let browser: Browser | undefined;
  let folder: string;
  if (executablePath === undefined) {
    console.log(
      `${what} is not tested in a browser: there is no Chromium. \`apt-get install -y --no-install-recommends chromium\` installs it.`,
    );
  }
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "browser-"));
    // The sandbox of Chromium does not start for root, which containers run as.
    const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    if (executablePath !== undefined) browser = await chromium.launch({ executablePath, args });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open: BrowserOfFile["open"] = (url, options) => {
    if (!browser) throw new Error("the browser did not start");
    return openPage(browser, url, options);
  };
  return {
    open,
    openFile: async (name, text, options) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      const opened = await open("about:blank", options);
      const asked: string[] = [];
      opened.page.on("request", (request) => {
        if (!request.url().startsWith("data:")) asked.push(request.url());
      });
      await opened.page.goto(pathToFileURL(file).href);
      return { ...opened, asked };
    },
  };
}

async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
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

/** The browser of this machine, by the PATH; nothing where there is none. */
function findChromium(): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
