// Writes THIRD-PARTY-NOTICES.md, the licences of all packages that are installed with this one; with --check it only compares. `npm run notices`.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LICENCES_READ_BY_HAND, readInstalledWithPackage } from "./release/installed.mts";

const root = join(import.meta.dirname, "..");
const file = join(root, "THIRD-PARTY-NOTICES.md");

/** Licences that ask for no more than to be named. Another one fails here, and somebody has to read it. */
const ALLOWED = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC-BY-3.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "PSF-2.0",
  "Python-2.0",
];

interface Notice {
  name: string;
  version: string;
  license: string;
  copyright: string;
}

const notices = readInstalledWithPackage(root)
  .map(({ path }) => readNotice(path))
  // One that is installed in several places counts once.
  .filter((notice, index, all) => all.findIndex((each) => key(each) === key(notice)) === index)
  .sort((one, other) => (key(one) < key(other) ? -1 : 1));

const refused = notices.filter(({ license }) => !isAllowed(license));
for (const { name, version, license } of refused) {
  console.error(
    `${name} ${version} has the licence "${license}", which scripts/notices.mts does not allow. Read it, or take another package.`,
  );
}
const text = format(notices);
const isStale = !existsSync(file) || readFileSync(file, "utf8") !== text;
if (process.argv.includes("--check")) {
  if (isStale) console.error("THIRD-PARTY-NOTICES.md does not match package-lock.json. Run `npm run notices` and commit the result.");
  process.exitCode = isStale || refused.length > 0 ? 1 : 0;
} else {
  writeFileSync(file, text);
  process.exitCode = refused.length > 0 ? 1 : 0;
}

function readNotice(path: string): Notice {
  const folder = join(root, path);
  const { name, version, license = "none" } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return { name, version, license: LICENCES_READ_BY_HAND[name] ?? String(license), copyright: copyrightOf(folder) };
}

/** The line of the licence that names its holder; not every package has one. */
function copyrightOf(folder: string): string {
  const names = readdirSync(folder, { withFileTypes: true }).filter(
    (each) => each.isFile() && /^(licen[cs]e|copying|notice)/i.test(each.name),
  );
  for (const { name } of names.sort()) {
    const line = /^\W*(copyright (?:\(c\)|©|\d{4}).*)$/im.exec(readFileSync(join(folder, name), "utf8"))?.[1];
    if (line !== undefined) return line.trim().replaceAll("|", "\\|").replaceAll("<", "&lt;");
  }
  return "";
}

/** `(A OR B)` needs one of the two, `(A AND B)` both. */
function isAllowed(license: string): boolean {
  const parts = license.replace(/[()]/g, "").split(/ (AND|OR) /);
  const [names, words] = [parts.filter((_, index) => index % 2 === 0), parts.filter((_, index) => index % 2 === 1)];
  const isKnown = (name: string) => ALLOWED.includes(name);
  return words.includes("OR") ? names.some(isKnown) : names.every(isKnown);
}

function format(all: readonly Notice[]): string {
  const rows = all.map(({ name, version, license, copyright }) => `| ${name} | ${version} | ${license} | ${copyright} |`);
  return [
    "# Notices of third parties",
    "",
    "Made by `npm run notices`. None of these packages is part of this one: npm installs them beside it, each with its whole licence.",
    "",
    "| package | version | licence | copyright |",
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

function key({ name, version }: Notice): string {
  return `${name} ${version}`;
}
