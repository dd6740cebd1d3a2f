import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const root = process.cwd();

function generate(folder: string, ...args: string[]) {
  return spawnSync(process.execPath, [join(folder, "scripts/gen.mts"), ...args], { cwd: folder, encoding: "utf8" });
}

function copyOfTree(): string {
  const folder = mkdtempSync(join(tmpdir(), "gen-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const part of ["scripts", "schemas", "provider/schema", "package.json"]) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

test("the generated files equal the committed ones", () => {
  expect(generate(root, "--check")).toMatchObject({ status: 0, stdout: "", stderr: "" });
});

test("names a stale file and what to do, and leaves it alone", () => {
  const folder = copyOfTree();
  const file = join(folder, "provider/schema/types.gen.ts");
  appendFileSync(file, "// by hand\n");
  const sentence = "provider/schema/types.gen.ts does not match schemas/. Run `npm run gen` and commit the result.\n";
  expect(generate(folder, "--check")).toMatchObject({ status: 1, stderr: sentence });
  expect(readFileSync(file, "utf8")).toMatch(/by hand\n$/);
});

test("writes a missing file and nothing more the second time", () => {
  const folder = copyOfTree();
  rmSync(join(folder, "provider/schema/types.gen.ts"));
  expect(generate(folder)).toMatchObject({ status: 0, stdout: "wrote provider/schema/types.gen.ts\n" });
  expect(generate(folder)).toMatchObject({ status: 0, stdout: "" });
  expect(generate(folder, "--check")).toMatchObject({ status: 0 });
});
