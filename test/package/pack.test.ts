import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { publint } from "publint";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runProcess } from "../helpers/command.js";

const root = join(import.meta.dirname, "../..");
const attw = join(dirname(require.resolve("@arethetypeswrong/cli/package.json")), "dist/index.js");

let folder: string;
let tarball: string;
/** The package as it is published. */
let packed: string;
let files: string[];

// Below the repository, so that its declarations find the SDK as those of an installed package do.
beforeAll(() => {
  folder = mkdtempSync(join(root, "node_modules/.cache/packed-"));
  const options = { cwd: root, encoding: "utf8" as const };
  const [made] = JSON.parse(execFileSync("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], options));
  tarball = join(folder, made.filename);
  execFileSync("tar", ["-xzf", tarball, "-C", folder]);
  packed = join(folder, "package");
  files = made.files.map(({ path }: { path: string }) => path);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("packs what users need at the top and nothing else", () => {
  expect(readdirSync(packed).sort()).toEqual([
    "CHANGELOG.md",
    "LICENSE",
    "NOTICE",
    "README.md",
    "THIRD-PARTY-NOTICES.md",
    "dist",
    "docs",
    "package.json",
    "schemas",
  ]);
  expect(readdirSync(join(packed, "dist")).sort()).toEqual(["cli", "emulator", "engine", "provider", "schemas"]);
});

test("packs compiled code, its types, templates and schemas, and neither sources, tests nor maps", () => {
  const ends = new Set(files.filter((path) => path.startsWith("dist/")).map((path) => /\.d\.ts$|\.[^./]+$/.exec(path)?.[0]));
  expect([...ends].sort()).toEqual([".d.ts", ".js", ".json", ".template", ".yml"]);
  expect(files.filter((path) => /(^|\/)(test|bench|scripts|examples|node_modules)\//.test(path))).toEqual([]);
  for (const path of files.filter((each) => each.endsWith(".js")))
    expect(readFileSync(join(packed, path), "utf8")).not.toContain("sourceMappingURL");
});

test("packs the pages of docs as text and leaves their pictures to the repository", () => {
  const docs = files.filter((path) => path.startsWith("docs/"));
  expect(docs).toContain("docs/emulator.md");
  expect(docs.filter((path) => !path.endsWith(".md"))).toEqual([]);
});

test("stays below one and a half megabytes packed", () => {
  expect(statSync(tarball).size).toBeLessThan(1_500_000);
});

test("gives publint nothing to say about the packed package", async () => {
  const { messages } = await publint({ pkgDir: packed, pack: false, strict: true });
  expect(messages).toEqual([]);
});

test("lets every way of resolving modules find types that are right", async () => {
  const { code, stdout, stderr } = await runProcess([process.execPath, attw, tarball, "--format", "json"], { cwd: folder });
  expect(code, stdout + stderr).toBe(0);
  const { problems, analysis } = JSON.parse(stdout);
  expect(problems ?? {}).toEqual({});
  expect(Object.keys(analysis.entrypoints).sort()).toEqual([
    ".",
    "./dynamic",
    "./emulator",
    "./engine",
    "./package.json",
    "./schemas/*.json",
  ]);
});

test("shows the text of a property where an editor asks for it", () => {
  const file = join(folder, "program.ts");
  const source = `import { Category, Form } from "./package/dist/provider/index.js";
new Category("a", { organization: "", name: "", tags: [] });
new Form("b", { name: "", pointsByBot: 1 });
`;
  const service = ts.createLanguageService({
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = path === file ? source : ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getCompilationSettings: () => ({ module: ts.ModuleKind.NodeNext, strict: true, skipLibCheck: true, types: [] }),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: (path) => (path === file ? source : ts.sys.readFile(path)),
  });
  for (const [property, schema] of [
    ["tags", "category"],
    ["pointsByBot", "form"],
  ] as const) {
    const { properties } = JSON.parse(readFileSync(join(packed, `schemas/${schema}.json`), "utf8"));
    const shown = service.getQuickInfoAtPosition(file, source.indexOf(`${property}:`));
    expect(ts.displayPartsToString(shown?.documentation)).toContain(properties[property].description);
  }
});
