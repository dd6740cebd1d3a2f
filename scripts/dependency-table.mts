// Fills version, sizes, day of release and licence into the tables of docs/dependencies.md. `node scripts/dependency-table.mts`
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const root = join(import.meta.dirname, "..");
const page = join(root, "docs/dependencies.md");
const FACTS = 5;
const KB = 1000;

const lines = readFileSync(page, "utf8").split("\n");
writeFileSync(page, lines.map(fillRow).join("\n"));

/** A row that begins with one package in backticks ends with what is known of it. */
function fillRow(line: string): string {
  const name = /^\| `([^` ]+)` \|/.exec(line)?.[1];
  const cells = line.split(" | ");
  if (name === undefined || cells.length <= FACTS) return line;
  const folder = join(root, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const alone = sizeOf(folder);
  const withAll = [...needed(folder, new Set())].reduce((sum, each) => sum + sizeOf(each), 0);
  const facts = [version, kilobytes(alone), kilobytes(withAll), releasedOn(name, version) ?? cells.at(-2), `${license} |`];
  return [...cells.slice(0, -FACTS), ...facts].join(" | ");
}

/** The folders of a package and of everything that it brings along. */
function needed(folder: string, found: Set<string>): Set<string> {
  if (found.has(folder)) return found;
  found.add(folder);
  const { dependencies = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  for (const name of Object.keys(dependencies)) {
    const resolved = resolveFrom(folder, name);
    if (resolved !== undefined) needed(resolved, found);
  }
  return found;
}

function resolveFrom(folder: string, name: string): string | undefined {
  const candidate = join(folder, "node_modules", name);
  if (existsSync(join(candidate, "package.json"))) return candidate;
  return folder === root ? undefined : resolveFrom(dirname(folder), name);
}

/** Without packages inside it, which are counted by themselves. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, each) => {
    const path = join(folder, each.name);
    if (each.isDirectory()) return each.name === "node_modules" ? sum : sum + sizeOf(path);
    return each.isFile() ? sum + statSync(path).size : sum;
  }, 0);
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / KB).toLocaleString("en")} kB`;
}

/** The day of this version's release; undefined where the registry does not answer, and what the page has stays. */
function releasedOn(name: string, version: string): string | undefined {
  try {
    const times = JSON.parse(
      execFileSync("npm", ["view", name, "time", "--json"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }),
    );
    return String(times[version]).slice(0, "2026-01-01".length);
  } catch {
    return undefined;
  }
}
