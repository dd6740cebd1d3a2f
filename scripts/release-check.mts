// npm run release:check [-- --tag v1.2.3 --out FOLDER]: whether this tree can be released; needs no network. With --out it writes what a
// release takes along: the notes and the bill of materials (SBOM).
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { checkBom, makeBom } from "./release/bom.mts";

const root = join(import.meta.dirname, "..");
const {
  tag,
  out,
  "allow-dirty": allowDirty,
} = parseArgs({
  options: { tag: { type: "string" }, out: { type: "string" }, "allow-dirty": { type: "boolean" } },
}).values;

const problems: string[] = [];
const manifest = JSON.parse(readText("package.json"));
const version: string = manifest.version;

const notes = checkVersion();
checkTree();
checkPack();
const bom = makeBom(root);
problems.push(...checkBom(bom, root));
for (const problem of problems) console.error(`error: ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
if (problems.length === 0) {
  console.log(`${manifest.name} ${version} can be released.`);
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "notes.md"), notes);
    writeFileSync(join(out, "sbom.cdx.json"), `${JSON.stringify(bom, null, 2)}\n`);
  }
}

/** The version is the tag's, the changelog's first and a recording's. Answers the changelog's section. */
function checkVersion(): string {
  if (tag !== undefined && tag !== `v${version}`) problems.push(`The tag is ${tag}, and package.json has the version ${version}.`);
  const [, first = "", text = ""] = /^## (\S+).*\n([\s\S]*?)(?=^## |$(?![\s\S]))/m.exec(readText("CHANGELOG.md")) ?? [];
  if (first !== version) problems.push(`CHANGELOG.md begins with "${first}", and package.json has the version ${version}.`);
  else if (text.trim() === "") problems.push(`CHANGELOG.md says nothing about ${version}.`);
  const lock = JSON.parse(readText("package-lock.json"));
  if (lock.version !== version)
    problems.push(`package-lock.json has the version ${lock.version}, and package.json ${version}. Run npm install.`);
  if (!existsSync(join(root, `test/upgrade/${version}/recording.json`))) {
    problems.push(`test/upgrade has no recording of ${version}. Run \`npm run release:record\` and commit it.`);
  }
  const repository = process.env.GITHUB_REPOSITORY;
  if (repository !== undefined && !JSON.stringify(manifest.repository ?? "").includes(`github.com/${repository}`)) {
    problems.push(`package.json names another repository than ${repository}, or none. npm refuses a provenance without it.`);
  }
  return `${text.trim()}\n`;
}

function checkTree(): void {
  const changed = run("git", "status", "--porcelain").trimEnd();
  if (changed !== "" && !allowDirty) problems.push(`The tree has changes that are not committed:\n${changed}`);
}

/** test/package looks at what is packed; here it only has to be complete. */
function checkPack(): void {
  const [packed] = JSON.parse(run("npm", "pack", "--dry-run", "--json", "--ignore-scripts"));
  const paths: string[] = packed.files.map(({ path }: { path: string }) => path);
  const needed = [manifest.main, manifest.types, manifest.bin.web1on1, "LICENSE", "NOTICE", "README.md", "CHANGELOG.md"];
  const missing = needed.filter((path) => !paths.includes(path));
  if (missing.length > 0) problems.push(`npm pack leaves out ${missing.join(", ")}. Run \`npm run build\` before.`);
}

function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 64 * 1024 * 1024 });
}

function readText(path: string): string {
  return readFileSync(join(root, path), "utf8");
}
