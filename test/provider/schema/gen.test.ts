import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const root = process.cwd();
/** The generator runs three times, each time over all sources. */
const RUN_MS = 180_000;

function generate(folder: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(folder, "scripts/gen.mts"), ...args], { cwd: folder, encoding: "utf8" });
}

function copyOfTree(): string {
  const folder = mkdtempSync(join(tmpdir(), "gen-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ["scripts", "schemas", "provider", "engine", "emulator", "cli", "docs/reference", "package.json"]) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

test("the generated files equal the committed ones", () => {
  expect(generate(root, "--check")).toMatchObject({ status: 0, stdout: "", stderr: "" });
});

test("names a stale file and a page that is made from nothing any more, leaves both alone, and then puts them right", {
  timeout: RUN_MS,
}, () => {
  const folder = copyOfTree();
  const file = join(folder, "provider/schema/types.gen.ts");
  const page = "docs/reference/resources/gone.md";
  appendFileSync(file, "// by hand\n");
  writeFileSync(join(folder, page), "# Gone\n");
  const sentences = [
    "provider/schema/types.gen.ts does not match its sources. Run `npm run gen` and commit the result.\n",
    `${page} is made from nothing any more. Run \`npm run gen\` and commit that it is gone.\n`,
  ];
  expect(generate(folder, "--check")).toMatchObject({ status: 1, stderr: sentences.join("") });
  expect(readFileSync(file, "utf8")).toMatch(/by hand\n$/);
  expect(existsSync(join(folder, page))).toBe(true);

  rmSync(file);
  expect(generate(folder)).toMatchObject({ status: 0, stdout: `wrote provider/schema/types.gen.ts\nremoved ${page}\n` });
  expect(generate(folder)).toMatchObject({ status: 0, stdout: "" });
});
